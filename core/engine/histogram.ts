import { grown } from "./grow.ts";
import { addLimbs, addSquare, addValue, carry, mostTimes, squareLimbs, sumLimbs } from "./wide.ts";

/**
 * Times of cases in ticks, in log-linear bins as in HdrHistogram (T5, 7-engine 5): bins of one tick up to 2,048, then 1,024 bins an octave, so that
 * every bin is narrower than a thousandth of its values. Each bin knows the least and the greatest time in it: what is constant comes back exactly.
 */
export interface Histogram {
  /** By bin, up to the last one that is not empty. */
  readonly count: Float64Array;
  readonly least: Float64Array;
  readonly greatest: Float64Array;
  /** Exact sums of the times and of their squares, as limbs (wide.ts). */
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

const WORD = 4294967296;

/** The bin of a time from 0 to 2^52 - 1. */
export function binOf(ticks: number): number {
  if (ticks < 2048) return ticks;
  const bits = ticks < WORD ? 32 - Math.clz32(ticks) : 64 - Math.clz32(ticks / WORD);
  const shift = bits - 11;
  return shift * 1024 + Math.floor(ticks / width(shift));
}

/** The least time of a bin. */
export function floorOf(bin: number): number {
  if (bin < 2048) return bin;
  const shift = Math.floor(bin / 1024) - 1;
  return (bin - shift * 1024) * width(shift);
}

/** 2^shift, for shifts up to 42. */
function width(shift: number): number {
  return shift < 31 ? 1 << shift : (1 << 30) * (1 << (shift - 30));
}

/** A histogram that is being made, with room for so many bins; it makes itself more where that is not enough. */
export class Recorder {
  private count: Float64Array;
  private least: Float64Array;
  private greatest: Float64Array;
  private readonly sum = new Float64Array(sumLimbs);
  private readonly squares = new Float64Array(squareLimbs);
  private pending = 0;

  constructor(bins = 0) {
    this.count = new Float64Array(bins);
    this.least = new Float64Array(bins).fill(Number.MAX_VALUE);
    this.greatest = new Float64Array(bins).fill(-1);
  }

  add(ticks: number): void {
    const bin = binOf(ticks);
    if (bin >= this.count.length) this.reserve(bin + 1);
    this.count[bin] = this.count[bin]! + 1;
    if (ticks < this.least[bin]!) this.least[bin] = ticks;
    if (ticks > this.greatest[bin]!) this.greatest[bin] = ticks;
    addValue(this.sum, 0, ticks);
    addSquare(this.squares, ticks);
    if (++this.pending === 1 << 20) this.settle();
  }

  /** Adds a time that several cases took. */
  addMany(ticks: number, cases: number): void {
    const bin = binOf(ticks);
    this.reserve(bin + 1);
    this.count[bin] = this.count[bin]! + cases;
    this.least[bin] = Math.min(this.least[bin]!, ticks);
    this.greatest[bin] = Math.max(this.greatest[bin]!, ticks);
    for (let left = cases; left > 0; left -= mostTimes) {
      this.settle();
      addValue(this.sum, 0, ticks, Math.min(left, mostTimes));
      addSquare(this.squares, ticks, Math.min(left, mostTimes));
    }
    this.settle();
  }

  addAll(histogram: Histogram): void {
    this.settle();
    this.reserve(histogram.count.length);
    for (let bin = 0; bin < histogram.count.length; bin++) {
      if (histogram.count[bin] === 0) continue;
      this.count[bin] = this.count[bin]! + histogram.count[bin]!;
      this.least[bin] = Math.min(this.least[bin]!, histogram.least[bin]!);
      this.greatest[bin] = Math.max(this.greatest[bin]!, histogram.greatest[bin]!);
    }
    addLimbs(this.sum, 0, histogram.sum, 0, sumLimbs);
    addLimbs(this.squares, 0, histogram.squares, 0, squareLimbs);
  }

  /** What was recorded. Nothing may be added afterwards. */
  histogram(): Histogram {
    this.settle();
    let length = this.count.length;
    while (length > 0 && this.count[length - 1] === 0) length--;
    const [count, least, greatest] = [this.count, this.least, this.greatest].map((bins) =>
      bins.length === length ? bins : bins.slice(0, length),
    ) as [Float64Array, Float64Array, Float64Array];
    return { count, least, greatest, sum: this.sum, squares: this.squares };
  }

  private reserve(length: number): void {
    if (length <= this.count.length) return;
    this.count = grown(this.count, length);
    this.least = grown(this.least, length, Number.MAX_VALUE);
    this.greatest = grown(this.greatest, length, -1);
  }

  private settle(): void {
    carry(this.sum, 0, sumLimbs);
    carry(this.squares, 0, squareLimbs);
    this.pending = 0;
  }
}
