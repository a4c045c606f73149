import { fewAt } from "../../timed/kernel-memory.ts";
import { dueAt, itemAt, layEvent, sequenceOf } from "./event-heap.ts";

/*
 * Where few events are pending they stand in eight places, in no order: to look at all of them takes no branch, and a branch that cannot be foreseen takes longer.
 * An event's key is its time above the three bits of its place; the time is written as the mantissa of a number from 2^52 on, whose bits are then the same
 * above it. Events of the same time are told apart by their sequence.
 */

/** The key of a place where no event is. */
export const nobody: i64 = i64.MAX_VALUE;
const keys: usize = fewAt;
const items: usize = fewAt + 64;

export function timeOf(key: i64): f64 {
  return reinterpret<f64>((key >>> 3) | 0x4330000000000000) - 4503599627370496;
}

export function itemOf(key: i64): i32 {
  return load<i32>(items + (((key as usize) & 7) << 2));
}

export function areTied(a: i64, b: i64): bool {
  return ((a ^ b) as u64) < 8;
}

export function lesser(a: i64, b: i64): i64 {
  return select<i64>(a, b, a < b);
}

/** Puts an event in a place: its key. */
export function fill(place: i32, due: f64, item: i32): i64 {
  const key: i64 = (reinterpret<i64>(due + 4503599627370496) << 3) | (place as i64);
  store<i64>(keys + ((place as usize) << 3), key);
  store<i32>(items + ((place as usize) << 2), item);
  return key;
}

export function setKey(key: i64, to: i64): void {
  store<i64>(keys + (((key as usize) & 7) << 3), to);
}

function keyAt(place: usize): i64 {
  return load<i64>(keys + (place << 3));
}

/** The least key; of events of the same time it may be that of any. */
export function least(): i64 {
  const a = lesser(lesser(keyAt(0), keyAt(1)), lesser(keyAt(2), keyAt(3)));
  return lesser(a, lesser(lesser(keyAt(4), keyAt(5)), lesser(keyAt(6), keyAt(7))));
}

/** Of the events of a key's time, the one that was put in first: its key. */
export function earliest(key: i64): i64 {
  let found = key;
  for (let place: usize = 0; place < 8; place++) {
    const other = keyAt(place);
    if (areTied(other, key) && sequenceOf(itemOf(other)) < sequenceOf(itemOf(found))) found = other;
  }
  return found;
}

/** Moves all events to the heap, in order: how many. */
export function spill(): i32 {
  let count: i32 = 0;
  for (let key = least(); key !== nobody; key = least()) {
    const first = earliest(key);
    layEvent(count++, timeOf(first), itemOf(first));
    setKey(first, nobody);
  }
  return count;
}

/** Takes all events of a heap of at most eight: the places that are open then, by bit. */
export function gather(count: i32): i32 {
  for (let place: i32 = 0; place < 8; place++) {
    if (place < count) fill(place, dueAt(place), itemAt(place));
    else setKey(place as i64, nobody);
  }
  return 255 & (-1 << count);
}
