import type { Context } from "hono";
import type { RunJob } from "./runs/job.ts";
import type { ShardMessage } from "./runs/message.ts";

/** What the Worker is given by its configuration. */
export interface Bindings {
  readonly ASSETS: Fetcher;
  /** Stored diagrams. */
  readonly DIAGRAMS: D1Database;
  /** How many diagrams a client may store; without it there is no limit. */
  readonly STORING?: RateLimit;
  /** Long runs: a job object each, and the queue of their shards. */
  readonly RUNS: DurableObjectNamespace<RunJob>;
  readonly SHARDS: Queue<ShardMessage>;
  /** How many long runs a client may begin; without it there is no limit. */
  readonly RUNNING?: RateLimit;
  /** The admin's token, a secret; without it there is no view for the admin. */
  readonly ADMIN_TOKEN?: string;
  /** Work of a shard in decisions, and seconds after which it is sent again, where they are not those of `limits.ts`. */
  readonly RUN_SHARD_WORK?: string;
  readonly RUN_LEASE?: string;
}

export interface Env {
  readonly Bindings: Bindings;
}

export type Call = Context<Env>;
