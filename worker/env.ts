import type { Context } from "hono";

/** What the Worker is given by its configuration. */
export interface Bindings {
  readonly ASSETS: Fetcher;
}

export interface Env {
  readonly Bindings: Bindings;
}

export type Call = Context<Env>;
