import { grown } from "../grow.ts";
import { isBefore } from "./event-heap.ts";
import { longer } from "./longer.ts";

/**
 * More pending events than this are cut into days; with less than half of them one heap is enough again. Measured with the queueing model of the benchmarks,
 * nanoseconds a case in a heap and in days: with 64 pending 1,597 and 1,659, with 128 1,404 and 1,359, with 512 1,513 and 1,383, with 2,048 1,719 and 1,392.
 */
const manyEvents = 128;
const mostDays = 1 << 17;

/**
 * A calendar queue (Brown, "Calendar queues", CACM 1988) for thousands of pending events: days of equal length, each with a plain list of the events due in it.
 * A heap of its user (event-heap.ts) has those due before `end`, the end of the day that it is; the order in which events come out is that of the heap
 * alone, (time, sequence). Events behind the last day wait in one more list until that day is over.
 */
export class EventDays {
  /** Events due from here on belong here, all others in the heap. */
  end = Infinity;
  /** Events in days to come. */
  count = 0;
  private heads: Int32Array = new Int32Array(0);
  private later = -1;
  /** By owner: the next one of its day, and when its event is due. */
  private next: Int32Array = new Int32Array(0);
  private dues: Float64Array = new Float64Array(0);
  private day = 0;
  private begun = 0;
  private perTick = 0;
  private built = 0;
  private most = manyEvents;

  /** Makes room for so many owners. */
  reserve(owners: number): void {
    this.next = longer(this.next, owners);
    this.dues = grown(this.dues, owners);
  }

  /** A heap of more events than this is better cut into days. */
  get suits(): number {
    return this.end === Infinity ? this.most : 0x7fffffff;
  }

  add(due: number, item: number): void {
    this.dues[item] = due;
    this.count++;
    const day = (due - this.begun) * this.perTick;
    if (day >= this.heads.length) {
      this.next[item] = this.later;
      this.later = item;
    } else {
      this.next[item] = this.heads[day | 0]!;
      this.heads[day | 0] = item;
    }
  }

  /** Takes all of a heap's `pending` events and gives back those of the first day: how many there are in the heap then. */
  cut(dues: Float64Array, items: Int32Array, sequences: Float64Array, pending: number): number {
    let first = Infinity;
    for (let i = 0; i < pending; i++) first = Math.min(first, dues[i]!);
    let sum = 0;
    for (let i = 0; i < pending; i++) sum += dues[i]! - first;
    const mean = sum / pending;
    if (mean < pending || first + mean > Number.MAX_SAFE_INTEGER / 16) {
      this.most *= 2;
      return pending;
    }
    // About two events a day at the beginning; the last day is far behind the mean.
    const length = powerUpTo((2 * mean) / pending);
    const days = Math.min(mostDays, 2 * powerUpTo((8 * mean) / length));
    if (this.heads.length !== days) this.heads = new Int32Array(days);
    this.heads.fill(-1);
    this.later = -1;
    this.begun = first;
    this.perTick = 1 / length;
    this.built = pending;
    this.day = -1;
    this.end = first;
    this.count = 0;
    for (let i = 0; i < pending; i++) this.add(dues[i]!, items[i]!);
    return this.turn(dues, items, sequences);
  }

  /** Puts the events of the next day that has any into an empty heap, and gives how many there are. */
  turn(dues: Float64Array, items: Int32Array, sequences: Float64Array): number {
    const { heads, next } = this;
    if (this.count > 2 * this.built) return this.renew(dues, items, sequences);
    let day = this.day + 1;
    while (day < heads.length && heads[day]! < 0) day++;
    if (day === heads.length) return this.renew(dues, items, sequences);
    this.day = day;
    this.end = this.begun + (day + 1) / this.perTick;
    let pending = 0;
    for (let item = heads[day]!; item >= 0; item = next[item]!) {
      this.count--;
      enter(dues, items, sequences, pending++, this.dues[item]!, item);
    }
    heads[day] = -1;
    return pending;
  }

  /** Calls `told` with each event. */
  forEach(told: (item: number, due: number) => void): void {
    for (const head of [this.later, ...this.heads.filter((item) => item >= 0)]) {
      for (let item = head; item >= 0; item = this.next[item]!) told(item, this.dues[item]!);
    }
  }

  /** Cuts days anew, or gives up where few events are left. */
  private renew(dues: Float64Array, items: Int32Array, sequences: Float64Array): number {
    let pending = 0;
    const isFew = this.count < this.most / 2;
    this.forEach((item, due) => {
      if (isFew) {
        enter(dues, items, sequences, pending++, due, item);
        return;
      }
      dues[pending] = due;
      items[pending++] = item;
    });
    this.end = Infinity;
    this.count = 0;
    this.later = -1;
    this.heads.fill(-1);
    if (isFew) return pending;
    const left = this.cut(dues, items, sequences, pending);
    if (left < pending || this.count > 0) return left;
    // They are all due at much the same time: a heap, after all.
    const order = Array.from(items.subarray(0, pending));
    const times = dues.slice(0, pending);
    for (const [i, item] of order.entries()) enter(dues, items, sequences, i, times[i]!, item);
    return pending;
  }
}

/** The greatest power of 2 that is not above `value`, which is at least 1: to divide by it is exact. */
function powerUpTo(value: number): number {
  let power = 1;
  while (2 * power <= value) power *= 2;
  return power;
}

/** Puts an event into a heap of `at` others. */
function enter(
  dues: Float64Array,
  items: Int32Array,
  sequences: Float64Array,
  at: number,
  due: number,
  item: number,
): void {
  let hole = at;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const before = dues[parent]!;
    if (before < due || (before === due && isBefore(sequences, items[parent]!, item))) break;
    dues[hole] = before;
    items[hole] = items[parent]!;
    hole = parent;
  }
  dues[hole] = due;
  items[hole] = item;
}
