import { heapAt, ownersAt } from "../../timed/kernel-memory.ts";

/*
 * Pending events in a heap of four by (time, sequence). An event is a number, when it is due, and a word, its owner; an owner has its sequence. Any heap gives
 * the events in the same order: no two are equal.
 */

const heap: usize = heapAt;
const owners: usize = ownersAt;

/** The sequence of an owner's event, the third of its numbers. */
export function sequenceAt(owner: i32): usize {
  return owners + (owner as usize) * 24 + 16;
}

export function firstDue(): f64 {
  return load<f64>(heap);
}

export function firstOwner(): i32 {
  return load<i32>(heap + 8);
}

function isBefore(one: usize, other: usize): bool {
  const a = load<f64>(one);
  const b = load<f64>(other);
  return a < b || (a === b && load<f64>(sequenceAt(load<i32>(one + 8))) < load<f64>(sequenceAt(load<i32>(other + 8))));
}

/** Puts in an event that comes after all others of its time, behind `count` others. */
export function push(count: i32, due: f64, owner: i32): void {
  let hole = count;
  while (hole > 0) {
    const parent = (hole - 1) >> 2;
    const from = heap + ((parent as usize) << 4);
    if (load<f64>(from) <= due) break;
    const to = heap + ((hole as usize) << 4);
    store<f64>(to, load<f64>(from));
    store<i32>(to + 8, load<i32>(from + 8));
    hole = parent;
  }
  const at = heap + ((hole as usize) << 4);
  store<f64>(at, due);
  store<i32>(at + 8, owner);
}

/** The least of the four events from `line` on, or of as many as there are before `end`. */
function leastOf(line: usize, end: usize): usize {
  let least = line;
  for (let other = line + 16; other < min<usize>(line + 64, end); other += 16) {
    if (isBefore(other, least)) least = other;
  }
  return least;
}

/** Puts an event in the first place of a heap of `count` events and lets it sink. */
export function replaceFirst(count: i32, due: f64, owner: i32): void {
  const end = heap + ((count as usize) << 4);
  // Behind the heap nothing is ever due, so that a line of four that is not full is as good as one that is.
  store<f64>(end, Infinity);
  store<f64>(end + 16, Infinity);
  store<f64>(end + 32, Infinity);
  let hole = heap;
  for (;;) {
    const line = heap + ((hole - heap) << 2) + 16;
    if (line >= end) break;
    const a = load<f64>(line);
    const b = load<f64>(line + 16);
    const c = load<f64>(line + 32);
    const d = load<f64>(line + 48);
    const isB = b < a;
    const isD = d < c;
    const left = select<f64>(b, a, isB);
    const right = select<f64>(d, c, isD);
    const isRight = right < left;
    const time = select<f64>(right, left, isRight);
    let least = line + (select<usize>(2 + (isD as usize), isB as usize, isRight) << 4);
    // Of equal times the sequence decides.
    const isTie = (i32(a === b) & i32(a === time)) | (i32(c === d) & i32(c === time)) | i32(left === right);
    if (isTie) least = leastOf(line, end);
    if (due < time) break;
    const from = load<i32>(least + 8);
    if (due === time && load<f64>(sequenceAt(owner)) < load<f64>(sequenceAt(from))) break;
    store<f64>(hole, time);
    store<i32>(hole + 8, from);
    hole = least;
  }
  store<f64>(hole, due);
  store<i32>(hole + 8, owner);
}
