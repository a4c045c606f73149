import { duesAt, itemsAt } from "../../timed/kernel-memory.ts";
import { SEQUENCE } from "./records.ts";

/*
 * Pending events in a heap of four by (time, sequence). An event is a number, when it is due, and an item: where its owner is, and in the lowest bit
 * what it is about. An owner has one event at most and knows its sequence. Any heap gives the events in the same order: no two are equal. Behind the heap
 * nothing is ever due, so that a line of four that is not full is as good as one that is.
 */

const dues: usize = duesAt;
const items: usize = itemsAt;

export function clearHeap(count: i32): void {
  for (let i = count; i < count + 4; i++) store<f64>(dues + ((i as usize) << 3), Infinity);
}

export function firstDue(): f64 {
  return load<f64>(dues);
}

export function firstItem(): i32 {
  return load<i32>(items);
}

export function itemAt(index: i32): i32 {
  return load<i32>(items + ((index as usize) << 2));
}

export function dueAt(index: i32): f64 {
  return load<f64>(dues + ((index as usize) << 3));
}

export function sequenceOf(item: i32): f64 {
  return load<f64>(((item & ~1) as usize) + SEQUENCE);
}

/** Lays an event in the place `index`, behind which nothing is due. */
export function layEvent(index: i32, due: f64, item: i32): void {
  store<f64>(dues + ((index as usize) << 3), due);
  store<i32>(items + ((index as usize) << 2), item);
  clearHeap(index + 1);
}

/** Puts in an event that comes after all others of its time, behind `count` others. */
export function push(count: i32, due: f64, item: i32): void {
  let hole = count;
  store<f64>(dues + ((count as usize) << 3) + 32, Infinity);
  while (hole > 0) {
    const parent = (hole - 1) >> 2;
    const before = load<f64>(dues + ((parent as usize) << 3));
    if (before <= due) break;
    store<f64>(dues + ((hole as usize) << 3), before);
    store<i32>(items + ((hole as usize) << 2), load<i32>(items + ((parent as usize) << 2)));
    hole = parent;
  }
  store<f64>(dues + ((hole as usize) << 3), due);
  store<i32>(items + ((hole as usize) << 2), item);
}

/** Of the events of a line that are due first, those in `mask`, the one that was put in first. */
function firstOf(line: i32, mask: i32): i32 {
  let least = ctz<i32>(mask);
  let left = mask & (mask - 1);
  let sequence = sequenceOf(itemAt(line + least));
  while (left !== 0) {
    const other = ctz<i32>(left);
    const later = sequenceOf(itemAt(line + other));
    if (later < sequence) {
      sequence = later;
      least = other;
    }
    left &= left - 1;
  }
  return least;
}

/** Puts an event in the first place of a heap of `count` events and lets it sink. */
export function replaceFirst(count: i32, due: f64, item: i32): void {
  let hole: i32 = 0;
  for (;;) {
    const line = (hole << 2) + 1;
    if (line >= count) break;
    const at = dues + ((line as usize) << 3);
    const one = v128.load(at);
    const two = v128.load(at, 16);
    const half = f64x2.pmin(one, two);
    const least = f64x2.pmin(half, v128.shuffle<i64>(half, half, 1, 0));
    const time = f64x2.extract_lane(least, 0);
    if (due < time) break;
    const mask = i64x2.bitmask(f64x2.eq(one, least)) | (i64x2.bitmask(f64x2.eq(two, least)) << 2);
    let next = ctz<i32>(mask);
    // Of equal times the sequence decides.
    if ((mask & (mask - 1)) !== 0) next = firstOf(line, mask);
    next += line;
    const other = itemAt(next);
    if (due === time && sequenceOf(item) < sequenceOf(other)) break;
    store<f64>(dues + ((hole as usize) << 3), time);
    store<i32>(items + ((hole as usize) << 2), other);
    hole = next;
  }
  store<f64>(dues + ((hole as usize) << 3), due);
  store<i32>(items + ((hole as usize) << 2), item);
}

/** Takes the last event of a heap of `count + 1` out of its place and puts it in the first. */
export function moveLast(count: i32): void {
  const at = dues + ((count as usize) << 3);
  const due = load<f64>(at);
  store<f64>(at, Infinity);
  if (count > 0) replaceFirst(count, due, itemAt(count));
}
