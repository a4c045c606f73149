import * as memory from "../../timed/kernel-memory.ts";
import { arrive } from "./arrivals.ts";
import { openAhead } from "./arrivals-ahead.ts";
import { handOver, isArriving, isLaden, isOver, lastCountedEnd, openCases } from "./cases.ts";
import { layConstants } from "./exponentials.ts";
import { closeFigures, openFigures } from "./figures.ts";
import { setNumber, setWhole, setWord, word } from "./header.ts";
import { passUnitOn, takesUnit } from "./lines.ts";
import { nextDue, openPending, put, settle, spillFew, takeNext } from "./pending.ts";
import { PLACE } from "./records.ts";
import { begin } from "./services.ts";
import { exceedsRoom, isFull, openTokens } from "./tokens.ts";
import { exceedsAllowance, openWays, walk, wayFromStart, wayOn, workSoFar } from "./ways.ts";

/*
 * The loop of timed/clock-turn.ts in AssemblyScript, event for event and bit for bit, for the programs that timed/kernel-clock.ts takes. What lies where
 * timed/kernel-memory.ts and records.ts tell; what changes from event to event is in variables of the file that it belongs to. Not TypeScript: `i32`, `f64` and
 * `usize` are its types, `load` and `store` reach into memory.
 */

/** Where the first token is, as a word: items below it are arrivals. */
const firstToken: i32 = memory.tokensAt as i32;

/** Makes ready for turns. */
export function openClock(): void {
  layConstants();
  openPending();
  openTokens();
  openCases();
  openWays();
  const starts = word(memory.STARTS);
  for (let start: i32 = 0; start < starts; start++) {
    openAhead(start, memory.arrivalsAt + start * memory.arrivalBytes);
  }
}

/** Ends the figures, at the end of the last counted case. */
export function closeClock(): void {
  const lanes = word(memory.LANES);
  const pending = spillFew();
  const time = lastCountedEnd();
  if (word(memory.IS_OPEN) === 0) {
    setWord(memory.IS_OPEN, 1);
    setNumber(memory.OPENED, time);
    openFigures(time, word(memory.STARTS), lanes, word(memory.NODES), pending);
  }
  closeFigures(time, lanes, pending);
  setNumber(memory.LAST_END, time);
  setWhole(memory.WORK, workSoFar());
}

/** Goes from event to event until the end, or until something has to be done. */
export function turn(): i32 {
  const answer = goOn();
  handOver();
  return answer;
}

function goOn(): i32 {
  while (true) {
    const time = nextDue();
    if (isOver(time)) return memory.DONE;
    if (exceedsAllowance() || exceedsRoom()) return memory.OVER;
    // An event ends one case at most.
    if (isLaden()) return memory.TAKE;
    const item = takeNext();
    if (item >= firstToken) {
      if ((item & 1) !== 0) finish(item - 1, time);
      else ask(item, time);
    } else if (isArriving()) {
      if (isFull()) return memory.FULL;
      const token = arrive(item, time);
      walkOn(token, wayFromStart(token), time);
    }
    settle();
  }
}

/** The service of a token is over: the first in line is served, and the token walks on. */
function finish(token: usize, time: f64): void {
  const place: usize = load<u32>(token, PLACE);
  const next = passUnitOn(place);
  const way = wayOn(token, place);
  if (next !== 0) begin(next, time);
  walkOn(token, way, time);
}

/** A token comes to the next lane with a limit, now or later, or its case ends. */
function walkOn(token: usize, way: i32, time: f64): void {
  const there = walk(token, way, time);
  if (there > time) put(there, token as i32);
  else if (there >= 0) ask(token, time);
}

/** A token asks for a unit of the lane where it is, and is served if there is one. */
function ask(token: usize, time: f64): void {
  if (takesUnit(token)) begin(token, time);
}
