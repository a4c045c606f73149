import * as memory from "../../timed/kernel-memory.ts";
import { choose, edgeAt, pass } from "./choices.ts";
import { addTicks, arrivalExponential, exponential, toTicks } from "./draws.ts";
import { firstDue, firstOwner, push, replaceFirst, sequenceAt } from "./event-heap.ts";
import { addDrawn, addMultiple } from "./sums.ts";

/*
 * The loop of timed/clockwork.ts in AssemblyScript, event for event and bit for bit, for the programs that timed/kernel-clock.ts takes. What lies where
 * timed/kernel-memory.ts tells; words of tokens, lanes and nodes are those of timed/clock.ts. Not TypeScript: `i32`, `f64` and `usize` are its types, `load` and
 * `store` reach into memory.
 */

const STEPS: usize = 0;
const PLACE: usize = 4;
const BEHIND: usize = 8;
const DOES: usize = 12;
const START: usize = 16;
const SERVED: i32 = 1;
const COUNTS: i32 = 2;

const SINCE: usize = 8;

const BUSY: usize = 0;
const CAPACITY: usize = 4;
const FIRST: usize = 8;
const LAST: usize = 12;
const LENGTH: usize = 16;
const LONGEST: usize = 20;

const LANE: usize = 0;
const ONWARD: usize = 4;
const FAMILY: usize = 8;
const NODE_LENGTH: usize = 12;
const NODE_LONGEST: usize = 16;

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

function nodeAt(node: i32): usize {
  return memory.nodesAt + node * 20;
}

function laneAt(lane: i32): usize {
  return memory.lanesAt + lane * 24;
}

function ownerAt(owner: i32): usize {
  return memory.ownersAt + owner * 24;
}

function sumAt(index: i32): usize {
  return memory.sumsAt + index * 24;
}

/** What a lane's use changed at last, and, behind all lanes, three numbers a node: services begun, mean seconds, constant ticks. */
function ownNumber(index: i32): usize {
  return memory.ownNumbersAt + (index << 3);
}

function add(at: usize, more: i32): i32 {
  const sum = load<i32>(at) + more;
  store<i32>(at, sum);
  return sum;
}

/** Draws the service time of a token at a node. */
function serve(token: usize, own: usize, node: i32): f64 {
  const numbers = ownNumber(word(memory.LANES) + 3 * node);
  if (load<i32>(nodeAt(node) + FAMILY) === 0) return load<f64>(numbers + 16);
  const ticks = toTicks(load<f64>(numbers + 8) * exponential(token));
  if ((load<i32>(own + DOES) & COUNTS) !== 0) {
    addDrawn(memory.servicesAt + (load<i32>(own + START) * word(memory.NODES) + node) * 24, ticks);
  }
  return ticks;
}

/** From here on figures of resources are kept. */
function open(time: f64): void {
  setWord(memory.IS_OPEN, 1);
  setNumber(memory.OPENED, time);
  for (let lane: i32 = 0; lane < word(memory.LANES); lane++) {
    store<f64>(ownNumber(lane), time);
    store<i32>(laneAt(lane) + LONGEST, load<i32>(laneAt(lane) + LENGTH));
  }
  for (let node: i32 = 0; node < word(memory.NODES); node++) {
    store<i32>(nodeAt(node) + NODE_LONGEST, load<i32>(nodeAt(node) + NODE_LENGTH));
  }
}

/** Passes on to the next case of a start; whether all that count have come. */
function advance(at: usize): bool {
  const count = add(at + 32, 1);
  const isDone = count >= load<i32>(at + 36) + load<i32>(at + 40);
  const rate = load<f64>(at + 16);
  const gap = rate > 0 ? toTicks(arrivalExponential(at + 24, count, memory.spareAt) / rate) : load<f64>(at + 8);
  store<f64>(at, addTicks(load<f64>(at), isDone ? max<f64>(gap, 1) : gap));
  return isDone;
}

/**
 * Walks a stretch node by node up to but not including its stop, from `now` on, having taken `steps`; the time at its end. The token's steps stand in it
 * then, -1 if it met the limit (S8).
 */
function walkStretch(token: usize, own: usize, slot: i32, stretch: usize, now: f64, taken: i32): f64 {
  const edges = word(memory.EDGES);
  const limit = word(memory.LIMIT);
  let time = now;
  let steps = taken;
  let edge: i32 = slot < edges ? slot : -1;
  let node: i32 = edge >= 0 ? load<i32>(edgeAt(edge)) : load<i32>(memory.arrivalsAt + ((slot - edges) << 6) + 48);
  for (let left = load<i32>(stretch + 4); ; left--) {
    if (edge >= 0) {
      pass(token, edge);
      time = addTicks(time, load<f64>(memory.edgeTicksAt + (edge << 3)));
    }
    if (steps === limit) {
      store<i32>(own + STEPS, -1);
      return time;
    }
    if (left === 0) break;
    steps++;
    time = addTicks(time, serve(token, own, node));
    edge = load<i32>(memory.choicesAt + node * (memory.choiceWords * 4) + 4);
    node = load<i32>(edgeAt(edge));
  }
  store<i32>(own + STEPS, steps);
  return time;
}

/** Goes from event to event until the end, or until something has to be done. */
export function turn(): i32 {
  const starts = word(memory.STARTS);
  const slots = word(memory.SLOTS);
  const stride: usize = ((word(memory.WORDS) + 5) << 2) as usize;
  const words: usize = (word(memory.WORDS) << 2) as usize;
  const laneCount = word(memory.LANES);
  const nodeCount = word(memory.NODES);
  const edgeCount = word(memory.EDGES);
  const limit = word(memory.LIMIT);
  const allowance = number(memory.ALLOWANCE);
  const room = number(memory.ROOM);
  const tokens: usize = memory.tokensAt;
  let pending = word(memory.PENDING);
  let free = word(memory.FREE);
  let used = word(memory.USED);
  let alive = word(memory.ALIVE);
  let countedOpen = word(memory.COUNTED_OPEN);
  let arriving = word(memory.ARRIVING);
  let isOpen = word(memory.IS_OPEN) !== 0;
  let taken = word(memory.TIMES);
  let work = number(memory.WORK);
  let lastEnd = number(memory.LAST_END);
  let opened = number(memory.OPENED);
  let sequence = number(memory.SEQUENCE);
  let answer: i32 = memory.DONE;
  while (pending > 0) {
    const time = firstDue();
    if (arriving === 0 && countedOpen === 0 && time > lastEnd) break;
    if (work > allowance || f64(alive) > room) {
      answer = memory.OVER;
      break;
    }
    // A turn ends one case at most, and begins one at most.
    if (taken === memory.mostTimes) {
      answer = memory.TAKE;
      break;
    }
    const item = firstOwner();
    // The first place is free until an event is put in, or the last one is moved there.
    let hole = true;
    let token: i32 = -1;
    let way: i32 = -1;
    let asks = false;
    let beginning: i32 = -1;
    if (item >= starts) {
      token = item - starts;
      const at: usize = tokens + (token as usize) * stride;
      const own: usize = at + words;
      if ((load<i32>(own + DOES) & SERVED) === 0) {
        asks = true;
      } else {
        const node = load<i32>(own + PLACE);
        const lane = load<i32>(nodeAt(node) + LANE);
        const line = laneAt(lane);
        const next = load<i32>(line + FIRST);
        if (next < 0) {
          const units = load<i32>(line + BUSY);
          if (isOpen) {
            addMultiple(sumAt(lane), time - load<f64>(ownNumber(lane)), units);
            store<f64>(ownNumber(lane), time);
          }
          store<i32>(line + BUSY, units - 1);
        } else {
          const nextOwn: usize = tokens + (next as usize) * stride + words;
          const place = load<i32>(nextOwn + PLACE);
          const behind = load<i32>(nextOwn + BEHIND);
          store<i32>(line + FIRST, behind);
          if (behind < 0) store<i32>(line + LAST, -1);
          add(line + LENGTH, -1);
          add(nodeAt(place) + NODE_LENGTH, -1);
          const since = load<f64>(ownerAt(starts + next) + SINCE);
          if (time > since) {
            if (isOpen) {
              addDrawn(sumAt(laneCount + place), time - since);
              addDrawn(sumAt(laneCount + nodeCount + place), since > opened ? time - since : time - opened);
            }
            if ((load<i32>(nextOwn + DOES) & COUNTS) !== 0) {
              addDrawn(sumAt(laneCount + 2 * nodeCount + load<i32>(nextOwn + START)), time - since);
            }
          }
          beginning = next;
        }
        way = load<i32>(nodeAt(node) + ONWARD);
        if (way < 0) way = choose(at, node);
      }
    } else if (arriving > 0) {
      if (free < 0 && used === slots) {
        answer = memory.FULL;
        break;
      }
      const arrival: usize = memory.arrivalsAt + (item << 6);
      const count = load<i32>(arrival + 32);
      const warmup = load<i32>(arrival + 36);
      const counts = count >= warmup && count < warmup + load<i32>(arrival + 40);
      const flags = load<i32>(arrival + 44);
      if ((flags & 1) !== 0 && count === warmup) {
        setWord(memory.WARMING, word(memory.WARMING) - 1);
        if (word(memory.WARMING) === 0) {
          open(time);
          isOpen = true;
          opened = time;
        }
      }
      const isDone = advance(arrival);
      if (counts && isDone) arriving--;
      if (arriving > 0 && !(isDone && (flags & 2) !== 0)) {
        store<f64>(sequenceAt(item), sequence++);
        hole = false;
        replaceFirst(pending, load<f64>(arrival), item);
      }
      const isUsed = free >= 0;
      token = isUsed ? free : used++;
      const at: usize = tokens + (token as usize) * stride;
      const own: usize = at + words;
      if (isUsed) free = load<i32>(own + BEHIND);
      for (let counter: usize = at + 40; counter < own; counter += 4) store<i32>(counter, 0);
      store<i64>(at, load<i64>(arrival + 24));
      store<i32>(at + 8, count);
      store<i32>(at + 12, 0);
      store<i64>(at + 32, 0);
      store<i32>(own + STEPS, 0);
      store<i32>(own + DOES, counts ? COUNTS : 0);
      store<i32>(own + START, item);
      store<f64>(ownerAt(starts + token), time);
      alive++;
      if (counts) countedOpen++;
      way = edgeCount + item;
    }

    // At most two services begin: that of the first in line, and that of the token itself.
    for (;;) {
      if (beginning >= 0) {
        const at: usize = tokens + (beginning as usize) * stride;
        const own: usize = at + words;
        const node = load<i32>(own + PLACE);
        add(own + STEPS, 1);
        store<i32>(own + DOES, load<i32>(own + DOES) | SERVED);
        if (isOpen) {
          const begun = ownNumber(laneCount + 3 * node);
          store<f64>(begun, load<f64>(begun) + 1);
        }
        const done = addTicks(time, serve(at, own, node));
        const event = starts + beginning;
        store<f64>(sequenceAt(event), sequence++);
        if (hole) {
          hole = false;
          replaceFirst(pending, done, event);
        } else {
          push(pending++, done, event);
        }
        beginning = -1;
      }
      if (token < 0) break;
      const at: usize = tokens + (token as usize) * stride;
      const own: usize = at + words;
      if (!asks) {
        let now = time;
        let steps = load<i32>(own + STEPS);
        while (way >= 0) {
          const stretch: usize = memory.stretchesAt + way * 12;
          const length = load<i32>(stretch + 4);
          if (load<i32>(stretch + 8) === 1 || steps + length >= limit) {
            now = walkStretch(at, own, way, stretch, now, steps);
            const walked = load<i32>(own + STEPS);
            if (walked < 0) {
              work += f64(limit - steps);
              way = -1;
              break;
            }
            work += f64(walked - steps + 1);
            steps = walked;
          } else {
            steps += length;
            work += f64(length + 1);
            now = addTicks(now, load<f64>(memory.stretchTicksAt + (way << 3)));
          }
          const node = load<i32>(stretch);
          if (load<i32>(nodeAt(node) + LANE) >= 0) {
            store<i32>(own + STEPS, steps);
            store<i32>(own + PLACE, node);
            store<f64>(ownerAt(starts + token) + SINCE, now);
            break;
          }
          steps++;
          now = addTicks(now, serve(at, own, node));
          way = choose(at, node);
        }
        if (way < 0) {
          const start = load<i32>(own + START);
          const ended: usize = memory.endedAt + (start << 3);
          store<f64>(ended, load<f64>(ended) + 1);
          if ((load<i32>(own + DOES) & COUNTS) !== 0) {
            store<f64>(memory.timesAt + (taken << 3), now - load<f64>(ownerAt(starts + token)));
            store<i32>(memory.timeStartsAt + (taken << 2), start);
            taken++;
            countedOpen--;
            if (now > lastEnd) lastEnd = now;
          }
          store<i32>(own + BEHIND, free);
          free = token;
          alive--;
          break;
        }
        if (now > time) {
          store<i32>(own + DOES, load<i32>(own + DOES) & ~SERVED);
          const event = starts + token;
          store<f64>(sequenceAt(event), sequence++);
          if (hole) {
            hole = false;
            replaceFirst(pending, now, event);
          } else {
            push(pending++, now, event);
          }
          break;
        }
      }
      const node = nodeAt(load<i32>(own + PLACE));
      const lane = load<i32>(node + LANE);
      const line = laneAt(lane);
      const units = load<i32>(line + BUSY);
      if (units < load<i32>(line + CAPACITY)) {
        if (isOpen) {
          if (units > 0) addMultiple(sumAt(lane), time - load<f64>(ownNumber(lane)), units);
          store<f64>(ownNumber(lane), time);
        }
        store<i32>(line + BUSY, units + 1);
        beginning = token;
        token = -1;
        continue;
      }
      const last = load<i32>(line + LAST);
      store<i32>(own + BEHIND, -1);
      if (last < 0) store<i32>(line + FIRST, token);
      else store<i32>(tokens + (last as usize) * stride + words + BEHIND, token);
      store<i32>(line + LAST, token);
      const length = add(line + LENGTH, 1);
      const nodeLength = add(node + NODE_LENGTH, 1);
      if (length > load<i32>(line + LONGEST)) store<i32>(line + LONGEST, length);
      if (nodeLength > load<i32>(node + NODE_LONGEST)) store<i32>(node + NODE_LONGEST, nodeLength);
      break;
    }
    if (hole && --pending > 0) {
      const from: usize = memory.heapAt + (pending << 4);
      replaceFirst(pending, load<f64>(from), load<i32>(from + 8));
    }
  }
  setWord(memory.PENDING, pending);
  setWord(memory.FREE, free);
  setWord(memory.USED, used);
  setWord(memory.ALIVE, alive);
  setWord(memory.COUNTED_OPEN, countedOpen);
  setWord(memory.ARRIVING, arriving);
  setWord(memory.TIMES, taken);
  setNumber(memory.WORK, work);
  setNumber(memory.LAST_END, lastEnd);
  setNumber(memory.SEQUENCE, sequence);
  return answer;
}
