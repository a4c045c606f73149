import type { Program } from "../program.ts";
import { lanesOf } from "./lanes.ts";
import { findStretches } from "./stretches.ts";

/*
 * What a program is to a clock of single tokens: tables of words, a record a lane, a node and a stretch. Records are 2^n words long.
 */

/** Words of a lane: units in use and all of them, its line. */
export const BUSY = 0;
export const CAPACITY = 1;
export const FIRST = 2;
export const LAST = 3;
export const LENGTH = 4;
export const LONGEST = 5;
const laneWords = 8;
export const laneShift = 3;

/** Words of a node: the lane it needs, its only edge if nothing is to be decided there (else -1), how service is drawn, its part of the line. */
export const LANE = 0;
export const ONWARD = 1;
export const FAMILY = 2;
export const NODE_LENGTH = 3;
export const NODE_LONGEST = 4;
export const nodeWords = 8;
export const nodeShift = 3;

/** Words of a stretch. */
export const STOP = 0;
export const NODES = 1;
export const SPECIAL = 2;
export const stretchWords = 3;

/** Constant service, exponential service, any other. */
export const CONSTANT = 0;
export const EXPONENTIAL = 1;
export const OTHER = 2;

/** The tables of a clock. */
export interface Clock {
  readonly program: Program;
  readonly lanes: Int32Array;
  readonly nodes: Int32Array;
  readonly stretches: Int32Array;
  readonly stretchTicks: Float64Array;
  /** By node: mean seconds of exponential service, else ticks of constant service. */
  readonly measures: Float64Array;
  /** Whether all that is drawn is exponential service: then it may be drawn ahead. */
  readonly ahead: boolean;
}

/** Lays out the tables of a program; `none` stands for no token in the lines of its lanes. */
export function layClock(program: Program, none: number): Clock {
  const { nodes, lanes, chains } = program;
  const laneOf = lanesOf(program);
  const measures = new Float64Array(nodes.count);
  const laneTable = new Int32Array(lanes.count * laneWords);
  for (let lane = 0; lane < lanes.count; lane++) {
    laneTable.set([0, lanes.capacity[lane]!, none, none, 0, 0], lane * laneWords);
  }
  const nodeTable = new Int32Array(nodes.count * nodeWords);
  for (let node = 0; node < nodes.count; node++) {
    const service = nodes.service[node]!;
    const onward = chains.station[node] === 0 ? nodes.outgoing.items[nodes.outgoing.at[node]!]! : -1;
    const family = service.family === "constant" ? CONSTANT : service.family === "exponential" ? EXPONENTIAL : OTHER;
    nodeTable.set([laneOf[node]!, onward, family, 0, 0], node * nodeWords);
    measures[node] = service.family === "exponential" ? service.mean : Math.max(0, nodes.ticks[node]!);
  }
  const { stop, length, ticks, special } = findStretches(program, laneOf);
  const stretches = new Int32Array(stop.length * stretchWords);
  for (let slot = 0; slot < stop.length; slot++) {
    stretches.set([stop[slot]!, length[slot]!, special[slot]!], slot * stretchWords);
  }
  return {
    program,
    lanes: laneTable,
    nodes: nodeTable,
    stretches,
    stretchTicks: ticks,
    measures,
    ahead: ahead(program),
  };
}

function ahead({ nodes, edges }: Program): boolean {
  if (edges.ticks.some((ticks) => ticks < 0)) return false;
  return nodes.service.every(({ family }) => family === "constant" || family === "exponential");
}
