import type { Context } from "hono";

/** What the Worker is given by its configuration. */
export interface Bindings {
  readonly ASSETS: Fetcher;
  /** Stored diagrams. */
  readonly DIAGRAMS: D1Database;
  /** How many diagrams a client may store; without it there is no limit. */
  readonly STORING?: RateLimit;
}

export interface Env {
  readonly Bindings: Bindings;
}

export type Call = Context<Env>;
