import type { Program } from "../program.ts";
import { findReach } from "./reach.ts";
import { LOST, type States, type Stretch, type Way } from "./states.ts";

/**
 * All states that cases of a start can come to, as one table of records (program.ts). A walk counts the records that it takes; passes and outcomes follow from
 * these, and so do most shares of cases. What a case may come to more than once is watched while it is walked.
 */
export interface Network {
  /**
   * Four words a record: threshold, next (-1 where the case ends), length, time in units of `unit` ticks. The records of a state stand together, `width` of
   * them; the first draw is at 0.
   */
  readonly records: Int32Array;
  readonly width: number;
  readonly unit: number;
  /** What comes before the first draw. */
  readonly opening: Stretch;
  /** The most units that a step takes. */
  readonly unitsPerStep: number;
  /** By offset of a record: what it stands for. */
  readonly ways: ReadonlyMap<number, Way>;
  readonly watched: readonly Watched[];
}

/** Items that a case may come to more than once (slots of edges, starts and merges), all by the same ways. */
export interface Watched {
  readonly items: readonly number[];
  /** Offsets of the records by which a case comes to them, of those by which it may not be the only time. */
  readonly records: readonly number[];
}

/** Words that the records of the largest network take. */
export const mostWords = 1 << 16;
/** Ways out of a state of a network. */
export const mostWays = 64;
/** States of the largest network: what can be come to from where takes a bit for each two. */
const mostStates = 4096;
/** Records of watched items, all together: each takes its share of the time of a case. */
export const mostWatched = 4096;
/** Units of time are as long as they can be; where a record has more of them than this, they are too short. */
const mostUnits = 1 << 24;

/** Finds and lays out all states; `null` if they are too many, or some times are drawn. */
export function layNetwork(program: Program, states: States): Network | null {
  const { opening } = states;
  const all = collect(states);
  if (all === null) return null;
  const stretches: readonly Stretch[] = [opening, ...all.flat()];
  const unit = stretches.reduce((common, { ticks }) => divisor(common, ticks), 0) || 1;
  if (stretches.some(({ ticks }) => ticks / unit > mostUnits)) return null;
  const widest = all.reduce((most, ways) => Math.max(most, ways.length), 2);
  const width = widest === 3 ? 4 : widest;
  const stride = 4 * width;
  const records = new Int32Array(all.length * stride);
  for (let at = 0; at < records.length; at += 4) records.set([0x7fffffff, -1, 0, 0], at);
  const ways = new Map<number, Way>();
  let unitsPerStep = 0;
  for (const [state, list] of all.entries()) {
    for (const [i, way] of list.entries()) {
      const at = state * stride + 4 * i;
      ways.set(at, way);
      records.set([way.whole, way.next < 0 ? -1 : way.next * stride, way.length, way.ticks / unit], at);
      unitsPerStep = Math.max(unitsPerStep, way.ticks / unit / Math.max(1, way.length));
    }
  }
  const watched = watch(program, opening, ways, all, stride);
  if (watched.reduce((sum, one) => sum + one.records.length, 0) > mostWatched) return null;
  return { records, width, unit, opening, unitsPerStep, ways, watched };
}

/** The ways out of every state. */
function collect(states: States): readonly (readonly Way[])[] | null {
  if (states.opening.next < 0) return null;
  const all: (readonly Way[])[] = [];
  let width = 2;
  for (let state = 0; state < states.count; state++) {
    const ways = states.ways(state);
    width = Math.max(width, ways.length);
    if (width > mostWays || states.count > mostStates || states.count * width * 4 > mostWords) return null;
    if (ways.some(({ next }) => next === LOST)) return null;
    all.push(ways);
  }
  return all;
}

function divisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** The items of a stretch, each once: its slots, and the merges behind them (chain-counts.ts). */
function itemsOf({ chains }: Program, { slots }: Stretch): ReadonlySet<number> {
  const items = new Set<number>();
  for (const slot of slots) for (let at = slot; at >= 0 && !items.has(at); at = chains.merge[at]!) items.add(at);
  return items;
}

/**
 * Finds what must be watched: items with the ways that share them with one before or after on some path. By all others a case comes to an item once at
 * most, so that the cases that do are those that pass; and what the opening has, every case comes to.
 */
function watch(
  program: Program,
  opening: Stretch,
  ways: ReadonlyMap<number, Way>,
  all: readonly (readonly Way[])[],
  stride: number,
): readonly Watched[] {
  const reach = findReach(all);
  const always = itemsOf(program, opening);
  const owners = new Map<number, number[]>();
  for (const [record, way] of ways) {
    for (const item of itemsOf(program, way)) {
      if (always.has(item)) continue;
      const records = owners.get(item) ?? [];
      owners.set(item, records);
      records.push(record);
    }
  }
  const found = new Map<string, { readonly items: number[]; readonly records: readonly number[] }>();
  for (const [item, records] of owners) {
    const sources = new Int32Array(reach.words);
    const after = new Int32Array(reach.words);
    for (const record of records) {
      const next = ways.get(record)!.next;
      reach.add(sources, Math.floor(record / stride));
      if (next >= 0) reach.addFrom(after, next);
    }
    const again = records.filter((record) => {
      const next = ways.get(record)!.next;
      return reach.has(after, Math.floor(record / stride)) || (next >= 0 && reach.meets(sources, next));
    });
    if (again.length === 0) continue;
    const key = again.join();
    const same = found.get(key);
    if (same === undefined) found.set(key, { items: [item], records: again });
    else same.items.push(item);
  }
  return [...found.values()];
}
