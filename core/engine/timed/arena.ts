import { grown } from "../grow.ts";
import { END, type Program } from "../program.ts";
import { tokenWords } from "../token.ts";
import { type Clock, NODES, nodeShift, ONWARD, SPECIAL, STOP, stretchWords } from "./clock.ts";
import { figureNumbers } from "./clock-figures.ts";
import { longer } from "./longer.ts";

/*
 * The arrays that a clock of single tokens works on. There is one arena, which every run finds ready and leaves: engines turn the addresses of arrays that
 * never change into constants. A run that needs more room replaces them, and gives that back at its end.
 *
 * Owners of events are the starts, then the tokens, each with a record. What every event touches lies in its first 64 bytes, a line of the cache.
 */

/** Words of an owner: a token's steps, its node, the next in its line or of the free slots, what it does, draws left of those made ahead, where its figures begin. */
export const STEPS = 0;
export const PLACE = 1;
export const BEHIND = 2;
export const DOES = 3;
export const LEFT = 4;
export const ROW = 5;
/** Where its stream begins, and its counters behind it (token.ts). */
export const STREAM = 18;
/** Numbers of an owner: when a token came to where it waits, draws made ahead, when it arrived. */
export const SINCE = 3;
export const AHEAD = 4;
export const ARRIVED = 8;
/** Draws that are made at once: one is used, the others lie ahead. */
export const drawnAtOnce = 4;

/** What a token does: it is served, else on its way; it counts; above these its start. */
export const SERVED = 1;
export const COUNTS = 2;
export const startShift = 2;

/** Where tokens go on to from a node that every token ends at, in the arena. */
export const ENDING = -2;

/** Words of a stretch in the arena: as in clock.ts, but a stretch that has to be walked node by node reaches farther than any limit of steps. */
export const REACH = 2;
export const stretchShift = 2;

/** The words of an owner are 2^5 at least; there is room for so many words, nodes and figures at the beginning. */
const leastShift = 5;
const fewWords = 1 << 18;
const fewOwners = fewWords >> leastShift;
const fewRecords = 4096;

/** The arrays. */
class Arena {
  /** Records of owners: words and, over the same bytes, numbers. */
  words: Int32Array = new Int32Array(fewWords);
  numbers: Float64Array = new Float64Array(this.words.buffer);
  /** The events that come next (event-row.ts). */
  dues: Float64Array = new Float64Array(fewOwners);
  items: Int32Array = new Int32Array(fewOwners);
  /** The tables of the program (clock.ts). */
  lanes: Int32Array = new Int32Array(fewRecords);
  nodes: Int32Array = new Int32Array(fewRecords);
  stretches: Int32Array = new Int32Array(fewRecords);
  stretchTicks: Float64Array = new Float64Array(fewRecords);
  measures: Float64Array = new Float64Array(fewRecords);
  /** By start, and for what does not count, figures by node (clock-figures.ts). */
  figures: Float64Array = new Float64Array(fewRecords);
  /** A time on its way from one function to another: an engine allots a box to each otherwise. */
  readonly drawn: Float64Array = new Float64Array(32);
}

export const arena: Arena = new Arena();

/** How many words an owner has in a program, as a power of 2. */
export function shiftOf(program: Program): number {
  return Math.max(leastShift, 32 - Math.clz32(STREAM + tokenWords(program) - 1));
}

/** Lays the tables of a program in the arena, its figures at 0. */
export function layTables({ program, lanes, nodes, stretches, stretchTicks, measures }: Clock): void {
  const figures = (program.starts.length + 1) * program.nodes.count * figureNumbers;
  if (arena.lanes.length < lanes.length) arena.lanes = lanes.slice();
  if (arena.nodes.length < nodes.length) arena.nodes = nodes.slice();
  if (arena.stretches.length < stretchTicks.length << stretchShift)
    arena.stretches = new Int32Array(stretchTicks.length << stretchShift);
  if (arena.stretchTicks.length < stretchTicks.length) arena.stretchTicks = stretchTicks.slice();
  if (arena.measures.length < measures.length) arena.measures = measures.slice();
  if (arena.figures.length < figures) arena.figures = new Float64Array(figures);
  arena.lanes.set(lanes);
  arena.nodes.set(nodes);
  const { passing, repeat, attempt, count } = program.nodes;
  for (let node = 0; node < count; node++) {
    const isEnd = passing[node] === END && repeat[node]! < 0 && attempt[node]! < 0;
    if (isEnd) arena.nodes[(node << nodeShift) + ONWARD] = ENDING;
  }
  for (let slot = 0; slot < stretchTicks.length; slot++) {
    const at = slot * stretchWords;
    const length = stretches[at + NODES]!;
    arena.stretches[(slot << stretchShift) + STOP] = stretches[at + STOP]!;
    arena.stretches[(slot << stretchShift) + NODES] = length;
    arena.stretches[(slot << stretchShift) + REACH] = stretches[at + SPECIAL] === 1 ? 0x7fffffff : length;
  }
  arena.stretchTicks.set(stretchTicks);
  arena.measures.set(measures);
  arena.figures.fill(0, 0, figures);
}

/** Owners that there is room for, if each has 2^shift words. */
export function roomFor(shift: number): number {
  return Math.min(arena.words.length >> shift, arena.items.length);
}

/** Makes room for so many owners; what lies there is kept. */
export function makeRoom(owners: number, shift: number): void {
  if (arena.words.length < owners << shift) {
    const words = longer(arena.words, owners << shift);
    arena.words = words;
    arena.numbers = new Float64Array(words.buffer);
  }
  if (arena.items.length >= owners) return;
  arena.dues = grown(arena.dues, owners);
  arena.items = longer(arena.items, arena.dues.length);
}

/** Gives back what is more than the usual room for owners. */
export function giveBack(): void {
  if (arena.words.length > fewWords) {
    arena.words = new Int32Array(fewWords);
    arena.numbers = new Float64Array(arena.words.buffer);
  }
  if (arena.items.length > fewOwners) {
    arena.dues = new Float64Array(fewOwners);
    arena.items = new Int32Array(fewOwners);
  }
}
