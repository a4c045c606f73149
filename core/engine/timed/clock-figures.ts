import type { Program } from "../program.ts";
import { addDrawn, carry, LIMB, settle, sumLimbs } from "../wide.ts";
import { lanesOf } from "./lanes.ts";
import type { Resources } from "./resources.ts";

/*
 * A clock of single tokens sums up by start what its counted cases did at each node, and in one more row what all others did: one addition for each service,
 * whatever it is counted for. When figures of resources begin, the rows are put aside and begin anew. All are whole numbers of ticks, so that nothing is
 * lost by it.
 */

/** Numbers of a figure: ticks of service, services begun in lanes with a capacity, ticks in line before them, and how often the one and the other was carried. */
export const SERVICE = 0;
export const BEGUN = 1;
export const WAITED = 2;
export const CARRIED = 3;
export const figureNumbers = 4;
export const figureShift = 2;

/** Above it a figure's sum of ticks is carried before it runs full. */
export const fullFigure = LIMB * LIMB;

/** Carries the sums of the figure at `at`. */
export function carryFigure(figures: Float64Array, at: number): void {
  for (const [which, one] of [
    [SERVICE, 1],
    [WAITED, LIMB],
  ] as const) {
    if (figures[at + which]! <= fullFigure) continue;
    figures[at + which] = figures[at + which]! - fullFigure;
    figures[at + CARRIED] = figures[at + CARRIED]! + one;
  }
}

/** What a clock came to. */
export interface ClockFigures {
  readonly program: Program;
  /** By start, and for what does not count, figures by node; and those of starts that were put aside. */
  readonly figures: Float64Array;
  readonly before: Float64Array;
  /** By lane, then by node: what use and time in line differ from the figures, as limbs. */
  readonly rests: Float64Array;
  /** By lane, and by node: the longest line. */
  readonly longest: Float64Array;
  readonly nodeLongest: Float64Array;
  /** When figures of resources began. */
  readonly opened: number;
}

/** The figures of resources up to `time`, the end of the last counted case. */
export function resourcesOf(clock: ClockFigures, time: number): Resources {
  const { program, figures, rests, longest, nodeLongest, opened } = clock;
  const nodeCount = program.nodes.count;
  const laneCount = program.lanes.count;
  const laneOf = lanesOf(program);
  const used = rests.slice(0, laneCount * sumLimbs);
  const waits = new Float64Array(nodeCount * sumLimbs);
  const served = new Float64Array(nodeCount);
  for (let i = 0; i < figures.length / figureNumbers; i++) {
    const node = i % nodeCount;
    if (laneOf[node]! < 0) continue;
    served[node] = served[node]! + figures[i * figureNumbers + BEGUN]!;
    addFigure(used, laneOf[node]!, figures, i, SERVICE);
    addFigure(waits, node, figures, i, WAITED);
  }
  const inLine = settle(waits).slice();
  for (let i = 0; i < inLine.length; i++) inLine[i] = inLine[i]! + rests[laneCount * sumLimbs + i]!;
  const span = new Float64Array(sumLimbs);
  addDrawn(span, 0, time - opened);
  return { span: settle(span), used: settle(used), longest, served, waits, inLine: settle(inLine), nodeLongest };
}

/** What the counted cases of a start took together: drawn service by node, and waiting. */
export function timesOf(
  { program, figures, before }: ClockFigures,
  start: number,
): { readonly service: Float64Array; readonly waiting: Float64Array } {
  const { nodes } = program;
  const service = new Float64Array(nodes.count * sumLimbs);
  const waiting = new Float64Array(sumLimbs);
  for (let node = 0; node < nodes.count; node++) {
    for (const part of [figures, before]) {
      const figure = start * nodes.count + node;
      if (nodes.service[node]!.family !== "constant") addFigure(service, node, part, figure, SERVICE);
      addFigure(waiting, 0, part, figure, WAITED);
    }
  }
  return { service: settle(service), waiting: settle(waiting) };
}

/** Adds one of a figure's sums of ticks to the `index`-th of several sums; it was carried at 2^52, in its third limb. */
function addFigure(sums: Float64Array, index: number, figures: Float64Array, figure: number, which: number): void {
  const at = figure * figureNumbers;
  const carried = figures[at + CARRIED]!;
  const waited = Math.floor(carried / LIMB);
  addDrawn(sums, index, figures[at + which]!);
  carry(sums, index * sumLimbs, sumLimbs);
  const third = index * sumLimbs + 2;
  sums[third] = sums[third]! + (which === WAITED ? waited : carried - waited * LIMB);
}
