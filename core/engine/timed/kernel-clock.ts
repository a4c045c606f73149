import { currentKernel } from "../fast/kernel.ts";
import { Recorder } from "../histogram.ts";
import { COUNTER, ODDS, type Program, SPLIT } from "../program.ts";
import { sumLimbs } from "../wide.ts";
import type { Arrivals } from "./arrivals.ts";
import { type Clock, FAMILY, LANE, layClock, nodeWords, ONWARD } from "./clock.ts";
import { type ClockFigures, figureNumbers } from "./clock-figures.ts";
import * as memory from "./kernel-memory.ts";

/** What a clock came to. */
export interface ClockRun {
  readonly figures: ClockFigures;
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
  const wholes = new BigInt64Array(buffer, memory.numbersAt, 32);
  const starts = arrivals.length;
  const stride = Math.ceil((memory.tokenBytes + 4 * program.counters.count) / 64) * 64;
  const slots = Math.min(memory.mostTokens, Math.floor((buffer.byteLength - memory.tokensAt) / stride));
  const arriving = arrivals.filter(({ isDone }) => !isDone).length;
  const warming = arrivals.filter(({ warms }) => warms).length;
  const pending = arriving > 0 ? putArrivals(buffer, arrivals) : 0;
  layTables(buffer, clock, arrivals);
  words.fill(0);
  words[memory.STARTS] = starts;
  words[memory.END] = memory.tokensAt + slots * stride;
  words[memory.STRIDE] = stride;
  words[memory.LANES] = program.lanes.count;
  words[memory.NODES] = program.nodes.count;
  words[memory.EDGES] = program.edges.count;
  words[memory.LIMIT] = limit;
  words[memory.PENDING] = pending;
  words[memory.ARRIVING] = arriving;
  words[memory.WARMING] = warming;
  words[memory.IS_OPEN] = warming === 0 || arriving === 0 ? 1 : 0;
  numbers.fill(0);
  wholes[memory.ALLOWANCE] = BigInt(Math.floor(Math.min(allowance, Number.MAX_SAFE_INTEGER)));
  words[memory.ROOM] = Math.min(room, 2147483647);

  const times = arrivals.map(() => new Recorder());
  const taken = new Float64Array(buffer, memory.timesAt, memory.mostTimes);
  const takenBy = new Int32Array(buffer, memory.timeStartsAt, memory.mostTimes);
  kernel.openClock();
  let answer: number;
  do {
    answer = kernel.turn();
    if (starts === 1) times[0]!.addEach(taken, words[memory.TIMES]!);
    else for (let i = 0; i < words[memory.TIMES]!; i++) times[takenBy[i]!]!.add(taken[i]!);
  } while (answer === memory.TAKE);
  if (answer === memory.OVER) return "over";
  if (answer === memory.FULL) return null;
  kernel.closeClock();
  const counts = new Int32Array(buffer, memory.arrivalsAt, (starts * memory.arrivalBytes) / 4);
  for (const [start, one] of arrivals.entries()) one.count = counts[(start * memory.arrivalBytes) / 4 + 10]!;
  return {
    figures: takeFigures(buffer, program, numbers[memory.OPENED]!),
    times,
    ended: new Float64Array(buffer, memory.endedAt, starts).slice(),
    work: Number(wholes[memory.WORK]!),
    lastEnd: numbers[memory.LAST_END]!,
  };
}

/** Whether the kernel knows all that the program has, and has room for it. */
function suits({ nodes, edges, lanes, starts, choices, attempts }: Program, { ahead }: Clock): boolean {
  if (lanes.count > memory.mostLanes || nodes.count > memory.mostNodes || starts.length > memory.mostStarts)
    return false;
  if (edges.count + starts.length > memory.mostSlots || edges.enters.items.length > memory.mostEnters) return false;
  if (choices.records.length > 4 * memory.mostRecords || starts.length * nodes.count > memory.mostServices)
    return false;
  if (attempts > 0 || !ahead) return false;
  for (let node = 0; node < nodes.count; node++) {
    if (nodes.repeat[node]! >= 0 || nodes.passing[node] === SPLIT) return false;
    const draws = choices.size[node]! > 1 || choices.exitsSize[node]! > 1;
    if (draws && choices.closes[node] === 1) return false;
  }
  return true;
}

/** Puts in the first case of each start, in the order in which they come: a row in order is a heap. */
function putArrivals(buffer: ArrayBufferLike, arrivals: readonly Arrivals[]): number {
  const order = [...arrivals.keys()].sort((a, b) => arrivals[a]!.time - arrivals[b]!.time || a - b);
  putNumbers(
    buffer,
    memory.duesAt,
    order.map((start) => arrivals[start]!.time),
  );
  putWords(
    buffer,
    memory.itemsAt,
    order.map((start) => memory.arrivalsAt + start * memory.arrivalBytes),
  );
  return arrivals.length;
}

function putWords(buffer: ArrayBufferLike, at: number, words: ArrayLike<number>): void {
  new Int32Array(buffer, at, words.length).set(words);
}

function putNumbers(buffer: ArrayBufferLike, at: number, numbers: ArrayLike<number>): void {
  new Float64Array(buffer, at, numbers.length).set(numbers);
}

/** Lays out everything that the kernel reads. */
function layTables(buffer: ArrayBufferLike, clock: Clock, arrivals: readonly Arrivals[]): void {
  const { program, nodes: table } = clock;
  const { nodes, edges, lanes, counters, choices, starts } = program;
  const words = (at: number, row: ArrayLike<number>) => putWords(buffer, at, row);
  const numbers = (at: number, row: ArrayLike<number>) => putNumbers(buffer, at, row);
  const boundOf = (counter: number) => (counter < 0 ? 0 : counters.bound[counter]!);
  const laneAt = (lane: number) => (lane < 0 ? 0 : memory.lanesAt + memory.laneBytes * lane);
  words(memory.entersAt, edges.enters.items);
  numbers(memory.edgeTicksAt, edges.ticks);
  words(memory.recordsAt, choices.records);
  numbers(memory.fractionsAt, choices.fraction);
  const rows = starts.length * nodes.count;
  for (const [at, count] of [
    [memory.endedAt, starts.length],
    [memory.restsAt, (lanes.count + nodes.count) * sumLimbs],
    [memory.figuresAt, (rows + nodes.count) * figureNumbers],
    [memory.beforeAt, rows * figureNumbers],
  ] as const) {
    new Float64Array(buffer, at, count).fill(0);
  }
  for (let lane = 0; lane < lanes.count; lane++) words(laneAt(lane), [0, lanes.capacity[lane]!, 0, 0, 0, 0]);
  for (let slot = 0; slot < clock.stretchTicks.length; slot++) {
    const at = memory.stretchesAt + memory.stretchBytes * slot;
    const [stop, length, special] = clock.stretches.subarray(3 * slot, 3 * slot + 3) as unknown as [
      number,
      number,
      number,
    ];
    words(at, [stop * memory.nodeBytes, length, special]);
    numbers(at + 16, [clock.stretchTicks[slot]!]);
  }
  for (let edge = 0; edge < edges.count; edge++) {
    const counter = edges.raises[edge]!;
    const enters = edges.enters.at;
    const row = [edges.to[edge]!, counter, boundOf(counter), enters[edge]!, enters[edge + 1]!];
    words(memory.edgesAt + 4 * memory.edgeWords * edge, row);
  }
  for (let node = 0; node < nodes.count; node++) {
    const passing = nodes.passing[node]!;
    const counter = passing === COUNTER ? nodes.counter[node]! : -1;
    const isOpen = passing === COUNTER || passing === ODDS;
    words(memory.choicesAt + 4 * memory.choiceWords * node, [
      passing,
      nodes.outgoing.items[nodes.outgoing.at[node]!] ?? -1,
      isOpen ? choices.at[node]! : -1,
      choices.size[node]!,
      choices.exitsAt[node]!,
      choices.exitsSize[node]!,
      counter,
      boundOf(counter),
    ]);
    const at = memory.nodesAt + memory.nodeBytes * node;
    const own = node * nodeWords;
    const family = table[own + FAMILY]!;
    words(at, [laneAt(table[own + LANE]!), memory.stretchBytes * table[own + ONWARD]!, family, 0, 0]);
    numbers(at + 24, [clock.measures[node]!]);
  }
  for (const [start, one] of arrivals.entries()) {
    const at = memory.arrivalsAt + memory.arrivalBytes * start;
    numbers(at, [one.time, one.gap, one.rate, start]);
    const flags = (one.warms ? 1 : 0) + (one.isOnce ? 2 : 0);
    words(at + 32, [one.key[0]!, one.key[1]!, one.count, one.warmup, one.quota, flags, starts[start]!.node]);
  }
}

/** What the kernel counted. */
function takeFigures(buffer: ArrayBufferLike, program: Program, opened: number): ClockFigures {
  const { nodes, lanes, starts } = program;
  const take = (at: number, count: number) => new Float64Array(buffer, at, count).slice();
  const longest = (at: number, bytes: number, count: number) => {
    const words = new Int32Array(buffer, at, (bytes / 4) * count);
    return Float64Array.from({ length: count }, (_, i) => words[(bytes / 4) * i]!);
  };
  const rows = starts.length * nodes.count;
  return {
    program,
    figures: take(memory.figuresAt, (rows + nodes.count) * figureNumbers),
    before: take(memory.beforeAt, rows * figureNumbers),
    rests: take(memory.restsAt, (lanes.count + nodes.count) * sumLimbs),
    longest: longest(memory.lanesAt + 20, memory.laneBytes, lanes.count),
    nodeLongest: longest(memory.nodesAt + 16, memory.nodeBytes, nodes.count),
    opened,
  };
}
