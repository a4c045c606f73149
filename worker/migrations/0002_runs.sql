-- What the admin sees of long runs; their texts and answers are in their job objects. Applied by `wrangler d1 migrations apply`, or by the Worker itself.
CREATE TABLE IF NOT EXISTS runs (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,       -- running, done, cancelled, failed
  failure TEXT,              -- why it failed
  created INTEGER NOT NULL,  -- milliseconds since 1970
  ended INTEGER              -- the same; none while it goes on
) WITHOUT ROWID;
