import * as memory from "../../timed/kernel-memory.ts";
import { aheadOf, blockOf, gapOf, makeAhead, seedOf } from "./arrivals-ahead.ts";
import { beginCase, endArriving, isArriving } from "./cases.ts";
import { addTicks, toTicks } from "./draws.ts";
import { openFigures } from "./figures.ts";
import { setNumber, setWord, word } from "./header.ts";
import { gatherFew, put, spillFew } from "./pending.ts";
import { ARRIVED, COUNT, FLAGS, GAP, KEY, QUOTA, RATE, ROW, START, STEPS, STREAM, TIME, WARMUP } from "./records.ts";
import { takeToken } from "./tokens.ts";

/* Cases that arrive at starts. */

/** Passes on to the next case of a start; whether all that count have come. */
function advance(at: usize, ahead: usize): bool {
  const count = load<i32>(at, COUNT) + 1;
  store<i32>(at, count, COUNT);
  const isDone = count >= load<i32>(at, WARMUP) + load<i32>(at, QUOTA);
  if ((count & 3) === 0) makeAhead(at, ahead, count);
  const rate = load<f64>(at, RATE);
  const gap = rate > 0 ? toTicks(gapOf(ahead, count) / rate) : load<f64>(at, GAP);
  store<f64>(at, addTicks(load<f64>(at, TIME), isDone ? max<f64>(gap, 1) : gap), TIME);
  return isDone;
}

/** The warm-up of a start is over; with the last of them figures of resources begin. */
function endWarmup(time: f64): void {
  const left = word(memory.WARMING) - 1;
  setWord(memory.WARMING, left);
  if (left !== 0) return;
  setWord(memory.IS_OPEN, 1);
  setNumber(memory.OPENED, time);
  openFigures(time, word(memory.STARTS), word(memory.LANES), word(memory.NODES), spillFew());
  gatherFew();
}

/** The next case of a start comes, and the one after it is pending: the token of the case. */
export function arrive(arrival: usize, time: f64): usize {
  const count = load<i32>(arrival, COUNT);
  const warmup = load<i32>(arrival, WARMUP);
  const counts = count >= warmup && count < warmup + load<i32>(arrival, QUOTA);
  const flags = load<i32>(arrival, FLAGS);
  if ((flags & 1) !== 0 && count === warmup) endWarmup(time);
  const start = ((arrival as i32) - (memory.arrivalsAt as i32)) / memory.arrivalBytes;
  const ahead = aheadOf(start);
  const block = blockOf(ahead, count);
  const seed = seedOf(ahead, count);
  const isDone = advance(arrival, ahead);
  if (counts && isDone) endArriving();
  if (isArriving() && !(isDone && (flags & 2) !== 0)) put(load<f64>(arrival, TIME), arrival as i32);
  const token = takeToken();
  store<i32>(token, 0, STEPS);
  store<i32>(token, beginCase(start, counts), ROW);
  store<f64>(token, time, ARRIVED);
  store<i64>(token, load<i64>(arrival, KEY), STREAM);
  store<i32>(token + STREAM + 8, count);
  store<i32>(token + STREAM + 12, 0);
  store<i64>(token + STREAM + 16, block);
  // Where all its bits are 0 it is made again, as for any generator.
  store<i64>(token + STREAM + 32, seed);
  store<i32>(token, start, START);
  return token;
}
