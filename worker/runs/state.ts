import type { Plan } from "#core/answer/plan-run";
import type { Sweep } from "#core/answer/plan-sweep";

/** Why a run ended without an answer; stable. */
export type RunFailure = "shard-failed" | "engine-changed" | "too-many-figures";

/** How far a run is, and what its job object keeps besides texts and rows. */
export interface RunState {
  readonly state: "running" | "done" | "cancelled" | "failed";
  readonly failure: RunFailure | null;
  readonly plan: Plan;
  /** Version of the engine: shards of two versions are not added up. */
  readonly engine: string;
  /** Hash of the token that may cancel it. */
  readonly owner: string;
  /** Milliseconds since 1970; `ended` is `null` while it goes on. */
  readonly created: number;
  readonly ended: number | null;
  /** Shards, those that were sent at all, those that are counted, and those from the first on that are added up. */
  readonly shards: number;
  readonly sent: number;
  readonly counted: number;
  readonly added: number;
  /** Cases of the line that are counted, and after which it ended. */
  readonly done: number;
  readonly answered: number | null;
  /** Shards that were sent again, and counts that came when they were there already. */
  readonly resent: number;
  readonly ignored: number;
}

/** What is told of a run. */
export interface RunProgress {
  readonly state: RunState["state"];
  readonly failure: RunFailure | null;
  readonly engine: string;
  readonly seed: number;
  /** At each start in each replication, as asked for. */
  readonly cases: number;
  readonly replications: number;
  /** The edge whose odds are swept, and in how many points; `null` for a single run. */
  readonly sweep: Sweep | null;
  /** Cases of all replications, those that are counted, and those of the answer. */
  readonly size: number;
  readonly done: number;
  readonly answered: number | null;
  readonly shards: {
    readonly all: number;
    readonly counted: number;
    readonly resent: number;
    readonly ignored: number;
  };
  /** ISO 8601. */
  readonly created: string;
  readonly ended: string | null;
}

/** Puts a state into what is told of it. */
export function tellState(state: RunState): RunProgress {
  const { plan, created, ended } = state;
  return {
    state: state.state,
    failure: state.failure,
    engine: state.engine,
    seed: plan.seed,
    cases: plan.cases,
    replications: plan.replications,
    sweep: plan.sweep,
    size: plan.line.size,
    done: state.done,
    answered: state.answered,
    shards: { all: state.shards, counted: state.counted, resent: state.resent, ignored: state.ignored },
    created: new Date(created).toISOString(),
    ended: ended === null ? null : new Date(ended).toISOString(),
  };
}
