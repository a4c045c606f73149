import { chainCounts, unfold } from "../chain-counts.ts";
import { Counter, entries } from "../counts.ts";
import { Recorder } from "../histogram.ts";
import { codeCount } from "../outcomes.ts";
import type { Program } from "../program.ts";
import { draw, openStream, streamWords } from "../stream.ts";
import { sortSets, type Tally } from "../tally.ts";
import { threefry } from "../threefry.ts";
import { maxTicks } from "../ticks.ts";
import { sumLimbs } from "../wide.ts";
import { mostWatched, mostWays, mostWords, type Network } from "./network.ts";

/** Draws that come from keyed blocks (stream.ts). */
const keyed = 10;
/** Times of fewer units have a count of their own. */
const denseUnits = 1 << 14;
/** Units that a case may take: they stay small integers. */
const mostUnits = 1 << 30;
/** Cases that are watched together: a bit each. */
const bits = 32;

// The scratch space of every walk, in the module for the reason that lockstep.ts gives.
const records = new Int32Array(mostWords + 4 * mostWays);
/** By record: how often it was taken, and which of the present cases took it. */
const counts = new Int32Array(records.length >> 2);
const taken = new Int32Array(records.length >> 2);
/** Of the watched items, where the records of each begin, and the records. */
const watchedAt = new Int32Array(mostWatched + 1);
const watchedBy = new Int32Array(mostWatched);
/** By watched item: cases that come to it. */
const reachedBy = new Int32Array(mostWatched);
/** By present case, and one more for none: where it is, its steps (-1 once it is given up), units of time, and generator. */
const places = new Int32Array(bits + 1);
const lengths = new Int32Array(bits + 1);
const spans = new Int32Array(bits + 1);
const low = new Int32Array(bits + 1);
const high = new Int32Array(bits + 1);
const byUnits = new Int32Array(denseUnits);
/** A block of draws. */
const block = new Int32Array(2);

/**
 * Walks the cases `from` up to, not including, `to` of `key` through a network, one after another, without a branch that depends on a draw; at most
 * 2^20 of them. The tally has all but those that are added to `others`: cases that meet the step limit (S8), or whose draw equals a threshold.
 */
export function walkNetwork(
  program: Program,
  start: number,
  network: Network,
  key: Int32Array,
  from: number,
  to: number,
  limit: number,
  others: number[],
): Tally {
  const { opening, unit, width, watched } = network;
  const steps = new Counter();
  const times = new Recorder();
  const begun = opening.ticks / unit;
  const most = Math.min(limit, Math.floor((mostUnits - begun) / (network.unitsPerStep + 1)));
  const size = network.records.length >> 2;
  load(network);
  let longest = 0;
  let cases = 0;
  for (let base = from; base < to; base += bits) {
    const live = Math.min(bits, to - base);
    taken.fill(0, 0, size);
    lengths.fill(opening.length);
    spans.fill(begun);
    begin(key[0]!, key[1]!, base | 0, live, most, width);
    goOn(live, 4 * size, most, width);
    for (let i = 0; i < live; i++) {
      const units = spans[i]!;
      if (lengths[i]! < 0) {
        retract(opening.length, key, base + i, most);
        for (let record = 0; record < size; record++) taken[record] = taken[record]! & ~(1 << i);
        others.push(base + i);
        continue;
      }
      cases++;
      steps.add(lengths[i]!);
      if (units < denseUnits) {
        byUnits[units] = byUnits[units]! + 1;
        longest = Math.max(longest, units);
      } else times.add(Math.min(units * unit, maxTicks));
    }
    countWatched(watched.length);
  }
  for (let units = longest; units >= 0; units--) {
    if (byUnits[units]! > 0) times.addMany(Math.min(units * unit, maxTicks), byUnits[units]!);
  }
  return tell(program, start, network, cases, steps, times);
}

/** Makes the scratch space ready. Behind the records of the network is a state that leads to itself. */
function load({ records: all, width, watched }: Network): void {
  records.set(all);
  for (let at = all.length; at < all.length + 4 * width; at += 4) records.set([0x7fffffff, all.length, 0, 0], at);
  counts.fill(0, 0, all.length >> 2);
  byUnits.fill(0);
  reachedBy.fill(0, 0, watched.length);
  let at = 0;
  for (const [index, { records: by }] of watched.entries()) {
    for (const record of by) watchedBy[at++] = record >> 2;
    watchedAt[index + 1] = at;
  }
}

/** The record that a draw takes in a state. */
function choose(at: number, drawn: number, width: number): number {
  let record = at + (+(drawn > records[at]!) << 2);
  if (width > 2) {
    record += (+(drawn > records[at + 4]!) << 2) + (+(drawn > records[at + 8]!) << 2);
    for (let other = 3; other < width - 1; other++) record += +(drawn > records[at + 4 * other]!) << 2;
  }
  return record;
}

/** Lets cases take those of their draws that come from keyed blocks (stream.ts). */
function begin(k0: number, k1: number, first: number, live: number, most: number, width: number): void {
  for (let i = 0; i < live; i++) {
    const number = (first + i) | 0;
    const bit = 1 << i;
    let at = 0;
    let length = lengths[i]!;
    let units = spans[i]!;
    for (let n = 0; n < keyed && at >= 0; n++) {
      if ((n & 1) === 0) threefry(block, 0, number, n >> 1, k0, k1);
      const drawn = block[n & 1]!;
      const record = choose(at, drawn, width);
      counts[record >> 2] = counts[record >> 2]! + 1;
      taken[record >> 2] = taken[record >> 2]! | bit;
      length = (length + records[record + 2]!) | 0;
      units = (units + records[record + 3]!) | 0;
      at = records[record + 1]!;
      if (drawn === records[record]! || length > most) {
        at = -1;
        length = -1;
      }
    }
    places[i] = at;
    lengths[i] = length;
    spans[i] = units;
    if (at < 0) continue;
    threefry(block, 0, number, keyed >> 1, k0, k1);
    low[i] = (block[0]! | block[1]!) === 0 ? 1 : block[0]!;
    high[i] = block[1]!;
  }
}

/**
 * Lets cases go on to their ends, with draws from xoroshiro64** (xoroshiro.ts). Two are under way at a time: while one waits for a record, the
 * other goes on. Where there is no other, a case of its own goes round in the state `idle`.
 */
function goOn(live: number, idle: number, most: number, width: number): void {
  let next = 0;
  let [i, j] = [bits, bits];
  let [at, at2] = [-1, -1];
  let [length, length2] = [0, 0];
  let [units, units2] = [0, 0];
  let [a, a2] = [0, 0];
  let [b, b2] = [0, 0];
  let [bit, bit2] = [0, 0];
  for (;;) {
    if (at < 0) {
      lengths[i] = length;
      spans[i] = units;
      while (next < live && places[next]! < 0) next++;
      i = next < live ? next++ : bits;
      at = i < bits ? places[i]! : idle;
      length = i < bits ? lengths[i]! : 0;
      units = spans[i]!;
      a = low[i]!;
      b = high[i]!;
      bit = 1 << i;
    }
    if (at2 < 0) {
      lengths[j] = length2;
      spans[j] = units2;
      while (next < live && places[next]! < 0) next++;
      j = next < live ? next++ : bits;
      at2 = j < bits ? places[j]! : idle;
      length2 = j < bits ? lengths[j]! : 0;
      units2 = spans[j]!;
      a2 = low[j]!;
      b2 = high[j]!;
      bit2 = 1 << j;
    }
    if (i === bits && j === bits) return;
    while (at >= 0 && at2 >= 0) {
      const product = Math.imul(a, 0x9e3779bb);
      const product2 = Math.imul(a2, 0x9e3779bb);
      const drawn = Math.imul((product << 5) | (product >>> 27), 5);
      const drawn2 = Math.imul((product2 << 5) | (product2 >>> 27), 5);
      b ^= a;
      a = ((a << 26) | (a >>> 6)) ^ b ^ (b << 9);
      b = (b << 13) | (b >>> 19);
      b2 ^= a2;
      a2 = ((a2 << 26) | (a2 >>> 6)) ^ b2 ^ (b2 << 9);
      b2 = (b2 << 13) | (b2 >>> 19);
      const record = choose(at, drawn, width);
      const record2 = choose(at2, drawn2, width);
      counts[record >> 2] = counts[record >> 2]! + 1;
      counts[record2 >> 2] = counts[record2 >> 2]! + 1;
      taken[record >> 2] = taken[record >> 2]! | bit;
      taken[record2 >> 2] = taken[record2 >> 2]! | bit2;
      length = (length + records[record + 2]!) | 0;
      length2 = (length2 + records[record2 + 2]!) | 0;
      units = (units + records[record + 3]!) | 0;
      units2 = (units2 + records[record2 + 3]!) | 0;
      at = records[record + 1]!;
      at2 = records[record2 + 1]!;
      if (drawn === records[record]! || length > most) {
        at = -1;
        length = -1;
      }
      if (drawn2 === records[record2]! || length2 > most) {
        at2 = -1;
        length2 = -1;
      }
    }
  }
}

/** Counts which of the present cases came to what is watched. */
function countWatched(items: number): void {
  for (let item = 0; item < items; item++) {
    const end = watchedAt[item + 1]!;
    let who = 0;
    for (let i = watchedAt[item]!; i < end; i++) who |= taken[watchedBy[i]!]!;
    who -= (who >>> 1) & 0x55555555;
    who = (who & 0x33333333) + ((who >>> 2) & 0x33333333);
    reachedBy[item] = reachedBy[item]! + (Math.imul((who + (who >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24);
  }
}

/** Takes back what was counted of a case that was given up, by walking it again. */
function retract(length0: number, key: Int32Array, number: number, most: number): void {
  const state = new Int32Array(streamWords);
  openStream(state, 0, key, number);
  let at = 0;
  let length = length0;
  for (;;) {
    const drawn = draw(state, 0);
    let record = at;
    while (drawn > records[record]!) record += 4;
    counts[record >> 2]!--;
    length += records[record + 2]!;
    if (drawn === records[record]! || length > most) return;
    at = records[record + 1]!;
  }
}

function tell(
  program: Program,
  start: number,
  { opening, ways, watched }: Network,
  cases: number,
  steps: Counter,
  times: Recorder,
): Tally {
  const { merge } = program.chains;
  const chains = chainCounts(program);
  const { passes, reached, seen } = chains;
  const outcomes = new Float64Array(codeCount(program));
  /** Adds what a stretch comes to; what the opening has is stamped 1 for ever. */
  const add = (slots: readonly number[], count: number, stamp: number): void => {
    for (const slot of slots) {
      passes[slot] = passes[slot]! + count;
      for (let at = slot; at >= 0 && seen[at] !== stamp && seen[at] !== 1; at = merge[at]!) {
        seen[at] = stamp;
        reached[at] = reached[at]! + count;
      }
    }
  };
  add(opening.slots, cases, 1);
  let stamp = 1;
  for (const [record, way] of ways) {
    const count = counts[record >> 2]!;
    if (count === 0) continue;
    add(way.slots, count, ++stamp);
    if (way.next < 0) outcomes[~way.next] = outcomes[~way.next]! + count;
  }
  watched.forEach((one, index) => {
    const passed = one.records.reduce((sum, record) => sum + counts[record >> 2]!, 0);
    for (const item of one.items) reached[item] = reached[item]! - passed + reachedBy[index]!;
  });
  const sets = new Map<string, number>();
  outcomes.forEach((count, code) => {
    if (count > 0) sets.set(String(code), count);
  });
  const lengthCounts = steps.counts();
  return {
    cases,
    arrivals: entries(lengthCounts).reduce((sum, [length, count]) => sum + length * count, 0),
    ...unfold(program, start, chains),
    sets: sortSets(sets),
    steps: lengthCounts,
    times: times.histogram(),
    service: new Float64Array(program.nodes.count * sumLimbs),
    waiting: new Float64Array(sumLimbs),
  };
}
