import { grown } from "./grow.ts";

/** How many cases had each whole number from 0 on: exact, and mergeable in any order. */
export interface Counts {
  /** By number, up to the greatest below `dense` that occurs. */
  readonly small: Float64Array;
  /** The others, ascending. */
  readonly large: ReadonlyMap<number, number>;
}

/** Numbers below it have a place of their own; larger ones, which only a raised step limit allows, are looked up. */
const dense = 1 << 16;

/** Counts that are being made. */
export class Counter {
  private small: Float64Array = new Float64Array(64);
  private readonly large = new Map<number, number>();

  add(value: number, count = 1): void {
    if (value >= dense) {
      this.large.set(value, (this.large.get(value) ?? 0) + count);
      return;
    }
    if (value >= this.small.length) this.small = grown(this.small, value + 1);
    this.small[value] = this.small[value]! + count;
  }

  addAll(counts: Counts): void {
    for (const [value, count] of entries(counts)) this.add(value, count);
  }

  counts(): Counts {
    let length = this.small.length;
    while (length > 0 && this.small[length - 1] === 0) length--;
    return { small: this.small.slice(0, length), large: new Map([...this.large].sort(([a], [b]) => a - b)) };
  }
}

/** The numbers that occur and how often, ascending. */
export function entries(counts: Counts): readonly (readonly [number, number])[] {
  const list: (readonly [number, number])[] = [];
  for (let value = 0; value < counts.small.length; value++) {
    if (counts.small[value] !== 0) list.push([value, counts.small[value]!]);
  }
  return [...list, ...counts.large];
}
