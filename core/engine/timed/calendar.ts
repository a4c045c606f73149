import { grown } from "../grow.ts";
import { longer } from "./longer.ts";

/**
 * Pending events of a run, ordered by (time, sequence): of two at the same tick the one that was put in first comes out first (T1). A binary heap
 * that takes out its first event only when it has to: mostly the next event put in takes that place at once.
 */
export class EventCalendar {
  private times: Float64Array = new Float64Array(64);
  private sequences: Float64Array = new Float64Array(64);
  private items: Int32Array = new Int32Array(64);
  private count = 0;
  private sequence = 0;
  /** Whether the first place is that of an event which was taken out. */
  private hole = false;

  get size(): number {
    return this.hole ? this.count - 1 : this.count;
  }

  /** Puts in an event at a whole tick; items are whole numbers of 32 bits. */
  push(time: number, item: number): void {
    const sequence = this.sequence++;
    if (this.hole) {
      this.hole = false;
      this.sink(time, sequence, item);
      return;
    }
    if (this.count === this.items.length) this.grow();
    const { times, sequences, items } = this;
    let at = this.count++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (times[parent]! <= time) break;
      times[at] = times[parent]!;
      sequences[at] = sequences[parent]!;
      items[at] = items[parent]!;
      at = parent;
    }
    times[at] = time;
    sequences[at] = sequence;
    items[at] = item;
  }

  /** The time of the next event; only while there is one. */
  get time(): number {
    if (this.hole) this.fill();
    return this.times[0]!;
  }

  /** Takes out the next event and gives its item; only while there is one. */
  take(): number {
    if (this.hole) this.fill();
    this.hole = true;
    return this.items[0]!;
  }

  /** Puts the last event into the first place, which is free, and lets it sink. */
  private fill(): void {
    this.hole = false;
    const last = --this.count;
    if (last > 0) this.sink(this.times[last]!, this.sequences[last]!, this.items[last]!);
  }

  private sink(time: number, sequence: number, item: number): void {
    const { times, sequences, items, count } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= count) break;
      let least = times[child]!;
      const other = child + 1;
      if (other < count) {
        const second = times[other]!;
        if (second < least || (second === least && sequences[other]! < sequences[child]!)) {
          child = other;
          least = second;
        }
      }
      if (least > time || (least === time && sequences[child]! > sequence)) break;
      times[at] = least;
      sequences[at] = sequences[child]!;
      items[at] = items[child]!;
      at = child;
    }
    times[at] = time;
    sequences[at] = sequence;
    items[at] = item;
  }

  private grow(): void {
    const length = 2 * this.items.length;
    this.times = grown(this.times, length);
    this.sequences = grown(this.sequences, length);
    this.items = longer(this.items, length);
  }
}
