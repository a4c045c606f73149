import { highBits } from "../bits.ts";
import { addTicks } from "../ticks.ts";
import { LOST, type States, type Stretch } from "./states.ts";

/**
 * The likeliest paths of a start's cases, as a tree over their draws. At its leaves a case is told whole, so that a walk need only count leaves: steps, times,
 * passes and outcomes follow from these. Where it does not tell a case, that is led to *limbo*, a place that is never left.
 */
export interface Tree {
  /**
   * Four words a record: threshold, next, length, leaf. The records of a place stand together, `width` of them; the last one that counts is certain.
   * - next: offset of the first record of the next place, -1 at a leaf;
   * - length: the steps of the whole path at a leaf, else 0;
   * - leaf: its index, -1 for none.
   */
  readonly records: Int32Array;
  readonly width: number;
  readonly limbo: number;
  /** Draws that a case may take, an even number; 0 if the only leaf is where every case ends. The first draw is at offset 0. */
  readonly depth: number;
  readonly leaves: readonly Leaf[];
  /** The share of cases that are not told. */
  readonly untold: number;
}

/** The end of a path. */
export interface Leaf {
  readonly outcome: number;
  /** Steps and time in ticks of the whole path. */
  readonly length: number;
  readonly ticks: number;
  readonly path: Path;
}

/** A stretch, and by `before` all those that came before it. */
export interface Path {
  readonly stretch: Stretch;
  readonly before: Path | null;
}

/** A place where a case draws. */
interface Place extends Way {
  readonly state: number;
}

/** How a case came to where it is. */
interface Way {
  readonly draws: number;
  readonly share: number;
  readonly length: number;
  readonly ticks: number;
  readonly path: Path;
  /** The record that leads there: its place and its index. */
  readonly from: number;
  readonly index: number;
}

/** Words that the records of the largest tree take. */
export const mostWords = 1 << 13;
/** Draws that come from keyed blocks (stream.ts); cases that take more are not told. */
export const mostDraws = 10;
/** A tree is grown until it leaves out no more than this share of the cases. */
const fewUntold = 1 / 65536;
/** After so many places a tree must tell half of the cases, or it is grown no further. */
const trial = 256;
/** Shares are ranked by powers of 2; those below the last one are taken together. */
const ranks = 64;

/** Grows the tree of a start, the likeliest places first. Paths of more than `limit` steps are not told (S8). */
export function growTree(states: States, limit: number): Tree {
  return new Growth(states, limit).grow();
}

class Growth {
  private readonly states: States;
  private readonly limit: number;
  private readonly leaves: Leaf[] = [];
  private readonly ranked: Place[][] = Array.from({ length: ranks }, () => []);
  /** By place: thresholds of its records, and where they lead to: a place, `leafAt` less the number of a leaf, or `nowhere`. */
  private readonly cuts: number[][] = [];
  private readonly nexts: number[][] = [];
  private untold = 1;
  private depth = 0;
  private width = 2;

  constructor(states: States, limit: number) {
    this.states = states;
    this.limit = limit;
  }

  grow(): Tree {
    const { opening } = this.states;
    const path = { stretch: opening, before: null };
    this.arrive({ draws: 0, share: 1, length: opening.length, ticks: opening.ticks, path, from: -1, index: 0 });
    for (let rank = 0; rank < ranks; rank++) {
      const places = this.ranked[rank]!;
      while (places.length > 0 && this.untold > fewUntold && this.hasRoom) this.add(places.pop()!);
      if (this.cuts.length > trial && this.untold > 1 / 2) break;
    }
    return this.lay();
  }

  /** Whether one more place fits, and limbo. */
  private get hasRoom(): boolean {
    return (this.cuts.length + 2) * this.width * 4 <= mostWords;
  }

  /** Takes note of where a record leads: what it gives for `nexts`. */
  private arrive(way: Way): number {
    const { next } = way.path.stretch;
    if (next === LOST || way.length > this.limit) return nowhere;
    if (next < 0) {
      const { length, ticks, path } = way;
      this.untold -= way.share;
      return leafAt - (this.leaves.push({ outcome: ~next, length, ticks, path }) - 1);
    }
    if (way.draws < mostDraws && way.share > 0) this.ranked[rankOf(way.share)]!.push({ ...way, state: next });
    return nowhere;
  }

  private add({ state, draws, share, length, ticks, path, from, index }: Place): void {
    const ways = this.states.ways(state);
    const place = this.cuts.length;
    this.width = Math.max(this.width, ways.length);
    if (!this.hasRoom) return;
    if (from >= 0) this.nexts[from]![index] = place;
    const nexts: number[] = [];
    const cuts: number[] = [];
    this.cuts.push(cuts);
    this.nexts.push(nexts);
    this.depth = Math.max(this.depth, draws + 1);
    let below = 0;
    for (const way of ways) {
      const upTo = (way.whole + 0x80000000 + way.fraction) / 0x100000000;
      const onward: Way = {
        draws: draws + 1,
        share: share * (upTo - below),
        length: length + way.length,
        ticks: addTicks(ticks, way.ticks),
        path: { stretch: way, before: path },
        from: place,
        index: cuts.length,
      };
      cuts.push(way.whole);
      nexts.push(this.arrive(onward));
      below = upTo;
    }
  }

  private lay(): Tree {
    const { width } = this;
    const stride = 4 * width;
    const limbo = this.cuts.length * stride;
    const records = new Int32Array(limbo + stride);
    for (let at = 0; at < records.length; at += 4) records.set([0x7fffffff, limbo, 0, -1], at);
    for (const [place, cuts] of this.cuts.entries()) {
      for (const [i, cut] of cuts.entries()) {
        const at = place * stride + 4 * i;
        const next = this.nexts[place]![i]!;
        records[at] = cut;
        if (next >= 0) records[at + 1] = next * stride;
        else if (next <= leafAt) records.set([-1, this.leaves[leafAt - next]!.length, leafAt - next], at + 1);
      }
    }
    return { records, width, limbo, depth: (this.depth + 1) & ~1, leaves: this.leaves, untold: this.untold };
  }
}

const nowhere = -1;
const leafAt = -2;

/** 0 for shares from 1/2 on, then one more for each power of 2. */
function rankOf(share: number): number {
  return Math.min(ranks - 1, Math.max(0, 1022 - (highBits(share) >>> 20)));
}
