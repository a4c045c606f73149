import { grown } from "../grow.ts";
import { longer } from "./longer.ts";

/**
 * Pending events by (time, sequence), of items that have one event at most: so that a sequence belongs to an item and need not move with the event. A binary
 * heap that takes out its first event only when it has to: mostly the next event put in takes that place at once.
 */
export class TokenHeap {
  private times: Float64Array = new Float64Array(64);
  private items: Int32Array = new Int32Array(64);
  private sequenceOf: Float64Array = new Float64Array(64);
  private count = 0;
  private sequence = 0;
  private hole = false;

  get size(): number {
    return this.hole ? this.count - 1 : this.count;
  }

  /** Room for the items below a number. */
  reserve(items: number): void {
    this.sequenceOf = grown(this.sequenceOf, items);
  }

  push(time: number, item: number): void {
    this.sequenceOf[item] = this.sequence++;
    if (this.hole) {
      this.hole = false;
      this.sink(time, item);
      return;
    }
    if (this.count === this.items.length) {
      this.times = grown(this.times, 2 * this.count);
      this.items = longer(this.items, 2 * this.count);
    }
    const { times, items } = this;
    let at = this.count++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (times[parent]! <= time) break;
      times[at] = times[parent]!;
      items[at] = items[parent]!;
      at = parent;
    }
    times[at] = time;
    items[at] = item;
  }

  /** The time of the next event; only while there is one. */
  get time(): number {
    if (this.hole) this.fill();
    return this.times[0]!;
  }

  /** Takes out the next event; only after `time`. */
  take(): number {
    this.hole = true;
    return this.items[0]!;
  }

  private fill(): void {
    this.hole = false;
    const last = --this.count;
    if (last > 0) this.sink(this.times[last]!, this.items[last]!);
  }

  private sink(time: number, item: number): void {
    const { times, items, sequenceOf, count } = this;
    let at = 0;
    let child = 1;
    while (child < count) {
      let least = times[child]!;
      const other = child + 1;
      if (other < count) {
        const second = times[other]!;
        if (second < least || (second === least && sequenceOf[items[other]!]! < sequenceOf[items[child]!]!)) {
          child = other;
          least = second;
        }
      }
      if (least > time || (least === time && sequenceOf[items[child]!]! > sequenceOf[item]!)) break;
      times[at] = least;
      items[at] = items[child]!;
      at = child;
      child = 2 * at + 1;
    }
    times[at] = time;
    items[at] = item;
  }
}
