import * as memory from "../../timed/kernel-memory.ts";
import { endCase } from "./cases.ts";
import { choose, edgeAt, pass } from "./choices.ts";
import { addTicks } from "./draws.ts";
import { whole, word } from "./header.ts";
import { BEGINS, LANE, NODES, ONWARD, PLACE, SINCE, SPECIAL, START, STEPS, STOP, STREAM, TICKS } from "./records.ts";
import { serve } from "./services.ts";

/* The ways of tokens from one lane with a limit to the next, stretch by stretch. */

/** Visits of nodes and uses of edges. */
let work: i64 = 0;
let allowance: i64 = 0;
let limit: i32 = 0;

export function openWays(): void {
  work = 0;
  allowance = whole(memory.ALLOWANCE);
  limit = word(memory.LIMIT);
}

/** Visits of nodes and uses of edges so far. */
export function workSoFar(): i64 {
  return work;
}

/** Whether more work was done than is allowed. */
export function exceedsAllowance(): bool {
  return work > allowance;
}

/**
 * Walks a stretch node by node up to but not including its stop, from `now` on, having taken `steps`; the time at its end. The token's steps stand in it
 * then, -1 if it met the limit (S8).
 */
function walkStretch(token: usize, slot: i32, now: f64, taken: i32): f64 {
  const edges = word(memory.EDGES);
  let time = now;
  let steps = taken;
  let edge: i32 = slot < edges ? slot : -1;
  let node: i32 = edge >= 0 ? load<i32>(edgeAt(edge)) : load<i32>(memory.arrivalsAt + ((slot - edges) << 6), BEGINS);
  for (let left = load<i32>(slot << 5, memory.stretchesAt + NODES); ; left--) {
    if (edge >= 0) {
      pass(token + STREAM, edge);
      time = addTicks(time, load<f64>(memory.edgeTicksAt + (edge << 3)));
    }
    if (steps === limit) {
      store<i32>(token, -1, STEPS);
      return time;
    }
    if (left === 0) break;
    steps++;
    time = addTicks(time, serve(token, node * memory.nodeBytes));
    edge = load<i32>(memory.choicesAt + node * (memory.choiceWords * 4) + 4);
    node = load<i32>(edgeAt(edge));
  }
  store<i32>(token, steps, STEPS);
  return time;
}

/** The way on from the node where a token was served; negative where it ends. */
export function wayOn(token: usize, place: usize): i32 {
  const way = load<i32>(place, memory.nodesAt + ONWARD);
  return way < 0 ? choose(token + STREAM, place) << 5 : way;
}

/** The way from the start of a token's case. */
export function wayFromStart(token: usize): i32 {
  return (word(memory.EDGES) + load<i32>(token, START)) << 5;
}

/** Walks a token from `time` on to the next lane with a limit, or to its end: when it comes there, -1 if its case ended. */
export function walk(token: usize, from: i32, time: f64): f64 {
  let way = from;
  let now = time;
  let steps = load<i32>(token, STEPS);
  while (way >= 0) {
    const stretch: usize = way;
    const length = load<i32>(stretch, memory.stretchesAt + NODES);
    if (load<i32>(stretch, memory.stretchesAt + SPECIAL) === 1 || steps + length >= limit) {
      now = walkStretch(token, way >> 5, now, steps);
      const walked = load<i32>(token, STEPS);
      if (walked < 0) {
        work += i64(limit - steps);
        break;
      }
      work += i64(walked - steps + 1);
      steps = walked;
    } else {
      steps += length;
      work += i64(length + 1);
      now = addTicks(now, load<f64>(stretch, memory.stretchesAt + TICKS));
    }
    const place: usize = load<u32>(stretch, memory.stretchesAt + STOP);
    if (load<i32>(place, memory.nodesAt + LANE) !== 0) {
      store<i32>(token, steps, STEPS);
      store<i32>(token, place as i32, PLACE);
      store<f64>(token, now, SINCE);
      return now;
    }
    steps++;
    now = addTicks(now, serve(token, place));
    way = choose(token + STREAM, place) << 5;
  }
  endCase(token, now);
  return -1;
}
