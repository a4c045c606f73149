import type { Program } from "../program.ts";
import { tokenWords } from "../token.ts";
import { sumLimbs } from "../wide.ts";
import { figureNumbers } from "./clock-figures.ts";
import { lanesOf } from "./lanes.ts";
import { findStretches } from "./stretches.ts";

/*
 * What a replication of single tokens keeps while its clock runs. Everything that an event touches lies in few arrays, a record an owner: an engine keeps
 * where they begin in registers.
 */

/** Words of a token behind those that token.ts knows: its steps, its node, the next in its line or of the free slots, what it does, its start, where its figures begin. */
export const STEPS = 0;
export const PLACE = 1;
export const BEHIND = 2;
export const DOES = 3;
export const START = 4;
export const ROW = 5;
export const ownWords = 6;

/** What a token does: it is served, else on its way; and it counts. */
export const SERVED = 1;
export const COUNTS = 2;

/** Numbers of an owner of events: when a token arrived and came to where it waits, the sequence of its event, draws made ahead and how many of them are left. */
export const ARRIVED = 0;
export const SINCE = 1;
export const SEQUENCE = 2;
export const LEFT = 3;
export const AHEAD = 4;
export const ownerNumbers = 8;
/** Draws that are made at once: one is used, the others lie ahead. */
export const drawnAtOnce = 4;

/** Words of a lane: units in use and all of them, its line. */
export const BUSY = 0;
export const CAPACITY = 1;
export const FIRST = 2;
export const LAST = 3;
export const LENGTH = 4;
export const LONGEST = 5;
export const laneWords = 6;

/** Words of a node: the lane it needs, its only edge if nothing is to be decided there (else -1), how service is drawn, its part of the line. */
export const LANE = 0;
export const ONWARD = 1;
export const FAMILY = 2;
export const NODE_LENGTH = 3;
export const NODE_LONGEST = 4;
export const nodeWords = 5;

/** Words of a stretch. */
export const STOP = 0;
export const NODES = 1;
export const SPECIAL = 2;
export const stretchWords = 3;

/** Constant service, exponential service, any other. */
export const CONSTANT = 0;
export const EXPONENTIAL = 1;
export const OTHER = 2;

/** The arrays of a clock. A token is a case; owners of events are the starts, then the tokens. */
export interface Clock {
  readonly program: Program;
  /** Words of a token that token.ts knows. */
  readonly words: number;
  tokens: Int32Array;
  owners: Float64Array;
  readonly lanes: Int32Array;
  readonly nodes: Int32Array;
  readonly stretches: Int32Array;
  readonly stretchTicks: Float64Array;
  /** By start, and for what does not count, figures by node; those that were put aside; what use and time in line differ from them (clock-figures.ts). */
  readonly figures: Float64Array;
  readonly before: Float64Array;
  readonly rests: Float64Array;
  /** By node: mean seconds of exponential service, else ticks of constant service. */
  readonly measures: Float64Array;
  /** A time on its way from one function to another. */
  readonly drawn: Float64Array;
  /** Whether all that is drawn is exponential service: then it may be drawn ahead. */
  readonly ahead: boolean;
  /** Whether figures of resources are kept, and since when. */
  isOpen: boolean;
  opened: number;
}

/** Lays out a clock with room for so many tokens. */
export function layClock(program: Program, slots: number): Clock {
  const { nodes, lanes, starts, chains } = program;
  const words = tokenWords(program);
  const laneOf = lanesOf(program);
  const measures = new Float64Array(nodes.count);
  const laneTable = new Int32Array(lanes.count * laneWords);
  for (let lane = 0; lane < lanes.count; lane++) {
    laneTable.set([0, lanes.capacity[lane]!, -1, -1, 0, 0], lane * laneWords);
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
    words,
    tokens: new Int32Array(slots * (words + ownWords)),
    owners: new Float64Array((starts.length + slots) * ownerNumbers),
    lanes: laneTable,
    nodes: nodeTable,
    stretches,
    stretchTicks: ticks,
    figures: new Float64Array((starts.length + 1) * nodes.count * figureNumbers),
    before: new Float64Array(starts.length * nodes.count * figureNumbers),
    rests: new Float64Array((lanes.count + nodes.count) * sumLimbs),
    measures,
    drawn: new Float64Array(1),
    ahead: ahead(program),
    isOpen: false,
    opened: 0,
  };
}

function ahead({ nodes, edges }: Program): boolean {
  if (edges.ticks.some((ticks) => ticks < 0)) return false;
  return nodes.service.every(({ family }) => family === "constant" || family === "exponential");
}
