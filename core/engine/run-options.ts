import type { Settings } from "../model/model.ts";

/** How to run a model. Whole numbers; anything out of range is a RangeError. */
export interface RunOptions {
  /** Counted cases at each start in each replication (S2). */
  readonly cases: number;
  /** 0 to 2^53 - 1. */
  readonly seed: number;
  /** Steps that a case may take (S8), at least 1. */
  readonly limit: number;
  /** How many cases of each start to trace, 0 for no trace. */
  readonly trace: number;
  /** Cases that come before the counted ones (T5); without it, as the model says. */
  readonly warmup?: Settings["warmup"];
  /** At least 1; without it, as the model says. */
  readonly replications?: number;
  /**
   * The work that may be done, in node visits: one for each visit, ten where a case may have several tokens or wait (they take that much longer),
   * and one for each row of the answer.
   */
  readonly budget?: number;
}
