import type { ShardCounts } from "../engine/sharded.ts";
import type { SweepPoint } from "./sweep-point.ts";

/** A planned run or sweep, opened: whoever counts shards of it, and whoever adds them up, opens it from the same text and plan. */
export interface OpenRun {
  /**
   * Counts the cases `from` up to, not including, `to` of the line, each at every start. Stops after pieces of about `work` decisions, so that others may
   * be answered between.
   */
  count(from: number, to: number, work: number): Generator<void, ShardCounts>;
  /** Adds the counts of a shard, or those that `counts` gave. */
  add(counts: ShardCounts): void;
  /** The counts of all that was added, in a sweep to the point that is not closed. */
  counts(): ShardCounts;
  /** Closes the point of a sweep whose last case is the one before `at`, all of its shards being added; `null` where no point ends. */
  closePoint(at: number): { readonly index: number; readonly body: SweepPoint } | null;
  /** Whether enough is known after the first `cases`, all of which are added. */
  isKnown(cases: number): boolean;
  /**
   * The answer after the first `cases`, all of which are added: the bytes of one machine's. `points` are those that were closed, as JSON. `figures`: outcomes in
   * its rows of sets, which have no bound of their own.
   */
  write(cases: number, points: readonly string[]): { readonly text: string; readonly figures: number };
}
