import * as memory from "../../timed/kernel-memory.ts";
import { aheadOf, blockOf, gapOf, makeAhead, openAhead, seedOf } from "./arrivals-ahead.ts";
import { choose, edgeAt, pass } from "./choices.ts";
import { addTicks, toTicks } from "./draws.ts";
import { clearHeap, firstDue, firstItem, moveLast, push, replaceFirst } from "./event-heap.ts";
import { exponential, layConstants } from "./exponentials.ts";
import { areTied, earliest, gather, itemOf, least, lesser, nobody, put, setKey, spill, timeOf } from "./few-events.ts";
import { addRest, carry, closeFigures, full, laneOf, openFigures } from "./figures.ts";
import {
  ARRIVED,
  BEGINS,
  BEHIND,
  BUSY,
  CAPACITY,
  COUNT,
  FAMILY,
  FIRST,
  FLAGS,
  GAP,
  KEY,
  LANE,
  LAST,
  LENGTH,
  LONGEST,
  MEASURE,
  NODE_LENGTH,
  NODE_LONGEST,
  NODES,
  ONWARD,
  PLACE,
  QUOTA,
  RATE,
  ROW,
  SEQUENCE,
  SERVICE,
  SINCE,
  SPECIAL,
  START,
  STEPS,
  STOP,
  STREAM,
  TICKS,
  TIME,
  WAITED,
  WARMUP,
} from "./records.ts";

/*
 * The loop of timed/clockwork.ts in AssemblyScript, event for event and bit for bit, for the programs that timed/kernel-clock.ts takes. What lies where
 * timed/kernel-memory.ts and records.ts tell. Not TypeScript: `i32`, `f64` and `usize` are its types, `load` and `store` reach into memory. The lowest bit of an
 * event's item tells that a service is over.
 */

const most: f64 = 4503599627370495;
/** Where the first token is, as a word: items below it are arrivals. */
const firstToken: i32 = memory.tokensAt as i32;

function word(index: i32): i32 {
  return load<i32>(memory.wordsAt + (index << 2));
}

function setWord(index: i32, value: i32): void {
  store<i32>(memory.wordsAt + (index << 2), value);
}

function number(index: i32): f64 {
  return load<f64>(memory.numbersAt + (index << 3));
}

function setNumber(index: i32, value: f64): void {
  store<f64>(memory.numbersAt + (index << 3), value);
}

/** A token is served at a node whose lane has no limit: its service time. */
function serve(token: usize, place: usize): f64 {
  if (load<i32>(place, memory.nodesAt + FAMILY) === 0) return load<f64>(place, memory.nodesAt + MEASURE);
  const ticks = toTicks(load<f64>(place, memory.nodesAt + MEASURE) * exponential(token));
  const figures: usize = ((load<u32>(token, ROW) & ~3) as usize) + place;
  const sum = load<f64>(figures, SERVICE) + ticks;
  store<f64>(figures, sum, SERVICE);
  if (sum > full) carry(figures);
  return ticks;
}

/** The service of a token begins at the node where it is: when it will be over. */
function begin(token: usize, time: f64): f64 {
  const place: usize = load<u32>(token, PLACE);
  store<i32>(token, load<i32>(token, STEPS) + 1, STEPS);
  let ticks = load<f64>(place, memory.nodesAt + MEASURE);
  if (load<i32>(place, memory.nodesAt + FAMILY) !== 0) ticks = toTicks(ticks * exponential(token));
  const figures: usize = ((load<u32>(token, ROW) & ~3) as usize) + place;
  const services = f64x2.add(v128.load(figures), f64x2.replace_lane(f64x2.splat(1), 0, ticks));
  v128.store(figures, services);
  const waited = load<f64>(figures, WAITED) + (time - load<f64>(token, SINCE));
  store<f64>(figures, waited, WAITED);
  if (f64x2.extract_lane(services, 0) > full || waited > full) carry(figures);
  const done = time + ticks;
  if (done <= most) return done;
  // Time stops there, and the lane is used no longer.
  addRest(laneOf(place), most - time - ticks);
  return most;
}

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

/**
 * Walks a stretch node by node up to but not including its stop, from `now` on, having taken `steps`; the time at its end. The token's steps stand in it
 * then, -1 if it met the limit (S8).
 */
function walkStretch(token: usize, slot: i32, now: f64, taken: i32): f64 {
  const edges = word(memory.EDGES);
  const limit = word(memory.LIMIT);
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

/** Makes ready for turns. */
export function openClock(): void {
  layConstants();
  clearHeap(word(memory.PENDING));
  const starts = word(memory.STARTS);
  for (let start: i32 = 0; start < starts; start++) {
    openAhead(start, memory.arrivalsAt + start * memory.arrivalBytes);
  }
}

/** Ends the figures, at the end of the last counted case. */
export function closeClock(): void {
  const lanes = word(memory.LANES);
  const pending = word(memory.PENDING);
  const time = number(memory.LAST_END);
  if (word(memory.IS_OPEN) === 0) {
    setWord(memory.IS_OPEN, 1);
    setNumber(memory.OPENED, time);
    openFigures(time, word(memory.STARTS), lanes, word(memory.NODES), pending);
  }
  closeFigures(time, lanes, pending);
}

/** Goes from event to event until the end, or until something has to be done. */
export function turn(): i32 {
  const starts = word(memory.STARTS);
  const stride = word(memory.STRIDE);
  const end = word(memory.END);
  const nodeCount = word(memory.NODES);
  const edgeCount = word(memory.EDGES);
  const limit = word(memory.LIMIT);
  const allowance = load<i64>(memory.numbersAt + (memory.ALLOWANCE << 3));
  const room = word(memory.ROOM);
  const row: i32 = nodeCount * memory.figureBytes;
  /** Where the figures of cases begin that do not count. */
  const others: i32 = (memory.figuresAt as i32) + starts * row;
  let pending = word(memory.PENDING);
  let free = word(memory.FREE);
  let used = word(memory.USED);
  let alive = word(memory.ALIVE);
  let countedOpen = word(memory.COUNTED_OPEN);
  let arriving = word(memory.ARRIVING);
  let taken = word(memory.TIMES);
  let work = load<i64>(memory.numbersAt + (memory.WORK << 3));
  let lastEnd = number(memory.LAST_END);
  let sequence = number(memory.SEQUENCE);
  let answer: i32 = memory.DONE;
  /** Whether few events are pending; then, by bit, places that are open, and the key of the first event. */
  let isFew = pending <= 8;
  let open: i32 = isFew ? gather(pending) : 0;
  let first = isFew ? least() : nobody;
  for (;;) {
    if (isFew) {
      if (first === nobody) break;
    } else if (pending <= 4) {
      isFew = true;
      open = gather(pending);
      first = least();
      continue;
    }
    const time = isFew ? timeOf(first) : firstDue();
    if ((arriving | countedOpen) === 0 && time > lastEnd) break;
    if (work > allowance || alive > room) {
      answer = memory.OVER;
      break;
    }
    // A turn ends one case at most, and begins one at most.
    if (taken === memory.mostTimes) {
      answer = memory.TAKE;
      break;
    }
    // The first place of a heap is free until an event is put in, or the last one is moved there.
    let hole = !isFew;
    let item: i32;
    if (isFew) {
      let key = first;
      setKey(key, nobody);
      first = least();
      if (areTied(key, first)) {
        setKey(key, key);
        key = earliest(key);
        setKey(key, nobody);
        first = least();
      }
      item = itemOf(key);
      open |= 1 << ((key as i32) & 7);
    } else {
      item = firstItem();
    }
    let token: usize = 0;
    let way: i32 = -1;
    let asks = false;
    let beginning: usize = 0;
    if (item >= firstToken) {
      token = item & ~1;
      if ((item & 1) === 0) {
        asks = true;
      } else {
        const place: usize = load<u32>(token, PLACE);
        const lane: usize = load<u32>(place, memory.nodesAt + LANE);
        const next: usize = load<u32>(lane, FIRST);
        if (next === 0) {
          store<i32>(lane, load<i32>(lane, BUSY) - 1, BUSY);
        } else {
          const behind = load<i32>(next, BEHIND);
          store<i32>(lane, behind, FIRST);
          if (behind === 0) store<i32>(lane, 0, LAST);
          store<i32>(lane, load<i32>(lane, LENGTH) - 1, LENGTH);
          const wanted: usize = load<u32>(next, PLACE);
          store<i32>(wanted, load<i32>(wanted, memory.nodesAt + NODE_LENGTH) - 1, memory.nodesAt + NODE_LENGTH);
          beginning = next;
        }
        way = load<i32>(place, memory.nodesAt + ONWARD);
        if (way < 0) way = choose(token + STREAM, place) << 5;
      }
    } else if (arriving > 0) {
      if (free === 0 && used === end) {
        answer = memory.FULL;
        break;
      }
      const arrival: usize = item as usize;
      const count = load<i32>(arrival, COUNT);
      const warmup = load<i32>(arrival, WARMUP);
      const counts = count >= warmup && count < warmup + load<i32>(arrival, QUOTA);
      const flags = load<i32>(arrival, FLAGS);
      if ((flags & 1) !== 0 && count === warmup) {
        setWord(memory.WARMING, word(memory.WARMING) - 1);
        if (word(memory.WARMING) === 0) {
          setWord(memory.IS_OPEN, 1);
          setNumber(memory.OPENED, time);
          if (isFew) pending = spill();
          openFigures(time, starts, word(memory.LANES), nodeCount, pending);
          if (isFew) {
            open = gather(pending);
            first = least();
          }
        }
      }
      const start = (item - (memory.arrivalsAt as i32)) / memory.arrivalBytes;
      const ahead = aheadOf(start);
      const block = blockOf(ahead, count);
      const seed = seedOf(ahead, count);
      const isDone = advance(arrival, ahead);
      if (counts && isDone) arriving--;
      if (arriving > 0 && !(isDone && (flags & 2) !== 0)) {
        store<f64>(arrival, sequence++, SEQUENCE);
        if (open !== 0) {
          first = lesser(first, put(ctz<i32>(open), load<f64>(arrival, TIME), item));
          open &= open - 1;
        } else if (hole) {
          hole = false;
          replaceFirst(pending, load<f64>(arrival, TIME), item);
        } else {
          if (isFew) {
            isFew = false;
            pending = spill();
          }
          push(pending++, load<f64>(arrival, TIME), item);
        }
      }
      if (free === 0) {
        token = used as usize;
        used += stride;
      } else {
        token = free as usize;
        free = load<i32>(token, BEHIND);
      }
      store<i32>(token, 0, STEPS);
      store<i32>(token, counts ? (memory.figuresAt as i32) + start * row : others, ROW);
      store<f64>(token, time, ARRIVED);
      store<i64>(token, load<i64>(arrival, KEY), STREAM);
      store<i32>(token + STREAM + 8, count);
      store<i32>(token + STREAM + 12, 0);
      store<i64>(token + STREAM + 16, block);
      // Where all its bits are 0 it is made again, as for any generator.
      store<i64>(token + STREAM + 32, seed);
      store<i32>(token, start, START);
      for (let counter = memory.tokenBytes; counter < stride; counter += 8) store<i64>(token + counter, 0);
      alive++;
      if (counts) countedOpen++;
      way = (edgeCount + start) << 5;
    }

    // At most two services begin: that of the first in line, and that of the token itself.
    for (;;) {
      if (beginning !== 0) {
        const done = begin(beginning, time);
        store<f64>(beginning, sequence++, SEQUENCE);
        const event = (beginning as i32) | 1;
        if (open !== 0) {
          first = lesser(first, put(ctz<i32>(open), done, event));
          open &= open - 1;
        } else if (hole) {
          hole = false;
          replaceFirst(pending, done, event);
        } else {
          if (isFew) {
            isFew = false;
            pending = spill();
          }
          push(pending++, done, event);
        }
        beginning = 0;
      }
      if (token === 0) break;
      if (!asks) {
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
              way = -1;
              break;
            }
            work += i64(walked - steps + 1);
            steps = walked;
          } else {
            steps += length;
            work += i64(length + 1);
            now += load<f64>(stretch, memory.stretchesAt + TICKS);
            if (now > most) now = most;
          }
          const place: usize = load<u32>(stretch, memory.stretchesAt + STOP);
          if (load<i32>(place, memory.nodesAt + LANE) !== 0) {
            store<i32>(token, steps, STEPS);
            store<i32>(token, place as i32, PLACE);
            store<f64>(token, now, SINCE);
            break;
          }
          steps++;
          now = addTicks(now, serve(token, place));
          way = choose(token + STREAM, place) << 5;
        }
        if (way < 0) {
          const start = load<i32>(token, START);
          const ended: usize = memory.endedAt + (start << 3);
          store<f64>(ended, load<f64>(ended) + 1);
          if (load<i32>(token, ROW) < others) {
            store<f64>(memory.timesAt + (taken << 3), now - load<f64>(token, ARRIVED));
            store<i32>(memory.timeStartsAt + (taken << 2), start);
            taken++;
            countedOpen--;
            if (now > lastEnd) lastEnd = now;
          }
          store<i32>(token, free, BEHIND);
          free = token as i32;
          alive--;
          break;
        }
        if (now > time) {
          store<f64>(token, sequence++, SEQUENCE);
          if (open !== 0) {
            first = lesser(first, put(ctz<i32>(open), now, token as i32));
            open &= open - 1;
          } else if (hole) {
            hole = false;
            replaceFirst(pending, now, token as i32);
          } else {
            if (isFew) {
              isFew = false;
              pending = spill();
            }
            push(pending++, now, token as i32);
          }
          break;
        }
      }
      const place: usize = load<u32>(token, PLACE);
      const lane: usize = load<u32>(place, memory.nodesAt + LANE);
      const units = load<i32>(lane, BUSY);
      if (units < load<i32>(lane, CAPACITY)) {
        store<i32>(lane, units + 1, BUSY);
        beginning = token;
        token = 0;
        continue;
      }
      const last: usize = load<u32>(lane, LAST);
      store<i32>(token, 0, BEHIND);
      if (last === 0) store<i32>(lane, token as i32, FIRST);
      else store<i32>(last, token as i32, BEHIND);
      store<i32>(lane, token as i32, LAST);
      const length = load<i32>(lane, LENGTH) + 1;
      const nodeLength = load<i32>(place, memory.nodesAt + NODE_LENGTH) + 1;
      store<i32>(lane, length, LENGTH);
      store<i32>(place, nodeLength, memory.nodesAt + NODE_LENGTH);
      if (length > load<i32>(lane, LONGEST)) store<i32>(lane, length, LONGEST);
      if (nodeLength > load<i32>(place, memory.nodesAt + NODE_LONGEST)) {
        store<i32>(place, nodeLength, memory.nodesAt + NODE_LONGEST);
      }
      break;
    }
    if (hole) moveLast(--pending);
  }
  if (isFew) pending = spill();
  setWord(memory.PENDING, pending);
  setWord(memory.FREE, free);
  setWord(memory.USED, used);
  setWord(memory.ALIVE, alive);
  setWord(memory.COUNTED_OPEN, countedOpen);
  setWord(memory.ARRIVING, arriving);
  setWord(memory.TIMES, taken);
  store<i64>(memory.numbersAt + (memory.WORK << 3), work);
  setNumber(memory.LAST_END, lastEnd);
  setNumber(memory.SEQUENCE, sequence);
  return answer;
}
