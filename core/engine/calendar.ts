import { grown } from "./grow.ts";
import { Heap } from "./heap.ts";

/**
 * Pending events of one case, ordered by (time, sequence): of two at the same tick the one that was put in first comes out first (T1). Items are whole
 * numbers; times are whole ticks.
 *
 * Where durations are constant, events are mostly put in in the order in which they come out. Such a run of events stands in a plain line; only
 * what is earlier than the line's end goes into a heap.
 */
export class Calendar {
  private readonly heap = new Heap();
  /** The line: times, sequences and items from `head` up to `tail`. */
  private times: Float64Array = new Float64Array(16);
  private sequences: Float64Array = new Float64Array(16);
  private items: Float64Array = new Float64Array(16);
  private head = 0;
  private tail = 0;
  private sequence = 0;

  get size(): number {
    return this.tail - this.head + this.heap.size;
  }

  clear(): void {
    this.heap.size = 0;
    this.head = 0;
    this.tail = 0;
    this.sequence = 0;
  }

  push(time: number, item: number): void {
    const sequence = this.sequence++;
    if (this.head === this.tail) {
      this.head = 0;
      this.tail = 0;
    } else if (time < this.times[this.tail - 1]!) {
      this.heap.push(time, sequence, item);
      return;
    }
    if (this.tail === this.items.length) this.makeRoom();
    this.times[this.tail] = time;
    this.sequences[this.tail] = sequence;
    this.items[this.tail] = item;
    this.tail++;
  }

  /** The time of the next event; only while there is one. */
  get time(): number {
    return this.isLineNext() ? this.times[this.head]! : this.heap.times[0]!;
  }

  /** Takes out the next event; only while there is one. */
  pop(): number {
    return this.isLineNext() ? this.items[this.head++]! : this.heap.pop();
  }

  private isLineNext(): boolean {
    const { heap, head } = this;
    if (heap.size === 0) return true;
    if (head === this.tail) return false;
    const time = this.times[head]!;
    return time < heap.times[0]! || (time === heap.times[0] && this.sequences[head]! < heap.sequences[0]!);
  }

  /** Moves the line to the front, or, where it fills more than half, to longer arrays. */
  private makeRoom(): void {
    const { head, tail } = this;
    for (const column of [this.times, this.sequences, this.items]) column.copyWithin(0, head, tail);
    this.head = 0;
    this.tail = tail - head;
    if (head > tail / 2) return;
    this.times = grown(this.times, tail + 1);
    this.sequences = grown(this.sequences, tail + 1);
    this.items = grown(this.items, tail + 1);
  }
}
