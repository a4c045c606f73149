import { addDrawn, addMultiple, settle, sumLimbs } from "../wide.ts";
import {
  BEHIND,
  BUSY,
  type Clock,
  FIRST,
  LENGTH,
  LONGEST,
  laneWords,
  NODE_LENGTH,
  NODE_LONGEST,
  nodeWords,
  ownerNumbers,
  ownWords,
  PLACE,
  SINCE,
} from "./clock.ts";
import type { Resources } from "./resources.ts";

/** From here on figures of resources are kept. */
export function openFigures(clock: Clock, time: number): void {
  const { lanes, nodes } = clock;
  clock.isOpen = true;
  clock.opened = time;
  clock.numbers.fill(time, 0, clock.program.lanes.count);
  for (let at = 0; at < lanes.length; at += laneWords) lanes[at + LONGEST] = lanes[at + LENGTH]!;
  for (let at = 0; at < nodes.length; at += nodeWords) nodes[at + NODE_LONGEST] = nodes[at + NODE_LENGTH]!;
}

/** The figures of resources up to `time`, the end of the last counted case. Called once, at the end. */
export function closeFigures(clock: Clock, time: number): Resources {
  const { program, lanes, nodes, tokens, words, sums, numbers, owners } = clock;
  const [laneCount, nodeCount] = [program.lanes.count, program.nodes.count];
  if (!clock.isOpen) openFigures(clock, time);
  for (let lane = 0; lane < laneCount; lane++) {
    const units = lanes[lane * laneWords + BUSY]!;
    if (units > 0) addMultiple(sums, lane, time - numbers[lane]!, units);
    let token = lanes[lane * laneWords + FIRST]!;
    while (token >= 0) {
      const own = token * (words + ownWords) + words;
      const since = Math.max(owners[(program.starts.length + token) * ownerNumbers + SINCE]!, clock.opened);
      if (time > since) addDrawn(sums, laneCount + nodeCount + tokens[own + PLACE]!, time - since);
      token = tokens[own + BEHIND]!;
    }
  }
  const span = new Float64Array(sumLimbs);
  addDrawn(span, 0, time - clock.opened);
  settle(sums);
  const part = (from: number, count: number) => sums.slice(from * sumLimbs, (from + count) * sumLimbs);
  return {
    span: settle(span),
    used: part(0, laneCount),
    longest: Float64Array.from({ length: laneCount }, (_, lane) => lanes[lane * laneWords + LONGEST]!),
    served: Float64Array.from({ length: nodeCount }, (_, node) => numbers[laneCount + 3 * node]!),
    waits: part(laneCount, nodeCount),
    inLine: part(laneCount + nodeCount, nodeCount),
    nodeLongest: Float64Array.from({ length: nodeCount }, (_, node) => nodes[node * nodeWords + NODE_LONGEST]!),
  };
}

/** What the counted cases of a start took together, settled: service by node, and waiting. */
export function timesOf(
  { program, services, sums }: Clock,
  start: number,
): { readonly service: Float64Array; readonly waiting: Float64Array } {
  const { lanes, nodes } = program;
  const at = (lanes.count + 2 * nodes.count + start) * sumLimbs;
  const row = nodes.count * sumLimbs;
  return {
    service: settle(services.slice(start * row, (start + 1) * row)),
    waiting: settle(sums.slice(at, at + sumLimbs)),
  };
}
