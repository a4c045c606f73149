import type { Pace } from "./pace.ts";

/*
 * From events to motion. By default an edge takes no time (T3), so a true picture would only blink. The view therefore takes a little
 * of the time that a token spends where it arrives, and shows the way there in it:
 *
 * - A chain of edges without travel time, through nodes without service time, is one glide along all of them. It begins at the chain's
 *   moment and takes the first part of the stay that follows: 60% of it, at most 0.8 s on the screen at speed 1. The progress bar
 *   fills during the rest, so a token still leaves at its true time.
 * - An edge with travel time is drawn in its true time; edges without any just before it are drawn along with it.
 * - A token that ends where it arrives glides there in a fixed short time after its last event (`Pace.tail`). The duration of a trace is
 *   its last event and that tail.
 * - A split that takes no time hands the way to it on to the tokens that it makes.
 * - At a join a token waits, after its glide, until the last one has come.
 *
 * The legs of one token follow one another without gap or overlap, from its birth until it is gone.
 */

/** What a token does in a leg; `approaching` is a glide to the end of a waiting line. */
export const Doing = { gliding: 0, approaching: 1, waiting: 2, serving: 3 } as const;

/** One leg of one token, in seconds of simulation. */
export interface Leg {
  readonly from: number;
  readonly until: number;
  /** A value of `Doing`. */
  readonly doing: number;
  /** Index into `Legs.tokens`. */
  readonly token: number;
  /** Index of the node that the token glides to, is served at or waits for. */
  readonly node: number;
  /** Indices of the edges that it glides along; while it waits, the edge that it came by (none where it was born). */
  readonly hops: readonly number[];
}

/** One token of a trace, on the stage while `born <= time < gone`. */
export interface Token {
  /** Index into the model's starts; -1 for a start that it does not list. */
  readonly start: number;
  readonly case: number;
  readonly token: number;
  readonly born: number;
  readonly gone: number;
}

/** A trace made ready to be looked at: one entry a leg in each column, sorted by `from`. */
export interface Legs {
  readonly count: number;
  readonly from: Float64Array;
  readonly until: Float64Array;
  readonly doing: Uint8Array;
  readonly token: Int32Array;
  readonly node: Int32Array;
  /** The edges of leg `i` are `hops[hopStart[i]]` up to `hops[hopStart[i + 1]]`. */
  readonly hopStart: Int32Array;
  readonly hops: Int32Array;
  readonly tokens: readonly Token[];
  /** Last moment of the view, in seconds of simulation. */
  readonly duration: number;
  readonly pace: Pace;
}

/** Sorts legs into columns. */
export function arrangeLegs(legs: readonly Leg[], tokens: readonly Token[], pace: Pace): Legs {
  const sorted = [...legs].sort((a, b) => a.from - b.from || a.token - b.token);
  const hopStart = new Int32Array(sorted.length + 1);
  sorted.forEach((leg, i) => {
    hopStart[i + 1] = hopStart[i]! + leg.hops.length;
  });
  const hops = new Int32Array(hopStart[sorted.length]!);
  sorted.forEach((leg, i) => {
    hops.set(leg.hops, hopStart[i]!);
  });
  return {
    count: sorted.length,
    from: Float64Array.from(sorted, (leg) => leg.from),
    until: Float64Array.from(sorted, (leg) => leg.until),
    doing: Uint8Array.from(sorted, (leg) => leg.doing),
    token: Int32Array.from(sorted, (leg) => leg.token),
    node: Int32Array.from(sorted, (leg) => leg.node),
    hopStart,
    hops,
    tokens,
    duration: tokens.reduce((latest, token) => Math.max(latest, token.gone), 0),
    pace,
  };
}
