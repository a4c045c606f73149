import { currentKernel } from "../fast/kernel.ts";
import { Recorder } from "../histogram.ts";
import { COUNTER, ODDS, type Program, SPLIT } from "../program.ts";
import type { Arrivals } from "./arrivals.ts";
import { type Clock, layClock, OTHER, ownerNumbers, ownWords, SEQUENCE } from "./clock.ts";
import { openFigures } from "./figures.ts";
import * as memory from "./kernel-memory.ts";

/** What a clock came to. */
export interface ClockRun {
  readonly clock: Clock;
  readonly times: readonly Recorder[];
  /** By start: cases that ended. */
  readonly ended: Float64Array;
  readonly work: number;
  readonly lastEnd: number;
}

/**
 * Runs a replication as `Clockwork` does, in the kernel. `"over"` if it takes more than allowed; `null` if there is no kernel, or none for this program: then the
 * arrivals are as they were.
 */
export function runInKernel(
  program: Program,
  limit: number,
  arrivals: readonly Arrivals[],
  allowance: number,
  room: number,
): ClockRun | "over" | null {
  const kernel = currentKernel();
  const clock = layClock(program, 0);
  if (kernel === null || !suits(program, clock)) return null;
  const { buffer } = kernel.memory;
  const words = new Int32Array(buffer, memory.wordsAt, 32);
  const numbers = new Float64Array(buffer, memory.numbersAt, 32);
  const starts = arrivals.length;
  const stride = clock.words + ownWords;
  const slots = Math.min(memory.mostTokens, Math.floor((buffer.byteLength - memory.tokensAt) / (4 * stride)));
  const arriving = arrivals.filter(({ isDone }) => !isDone).length;
  const warming = arrivals.filter(({ warms }) => warms).length;
  if (warming === 0 || arriving === 0) openFigures(clock, 0);
  clock.tokens = new Int32Array(buffer, memory.tokensAt, slots * stride);
  clock.owners = new Float64Array(buffer, memory.ownersAt, (starts + slots) * ownerNumbers);
  const pending = arriving > 0 ? putArrivals(buffer, arrivals, clock.owners) : 0;
  const tables = layTables(buffer, clock, arrivals);
  words.fill(0);
  words[memory.STARTS] = starts;
  words[memory.SLOTS] = slots;
  words[memory.WORDS] = clock.words;
  words[memory.LANES] = program.lanes.count;
  words[memory.NODES] = program.nodes.count;
  words[memory.EDGES] = program.edges.count;
  words[memory.LIMIT] = limit;
  words[memory.PENDING] = pending;
  words[memory.FREE] = -1;
  words[memory.ARRIVING] = arriving;
  words[memory.WARMING] = warming;
  words[memory.IS_OPEN] = clock.isOpen ? 1 : 0;
  numbers.fill(0);
  numbers[memory.ALLOWANCE] = allowance;
  numbers[memory.ROOM] = room;
  numbers[memory.SEQUENCE] = pending;

  const times = arrivals.map(() => new Recorder());
  const taken = new Float64Array(buffer, memory.timesAt, memory.mostTimes);
  const takenBy = new Int32Array(buffer, memory.timeStartsAt, memory.mostTimes);
  let answer: number;
  do {
    answer = kernel.turn();
    for (let i = 0; i < words[memory.TIMES]!; i++) times[takenBy[i]!]!.add(taken[i]!);
    words[memory.TIMES] = 0;
  } while (answer === memory.TAKE);
  if (answer === memory.OVER) return "over";
  if (answer === memory.FULL) return null;
  for (const { array, at } of tables) array.set(at);
  clock.isOpen = words[memory.IS_OPEN] === 1;
  clock.opened = numbers[memory.OPENED]!;
  const counts = new Int32Array(buffer, memory.arrivalsAt, (starts * memory.arrivalBytes) / 4);
  for (const [start, one] of arrivals.entries()) one.count = counts[(start * memory.arrivalBytes) / 4 + 8]!;
  return {
    clock,
    times,
    ended: new Float64Array(buffer, memory.endedAt, starts).slice(),
    work: numbers[memory.WORK]!,
    lastEnd: numbers[memory.LAST_END]!,
  };
}

/** Whether the kernel knows all that the program has, and has room for it. */
function suits({ nodes, edges, lanes, starts, choices, attempts }: Program, { nodes: table }: Clock): boolean {
  if (lanes.count > memory.mostLanes || nodes.count > memory.mostNodes || starts.length > memory.mostStarts)
    return false;
  if (edges.count + starts.length > memory.mostSlots || edges.enters.items.length > memory.mostEnters) return false;
  if (choices.records.length > 4 * memory.mostRecords || starts.length * nodes.count > memory.mostServices)
    return false;
  if (attempts > 0 || edges.ticks.some((ticks) => ticks < 0)) return false;
  for (let node = 0; node < nodes.count; node++) {
    if (table[node * 5 + 2] === OTHER || nodes.repeat[node]! >= 0 || nodes.passing[node] === SPLIT) return false;
    const draws = choices.size[node]! > 1 || choices.exitsSize[node]! > 1;
    if (draws && choices.closes[node] === 1) return false;
  }
  return true;
}

/** Puts in the first case of each start, in the order in which they come: a row in order is a heap. */
function putArrivals(buffer: ArrayBufferLike, arrivals: readonly Arrivals[], owners: Float64Array): number {
  const heap = new DataView(buffer, memory.heapAt, 16 * arrivals.length);
  const order = [...arrivals.keys()].sort((a, b) => arrivals[a]!.time - arrivals[b]!.time || a - b);
  for (const [i, start] of order.entries()) {
    owners[start * ownerNumbers + SEQUENCE] = start;
    heap.setFloat64(16 * i, arrivals[start]!.time, true);
    heap.setInt32(16 * i + 8, start, true);
  }
  return arrivals.length;
}

/** Lays out everything that the kernel reads; gives what it changes, to be read again. */
function layTables(
  buffer: ArrayBufferLike,
  clock: Clock,
  arrivals: readonly Arrivals[],
): readonly (
  | { readonly array: Int32Array; readonly at: Int32Array }
  | { readonly array: Float64Array; readonly at: Float64Array }
)[] {
  const { nodes, edges, counters, choices, starts } = clock.program;
  const putWords = (at: number, array: Int32Array) => {
    const there = new Int32Array(buffer, at, array.length);
    there.set(array);
    return { array, at: there };
  };
  const putNumbers = (at: number, array: Float64Array) => {
    const there = new Float64Array(buffer, at, array.length);
    there.set(array);
    return { array, at: there };
  };
  putWords(memory.stretchesAt, clock.stretches);
  putNumbers(memory.stretchTicksAt, clock.stretchTicks);
  putWords(memory.entersAt, edges.enters.items);
  putNumbers(memory.edgeTicksAt, edges.ticks);
  putWords(memory.recordsAt, choices.records);
  putNumbers(memory.fractionsAt, choices.fraction);
  putNumbers(memory.endedAt, new Float64Array(starts.length));
  const boundOf = (counter: number) => (counter < 0 ? 0 : counters.bound[counter]!);
  for (let edge = 0; edge < edges.count; edge++) {
    const counter = edges.raises[edge]!;
    const enters = edges.enters.at;
    const row = [edges.to[edge]!, counter, boundOf(counter), enters[edge]!, enters[edge + 1]!];
    putWords(memory.edgesAt + 4 * memory.edgeWords * edge, Int32Array.from(row));
  }
  for (let node = 0; node < nodes.count; node++) {
    const passing = nodes.passing[node]!;
    const counter = passing === COUNTER ? nodes.counter[node]! : -1;
    const isOpen = passing === COUNTER || passing === ODDS;
    const row = [
      passing,
      nodes.outgoing.items[nodes.outgoing.at[node]!] ?? -1,
      isOpen ? choices.at[node]! : -1,
      choices.size[node]!,
      choices.exitsAt[node]!,
      choices.exitsSize[node]!,
      counter,
      boundOf(counter),
    ];
    putWords(memory.choicesAt + 4 * memory.choiceWords * node, Int32Array.from(row));
  }
  for (const [start, one] of arrivals.entries()) {
    const at = memory.arrivalsAt + memory.arrivalBytes * start;
    putNumbers(at, Float64Array.of(one.time, one.gap, one.rate));
    const flags = (one.warms ? 1 : 0) + (one.isOnce ? 2 : 0);
    const row = [one.key[0]!, one.key[1]!, one.count, one.warmup, one.quota, flags, starts[start]!.node];
    putWords(at + 24, Int32Array.from(row));
  }
  return [
    putWords(memory.lanesAt, clock.lanes),
    putWords(memory.nodesAt, clock.nodes),
    putNumbers(memory.ownNumbersAt, clock.numbers),
    putNumbers(memory.sumsAt, clock.sums),
    putNumbers(memory.servicesAt, clock.services),
  ];
}
