import { travel } from "../chain-walk.ts";
import { exponential } from "../samplers/exponential.ts";
import { exponentials } from "../samplers/exponentials.ts";
import { sample } from "../samplers/sample.ts";
import { addTicks, toTicks } from "../ticks.ts";
import { pass } from "../token.ts";
import { AHEAD, arena, drawnAtOnce, LEFT, ROW, STEPS, STREAM, stretchShift } from "./arena.ts";
import { type Clock, CONSTANT, EXPONENTIAL, FAMILY, NODES, nodeShift } from "./clock.ts";
import { carryFigure, figureShift, fullFigure, SERVICE } from "./clock-figures.ts";

/* What a clock's tokens do at nodes and between them. A time on its way between functions stands in `arena.drawn`. */

/** Draws the service time of the token at `own` as `sample` does, into `drawn`. */
export function drawService({ program, ahead }: Clock, own: number, node: number): void {
  const { nodes, measures, drawn } = arena;
  const family = nodes[(node << nodeShift) + FAMILY]!;
  if (family === EXPONENTIAL) {
    if (ahead) drawAhead(own);
    else drawn[0] = exponential(arena.words, own + STREAM);
    drawn[0] = toTicks(measures[node]! * drawn[0]!);
  } else if (family === CONSTANT) drawn[0] = measures[node]!;
  else drawn[0] = sample(program.nodes.service[node]!, arena.words, own + STREAM);
}

/** The same, and adds it to the figures. */
export function takeService(clock: Clock, own: number, node: number): void {
  drawService(clock, own, node);
  const { figures, drawn } = arena;
  const at = (arena.words[own + ROW]! + node) << figureShift;
  const sum = figures[at + SERVICE]! + drawn[0]!;
  figures[at + SERVICE] = sum;
  if (sum > fullFigure) carryFigure(figures, at);
}

/** The next exponential draw of a token, into `drawn`: nothing else depends on its durations, so that several may be made at once (S7). */
export function drawAhead(own: number): void {
  const { words, numbers, drawn } = arena;
  let left = words[own + LEFT]!;
  if (left === 0) {
    exponentials(words, own + STREAM, numbers, (own >> 1) + AHEAD);
    left = drawnAtOnce;
  }
  words[own + LEFT] = left - 1;
  drawn[0] = numbers[(own >> 1) + AHEAD - 1 + left]!;
}

/**
 * Walks a stretch node by node, up to but not including the visit of its stop; the time is in `drawn`. `before` are the token's steps so far; those that it
 * has now stand in it, -1 if it met the limit (S8).
 */
export function walkStretch(clock: Clock, limit: number, own: number, slot: number, before: number): void {
  const { program } = clock;
  const { edges, nodes } = program;
  const { words, stretches, drawn } = arena;
  let time = drawn[0]!;
  let steps = before;
  let edge = slot < edges.count ? slot : -1;
  let node = edge >= 0 ? edges.to[edge]! : program.starts[slot - edges.count]!.node;
  for (let left = stretches[(slot << stretchShift) + NODES]!; ; left--) {
    if (edge >= 0) {
      pass(edges, words, own + STREAM, edge);
      time = addTicks(time, travel(program, words, own + STREAM, edge));
    }
    if (steps === limit) {
      words[own + STEPS] = -1;
      drawn[0] = time;
      return;
    }
    if (left === 0) break;
    steps++;
    takeService(clock, own, node);
    time = addTicks(time, drawn[0]!);
    edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
    node = edges.to[edge]!;
  }
  words[own + STEPS] = steps;
  drawn[0] = time;
}
