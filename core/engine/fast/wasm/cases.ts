import * as memory from "../../timed/kernel-memory.ts";
import { setWord, word } from "./header.ts";
import { ARRIVED, ROW, START } from "./records.ts";
import { giveBack } from "./tokens.ts";

/* Which cases have come and ended, and the times of those that count. */

/** Starts that have counted cases to come, and counted cases that have not ended. */
let arriving: i32 = 0;
let countedOpen: i32 = 0;
let lastEnd: f64 = 0;
/** How many times wait to be handed over. */
let taken: i32 = 0;
/** Bytes of the figures of a start, and where those of cases are that do not count: behind those of all starts. */
let row: i32 = 0;
let others: i32 = 0;

export function openCases(): void {
  arriving = word(memory.ARRIVING);
  countedOpen = 0;
  lastEnd = 0;
  taken = 0;
  row = word(memory.NODES) * memory.figureBytes;
  others = (memory.figuresAt as i32) + word(memory.STARTS) * row;
}

/** Hands times over: they may be overwritten from now on. */
export function handOver(): void {
  setWord(memory.TIMES, taken);
  taken = 0;
}

/** When the last counted case ended. */
export function lastCountedEnd(): f64 {
  return lastEnd;
}

/** Whether no case that counts comes or ends at `time` or later. */
export function isOver(time: f64): bool {
  return (arriving | countedOpen) === 0 && time > lastEnd;
}

/** Whether there is no room for the time of another case. */
export function isLaden(): bool {
  return taken === memory.mostTimes;
}

export function isArriving(): bool {
  return arriving > 0;
}

export function endArriving(): void {
  arriving--;
}

/** A case begins: where its figures are. */
export function beginCase(start: i32, counts: bool): i32 {
  if (!counts) return others;
  countedOpen++;
  return (memory.figuresAt as i32) + start * row;
}

/** The case of a token has ended, and the token is given back. */
export function endCase(token: usize, time: f64): void {
  giveBack(token);
  const start = load<i32>(token, START);
  const ended: usize = memory.endedAt + (start << 3);
  store<f64>(ended, load<f64>(ended) + 1);
  if (load<i32>(token, ROW) >= others) return;
  store<f64>(memory.timesAt + (taken << 3), time - load<f64>(token, ARRIVED));
  store<i32>(memory.timeStartsAt + (taken << 2), start);
  taken++;
  countedOpen--;
  if (time > lastEnd) lastEnd = time;
}
