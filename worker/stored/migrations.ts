import diagrams from "../migrations/0001_diagrams.sql";
import runs from "../migrations/0002_runs.sql";

/** In the order of their numbers; each may be applied again without harm. */
const migrations = [diagrams, runs];

/** Databases that this isolate has seen with all its tables. */
const ready = new WeakSet<D1Database>();

/** Makes the tables that are missing, so that a fresh database needs nothing set up. Asks the database once an isolate. */
export async function applyMigrations(database: D1Database): Promise<void> {
  if (ready.has(database)) return;
  const statements = migrations.flatMap((sql) => {
    const bare = sql.replace(/--.*$/gm, "");
    return bare.split(";").filter((statement) => statement.trim() !== "");
  });
  await database.batch(statements.map((statement) => database.prepare(statement)));
  ready.add(database);
}
