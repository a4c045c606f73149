import { grown } from "./grow.ts";
import { addLimbs, addSquare, addValue, carry, LIMB, mostTimes, squareLimbs, sumLimbs } from "./wide.ts";

/**
 * Times of cases in ticks, in log-linear bins as in HdrHistogram (T5, 7-engine 5): bins of one tick up to 2,048, then 1,024 bins an octave, so that
 * every bin is narrower than a thousandth of its values. Each bin knows the least and the greatest time in it: what is constant comes back exactly.
 */
export interface Histogram {
  /** The bins that are not empty, ascending; of each, how many times are in it, the least and the greatest. */
  readonly bins: Float64Array;
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
  if (ticks < 2147483648) {
    const shift = 21 - Math.clz32(ticks);
    return shift * 1024 + (ticks >>> shift);
  }
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

/** The bins that something is in, ascending. */
function filledOf(counts: Float64Array): Float64Array {
  const bins = new Float64Array(counts.length);
  let filled = 0;
  for (let bin = 0; bin < counts.length; bin++) if (counts[bin]! > 0) bins[filled++] = bin;
  return bins.slice(0, filled);
}

interface Bin {
  count: number;
  least: number;
  greatest: number;
}

/** A histogram with more bins is added in arrays over all bins: that is faster, but takes time for those that are empty. */
const fewBins = 256;

/** A histogram that is being made. */
export class Recorder {
  /** Bins of what came one by one, or as many. */
  private count: Float64Array = new Float64Array(0);
  private least: Float64Array = new Float64Array(0);
  private greatest: Float64Array = new Float64Array(0);
  /** Bins of what came in few kinds. */
  private readonly few = new Map<number, Bin>();
  private readonly sum = new Float64Array(sumLimbs);
  private readonly squares = new Float64Array(squareLimbs);
  private pending = 0;

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

  /** Adds the first `times` of some, at most 2^20: what `add` does with each, its sums at hand. */
  addEach(ticksOf: Float64Array, times: number): void {
    const { squares } = this;
    let { count: counts, least, greatest } = this;
    let [low, high, squaresLow, squaresHigh] = [0, 0, 0, 0];
    for (let i = 0; i < times; i++) {
      const ticks = ticksOf[i]!;
      const bin = binOf(ticks);
      if (bin >= counts.length) {
        this.reserve(bin + 1);
        ({ count: counts, least, greatest } = this);
      }
      counts[bin] = counts[bin]! + 1;
      if (ticks < least[bin]!) least[bin] = ticks;
      if (ticks > greatest[bin]!) greatest[bin] = ticks;
      if (ticks < LIMB) {
        const square = ticks * ticks;
        const over = Math.floor(square / LIMB);
        low += ticks;
        squaresLow += square - over * LIMB;
        squaresHigh += over;
      } else {
        const over = Math.floor(ticks / LIMB);
        low += ticks - over * LIMB;
        high += over;
        addSquare(squares, ticks);
      }
    }
    this.sum[0] = this.sum[0]! + low;
    this.sum[1] = this.sum[1]! + high;
    squares[0] = squares[0]! + squaresLow;
    squares[1] = squares[1]! + squaresHigh;
    this.pending += times;
    if (this.pending >= 1 << 20) this.settle();
  }

  /** Adds a time that several cases took. */
  addMany(ticks: number, cases: number): void {
    this.addBin(binOf(ticks), cases, ticks, ticks);
    for (let left = cases; left > 0; left -= mostTimes) {
      this.settle();
      addValue(this.sum, 0, ticks, Math.min(left, mostTimes));
      addSquare(this.squares, ticks, Math.min(left, mostTimes));
    }
    this.settle();
  }

  addAll({ bins, count, least, greatest, sum, squares }: Histogram): void {
    this.settle();
    if (bins.length > fewBins) this.addBins(bins, count, least, greatest);
    else for (const [i, bin] of bins.entries()) this.addBin(bin, count[i]!, least[i]!, greatest[i]!);
    addLimbs(this.sum, 0, sum, 0, sumLimbs);
    addLimbs(this.squares, 0, squares, 0, squareLimbs);
  }

  /** What was recorded. Nothing may be added afterwards. */
  histogram(): Histogram {
    this.settle();
    const { sum, squares, few } = this;
    if (this.count.length === 0) {
      const bins = Float64Array.from(few.keys()).sort();
      const of = (figure: keyof Bin) => Float64Array.from(bins, (bin) => few.get(bin)![figure]);
      return { bins, count: of("count"), least: of("least"), greatest: of("greatest"), sum, squares };
    }
    const { length } = this.count;
    this.reserve(Math.max(length, ...Array.from(few.keys(), (bin) => bin + 1)));
    for (const [bin, { count, least, greatest }] of few) this.put(bin, count, least, greatest);
    const bins = filledOf(this.count);
    const of = (figures: Float64Array) => bins.map((bin) => figures[bin]!);
    return { bins, count: of(this.count), least: of(this.least), greatest: of(this.greatest), sum, squares };
  }

  private addBin(bin: number, count: number, least: number, greatest: number): void {
    const old = this.few.get(bin);
    if (old === undefined) {
      this.few.set(bin, { count, least, greatest });
      return;
    }
    old.count += count;
    old.least = Math.min(old.least, least);
    old.greatest = Math.max(old.greatest, greatest);
  }

  private addBins(bins: Float64Array, count: Float64Array, least: Float64Array, greatest: Float64Array): void {
    this.reserve(bins.at(-1)! + 1);
    for (let i = 0; i < bins.length; i++) this.put(bins[i]!, count[i]!, least[i]!, greatest[i]!);
  }

  private put(bin: number, count: number, least: number, greatest: number): void {
    this.count[bin] = this.count[bin]! + count;
    this.least[bin] = Math.min(this.least[bin]!, least);
    this.greatest[bin] = Math.max(this.greatest[bin]!, greatest);
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
