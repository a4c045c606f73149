import { Counter, type Counts } from "./counts.ts";
import { type Histogram, Recorder } from "./histogram.ts";
import type { Program } from "./program.ts";
import { sumLimbs } from "./wide.ts";

/**
 * What a walk counted of one start: whole numbers only, so that shards merge to the same bytes in any order and number (7-engine 5).
 */
export interface Tally {
  readonly cases: number;
  /** Arrivals of tokens at nodes: the visits, and what came to wait at a join. The measure of a walk's work. */
  readonly arrivals: number;
  /** By node: visits, and cases that visit it at all. */
  readonly visits: Float64Array;
  readonly reached: Float64Array;
  /** By edge: passes, and cases that use it at all. A pass counts when the token arrives. */
  readonly passes: Float64Array;
  readonly used: Float64Array;
  /** Cases by the set of their tokens' outcomes (O1): the numbers of outcomes.ts, ascending, joined by commas. */
  readonly sets: ReadonlyMap<string, number>;
  readonly steps: Counts;
  /** Sojourn times. */
  readonly times: Histogram;
  /** By node: the sum of the service times that were drawn, as limbs; of constant ones it follows from the visits. */
  readonly service: Float64Array;
  /** The sum of what tokens waited at joins, as limbs. */
  readonly waiting: Float64Array;
}

/** The tally of no case. */
export function emptyTally(program: Program): Tally {
  return {
    cases: 0,
    arrivals: 0,
    visits: new Float64Array(program.nodes.count),
    reached: new Float64Array(program.nodes.count),
    passes: new Float64Array(program.edges.count),
    used: new Float64Array(program.edges.count),
    sets: new Map(),
    steps: new Counter().counts(),
    times: new Recorder().histogram(),
    service: new Float64Array(program.nodes.count * sumLimbs),
    waiting: new Float64Array(sumLimbs),
  };
}

/** The same counts in the one order that tallies keep. */
export function sortSets(sets: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...sets].sort(([a], [b]) => (a < b ? -1 : 1)));
}
