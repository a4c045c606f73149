import { PENDING } from "../../timed/kernel-memory.ts";
import { clearHeap, firstDue, firstItem, moveLast, push, replaceFirst } from "./event-heap.ts";
import { areTied, earliest, fill, gather, itemOf, least, lesser, nobody, setKey, spill, timeOf } from "./few-events.ts";
import { word } from "./header.ts";
import { SEQUENCE } from "./records.ts";

/*
 * The pending events of a run: few of them stand in eight places (few-events.ts), more in a heap (event-heap.ts) until four are left. The lowest bit of an item
 * tells that a service is over; the rest of it is the record of whom the event is about, which keeps its sequence.
 */

/** How many are in the heap; where few are pending, how many there were when they were moved. */
let count: i32 = 0;
/** Whether the first place of the heap is free, since its event was taken. */
let hole: bool = false;
let isFew: bool = false;
/** Where few are pending: by bit, places that are open, else 0; and the key of the first event. */
let open: i32 = 0;
let first: i64 = 0;
/** How many events have been put in. */
let sequence: f64 = 0;

/** Begins with the events that stand in the heap, put in one after the other. */
export function openPending(): void {
  count = word(PENDING);
  clearHeap(count);
  sequence = f64(count);
  hole = false;
  open = 0;
  isFew = count <= 8;
  gatherFew();
}

/** Lays all events in the heap, where others may look at them: how many. */
export function spillFew(): i32 {
  if (isFew) count = spill();
  return count;
}

/** Takes them back to the eight places, if they are few. */
export function gatherFew(): void {
  if (!isFew) return;
  open = gather(count);
  first = least();
}

/** When the next event is due; beyond all times if none is pending. */
export function nextDue(): f64 {
  return isFew ? timeOf(first) : firstDue();
}

/** Takes the next event: its item. */
export function takeNext(): i32 {
  if (!isFew) {
    hole = true;
    return firstItem();
  }
  let key = first;
  setKey(key, nobody);
  first = least();
  if (areTied(key, first)) {
    setKey(key, key);
    key = earliest(key);
    setKey(key, nobody);
    first = least();
  }
  open |= 1 << ((key as i32) & 7);
  return itemOf(key);
}

/** Puts in an event that comes after all others of its time. */
export function put(due: f64, item: i32): void {
  store<f64>((item & ~1) as usize, sequence++, SEQUENCE);
  if (open !== 0) {
    first = lesser(first, fill(ctz<i32>(open), due, item));
    open &= open - 1;
  } else if (hole) {
    hole = false;
    replaceFirst(count, due, item);
  } else {
    spillFew();
    isFew = false;
    push(count++, due, item);
  }
}

/** Makes good that an event was taken, where none was put in for it. */
export function settle(): void {
  if (!hole) return;
  hole = false;
  moveLast(--count);
  isFew = count <= 4;
  gatherFew();
}
