-- Stored diagrams: never changed after they are written, only deleted. Applied by `wrangler d1 migrations apply`, or by the Worker itself.
CREATE TABLE IF NOT EXISTS diagrams (
  id TEXT PRIMARY KEY,       -- from the hash of the text
  text BLOB NOT NULL,        -- UTF-8, byte for byte as it came
  based_on TEXT,             -- id of the diagram that it began as, as its author said
  owner TEXT NOT NULL,       -- SHA-256 of the token that may delete it
  created INTEGER NOT NULL   -- milliseconds since 1970
) WITHOUT ROWID;
