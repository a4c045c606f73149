import { travel } from "../chain-walk.ts";
import { exponential } from "../samplers/exponential.ts";
import { exponentials } from "../samplers/exponentials.ts";
import { sample } from "../samplers/sample.ts";
import { addTicks, maxTicks, toTicks } from "../ticks.ts";
import { pass } from "../token.ts";
import { addValue, sumLimbs } from "../wide.ts";
import {
  AHEAD,
  type Clock,
  CONSTANT,
  drawnAtOnce,
  EXPONENTIAL,
  FAMILY,
  LANE,
  LEFT,
  NODES,
  nodeWords,
  ownerNumbers,
  ownWords,
  ROW,
  STEPS,
  stretchWords,
} from "./clock.ts";
import { BEGUN, carryFigure, figureNumbers, fullFigure, SERVICE, WAITED } from "./clock-figures.ts";

/* What a clock's tokens do at nodes and between them. A time on its way between functions stands in `drawn`: an engine allots a box to each otherwise. */

/** The service of a token begins in a lane, at `time`, after it waited: when it will be over stands in `drawn`. */
export function beginService(clock: Clock, token: number, node: number, time: number, waited: number): void {
  const { figures, tokens, words, drawn } = clock;
  drawService(clock, token, node);
  const at = (tokens[token * (words + ownWords) + words + ROW]! + node) * figureNumbers;
  figures[at + BEGUN] = figures[at + BEGUN]! + 1;
  const sum = figures[at + WAITED]! + waited;
  figures[at + WAITED] = sum;
  if (sum > fullFigure) carryFigure(figures, at);
  const done = time + drawn[0]!;
  if (done <= maxTicks) {
    drawn[0] = done;
    return;
  }
  // Time stops there, and the lane is used no longer.
  addValue(clock.rests, clock.nodes[node * nodeWords + LANE]! * sumLimbs, maxTicks - done);
  drawn[0] = maxTicks;
}

/** Draws the service time of a token at a node as `sample` does, into `drawn`, and adds it to the figures. */
export function drawService(clock: Clock, token: number, node: number): void {
  const { tokens, words, nodes, measures, figures, drawn } = clock;
  const own = token * (words + ownWords);
  const family = nodes[node * nodeWords + FAMILY]!;
  let ticks = 0;
  if (family === EXPONENTIAL)
    ticks = toTicks(measures[node]! * (clock.ahead ? drawAhead(clock, token) : exponential(tokens, own)));
  else if (family === CONSTANT) ticks = measures[node]!;
  else ticks = sample(clock.program.nodes.service[node]!, tokens, own);
  const at = (tokens[own + words + ROW]! + node) * figureNumbers + SERVICE;
  const sum = figures[at]! + ticks;
  figures[at] = sum;
  if (sum > fullFigure) carryFigure(figures, at - SERVICE);
  drawn[0] = ticks;
}

/** The next exponential draw of a token: nothing else depends on its durations, so that several may be made at once (S7). */
function drawAhead({ program, owners, tokens, words }: Clock, token: number): number {
  const own = (program.starts.length + token) * ownerNumbers;
  let left = owners[own + LEFT]!;
  if (left === 0) {
    exponentials(tokens, token * (words + ownWords), owners, own + AHEAD);
    left = drawnAtOnce;
  }
  owners[own + LEFT] = left - 1;
  return owners[own + AHEAD + left - 1]!;
}

/**
 * Walks a stretch node by node, up to but not including the visit of its stop; the time is in `drawn`. `before` are the token's steps so far; those that it
 * has now stand in it, -1 if it met the limit (S8).
 */
export function walkStretch(clock: Clock, limit: number, token: number, slot: number, before: number): void {
  const { program, tokens, words, stretches, drawn } = clock;
  const { edges, nodes } = program;
  const at = token * (words + ownWords);
  let time = drawn[0]!;
  let steps = before;
  let edge = slot < edges.count ? slot : -1;
  let node = edge >= 0 ? edges.to[edge]! : program.starts[slot - edges.count]!.node;
  for (let left = stretches[slot * stretchWords + NODES]!; ; left--) {
    if (edge >= 0) {
      pass(edges, tokens, at, edge);
      time = addTicks(time, travel(program, tokens, at, edge));
    }
    if (steps === limit) {
      tokens[at + words + STEPS] = -1;
      drawn[0] = time;
      return;
    }
    if (left === 0) break;
    steps++;
    drawService(clock, token, node);
    time = addTicks(time, drawn[0]!);
    edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
    node = edges.to[edge]!;
  }
  tokens[at + words + STEPS] = steps;
  drawn[0] = time;
}
