import { applyMigrations } from "../stored/migrations.ts";
import type { RunState } from "./state.ts";

/** A run as the register knows it. */
export type Registered = Pick<RunState, "state" | "failure" | "created" | "ended"> & { readonly id: string };

/** How many runs there are of each state. */
export type RunTally = Readonly<Record<RunState["state"], number>>;

/** What is told of all runs together. */
export interface RunOverview {
  /** Those that began in the last so many days, and in the last one. */
  readonly kept: RunTally;
  readonly lastDay: RunTally;
  /** Those that have gone on for more than a day. */
  readonly overdue: number;
  /** Those that failed last, the newest first. */
  readonly failures: readonly Omit<Registered, "state">[];
}

/** Failures that are told one by one. */
const shown = 50;
const day = 86_400_000;

/** Notes what became of a run, in D1 with the stored diagrams; those that are older than `days` are forgotten. */
export async function registerRun(database: D1Database, run: Registered, now: number, days: number): Promise<void> {
  await applyMigrations(database);
  const { id, state, failure, created, ended } = run;
  await database.batch([
    database
      .prepare("INSERT OR REPLACE INTO runs (id, state, failure, created, ended) VALUES (?, ?, ?, ?, ?)")
      .bind(id, state, failure, created, ended),
    database.prepare("DELETE FROM runs WHERE created < ?").bind(now - days * day),
  ]);
}

/** Counts the runs of the register. */
export async function overlookRuns(database: D1Database, now: number): Promise<RunOverview> {
  await applyMigrations(database);
  const count = database.prepare("SELECT state, COUNT(*) AS runs FROM runs WHERE created >= ? GROUP BY state");
  const [kept, lastDay, overdue, failures] = await database.batch([
    count.bind(0),
    count.bind(now - day),
    database.prepare("SELECT COUNT(*) AS runs FROM runs WHERE state = 'running' AND created < ?").bind(now - day),
    database
      .prepare("SELECT id, failure, created, ended FROM runs WHERE state = 'failed' ORDER BY ended DESC LIMIT ?")
      .bind(shown),
  ]);
  return {
    kept: tally(kept!.results as readonly Counted[]),
    lastDay: tally(lastDay!.results as readonly Counted[]),
    overdue: (overdue!.results as readonly Counted[])[0]?.runs ?? 0,
    failures: failures!.results as unknown as RunOverview["failures"],
  };
}

interface Counted {
  readonly state: RunState["state"];
  readonly runs: number;
}

function tally(rows: readonly Counted[]): RunTally {
  const of = (state: RunState["state"]): number => rows.find((row) => row.state === state)?.runs ?? 0;
  return { running: of("running"), done: of("done"), cancelled: of("cancelled"), failed: of("failed") };
}
