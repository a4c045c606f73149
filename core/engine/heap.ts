import { grown } from "./grow.ts";

/** Events by (time, sequence) in a binary heap; the least one is at 0. Times and sequences are whole numbers, items too. */
export class Heap {
  times: Float64Array = new Float64Array(16);
  sequences: Float64Array = new Float64Array(16);
  items: Float64Array = new Float64Array(16);
  size = 0;

  /** Adds an event whose sequence is greater than any before it. */
  push(time: number, sequence: number, item: number): void {
    if (this.size === this.items.length) this.grow();
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (this.times[parent]! <= time) break;
      this.put(hole, this.times[parent]!, this.sequences[parent]!, this.items[parent]!);
      hole = parent;
    }
    this.put(hole, time, sequence, item);
  }

  /** Takes out the least event; only while there is one. */
  pop(): number {
    const { times, sequences, items } = this;
    const item = items[0]!;
    const last = --this.size;
    const time = times[last]!;
    const sequence = sequences[last]!;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= last) break;
      const next = child + 1;
      if (next < last && isBefore(times[next]!, sequences[next]!, times[child]!, sequences[child]!)) child = next;
      if (!isBefore(times[child]!, sequences[child]!, time, sequence)) break;
      this.put(hole, times[child]!, sequences[child]!, items[child]!);
      hole = child;
    }
    this.put(hole, time, sequence, items[last]!);
    return item;
  }

  private put(at: number, time: number, sequence: number, item: number): void {
    this.times[at] = time;
    this.sequences[at] = sequence;
    this.items[at] = item;
  }

  private grow(): void {
    this.times = grown(this.times, this.size + 1);
    this.sequences = grown(this.sequences, this.size + 1);
    this.items = grown(this.items, this.size + 1);
  }
}

function isBefore(time: number, sequence: number, otherTime: number, otherSequence: number): boolean {
  return time < otherTime || (time === otherTime && sequence < otherSequence);
}
