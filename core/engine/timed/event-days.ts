import { grown } from "../grow.ts";
import { sortRow } from "./event-row.ts";
import { longer } from "./longer.ts";

/**
 * A row of more events than this is cut into days; with less than half of them a row is enough again. Measured with the queueing model of the benchmarks,
 * nanoseconds a case in a row and in days: with 60 pending 1,003 and 1,107, with 84 1,092 and 1,160, with 120 1,131 and 1,150.
 */
const manyEvents = 128;
/** Of very many events a row may have this part: to cut all of them anew then costs each about as much as to find its place in the row. */
const part = 1 / 64;
const mostDays = 1 << 17;

/**
 * A calendar queue (Brown, "Calendar queues", CACM 1988) for thousands of pending events: days of equal length, each with a plain list of the events due in it,
 * the last one that was put in first. A row of its user (event-row.ts) has those due before `end`, the end of the day that it is. Events behind the last day
 * wait in one more list until that day is over. Where the row gets long all the same, its days were too long for what is due soon: all are cut anew.
 */
export class EventDays {
  /** Events due from here on belong here, all others in the row. */
  end = Infinity;
  /** Events in days to come. */
  count = 0;
  /** A row of more events than this is to be cut. */
  suits: number = manyEvents;
  private heads: Int32Array = new Int32Array(0);
  private later = -1;
  /** By owner: the next one of its day, and when its event is due. */
  private next: Int32Array = new Int32Array(0);
  private dues: Float64Array = new Float64Array(0);
  private day = 0;
  private begun = 0;
  /** Ticks of a day, a power of 2. */
  private length = 1;
  private perTick = 1;
  /** How many events there were when the days were cut, and the longest row that a day should make. */
  private built = 0;
  private most = manyEvents;

  /** Makes room for so many owners. */
  reserve(owners: number): void {
    this.next = longer(this.next, owners);
    this.dues = grown(this.dues, owners);
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

  /** Cuts all events anew, into days for a row of `pending` events that has become too long, and leaves nothing in the row. */
  cut(dues: Float64Array, items: Int32Array, pending: number): void {
    let first = Infinity;
    for (let i = 0; i < pending; i++) first = Math.min(first, dues[i]!);
    let sum = 0;
    for (let i = 0; i < pending; i++) sum += dues[i]! - first;
    const mean = sum / pending;
    const all = this.collect(dues, items, pending);
    // About two events a day at the beginning; the last day is far behind the mean.
    this.length = powerUpTo((2 * mean) / pending);
    this.perTick = 1 / this.length;
    const days = Math.min(mostDays, 2 * powerUpTo((8 * mean) / this.length));
    if (this.heads.length !== days) this.heads = new Int32Array(days).fill(-1);
    this.begun = first;
    this.end = first;
    this.day = -1;
    this.built = all;
    this.most = Math.max(manyEvents, part * all);
    this.suits = this.most;
    // Those of the same time from the first that was put in to the last.
    for (let i = all - 1; i >= 0; i--) this.add(dues[i]!, items[i]!);
  }

  /** Puts the events of the next day that has any into an empty row, and gives how many there are. */
  turn(dues: Float64Array, items: Int32Array): number {
    const { heads, next } = this;
    let day = this.day + 1;
    while (day < heads.length && heads[day]! < 0) day++;
    if (day === heads.length || this.count > 2 * this.built) return this.renew(dues, items);
    this.day = day;
    this.end = this.begun + (day + 1) * this.length;
    let pending = 0;
    for (let item = heads[day]!; item >= 0; item = next[item]!) {
      dues[pending] = this.dues[item]!;
      items[pending++] = item;
    }
    heads[day] = -1;
    this.count -= pending;
    // What is due at one tick cannot be cut, and is in order.
    if (pending > this.most && this.length > 1) {
      this.cut(dues, items, pending);
      return this.turn(dues, items);
    }
    this.suits = Math.max(this.most, 2 * pending);
    sortRow(dues, items, pending);
    return pending;
  }

  /** Calls `told` with each event, of those of one time with the last that was put in first. */
  forEach(told: (item: number, due: number) => void): void {
    for (const head of [this.later, ...this.heads.filter((item) => item >= 0)]) {
      for (let item = head; item >= 0; item = this.next[item]!) told(item, this.dues[item]!);
    }
  }

  /** Cuts days anew, or gives up where few events are left. */
  private renew(dues: Float64Array, items: Int32Array): number {
    const pending = this.collect(dues, items, 0);
    if (pending >= manyEvents / 2) {
      this.cut(dues, items, pending);
      return this.turn(dues, items);
    }
    this.end = Infinity;
    this.suits = manyEvents;
    sortRow(dues, items, pending);
    return pending;
  }

  /** Puts the events of all days behind a row of `pending` events: how many there are then. */
  private collect(dues: Float64Array, items: Int32Array, pending: number): number {
    let all = pending;
    this.forEach((item, due) => {
      dues[all] = due;
      items[all++] = item;
    });
    this.heads.fill(-1);
    this.later = -1;
    this.count = 0;
    return all;
  }
}

/** The greatest power of 2 that is not above `value`, at least 1: to divide by it is exact. */
function powerUpTo(value: number): number {
  let power = 1;
  while (2 * power <= value) power *= 2;
  return power;
}
