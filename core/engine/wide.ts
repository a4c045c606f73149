/*
 * Sums of times and of their squares are exact (7-engine 5): a sum is a row of limbs of 26 bits in doubles, the lowest first. Between two carries a limb may
 * grow to 2^53, so at least 2^26 terms fit; after a carry every limb but the last is below 2^26, and equal sums have equal limbs.
 */
export const LIMB = 67108864;
/** Above it a limb is carried before it runs full. */
const full = LIMB * LIMB;

/** Limbs of a sum of times: room for 2^53 of the longest. */
export const sumLimbs = 3;
/** Limbs of a sum of squares of times. */
export const squareLimbs = 5;

/** How often a value or a square is added at once, at most. */
export const mostTimes = 1 << 24;

/** Adds a whole number below 2^53 `count` times; where that is more than once, the limbs must be carried before. */
export function addValue(limbs: Float64Array, at: number, value: number, count = 1): void {
  const high = Math.floor(value / LIMB);
  limbs[at] = limbs[at]! + (value - high * LIMB) * count;
  limbs[at + 1] = limbs[at + 1]! + high * count;
}

/** Adds a whole number below 2^52 to the `index`-th of several sums: the lowest limb has room for it, and is carried in good time. */
export function addDrawn(sums: Float64Array, index: number, value: number): void {
  const at = index * sumLimbs;
  const low = sums[at]! + value;
  sums[at] = low;
  if (low > full) carry(sums, at, sumLimbs);
}

/** The same for a whole number below 2^52, up to 2^20 times. */
export function addMultiple(sums: Float64Array, index: number, value: number, times: number): void {
  const product = value * times;
  if (product < full) {
    addDrawn(sums, index, product);
    return;
  }
  const at = index * sumLimbs;
  const high = Math.floor(value / LIMB);
  carry(sums, at, sumLimbs);
  sums[at] = sums[at]! + (value - high * LIMB) * times;
  sums[at + 1] = sums[at + 1]! + high * times;
  carry(sums, at, sumLimbs);
}

/** Adds the square of a whole number below 2^52 `count` times, as `addValue` does. */
export function addSquare(limbs: Float64Array, value: number, count = 1): void {
  const high = Math.floor(value / LIMB);
  const low = value - high * LIMB;
  addValue(limbs, 0, low * low, count);
  if (high === 0) return;
  addValue(limbs, 1, 2 * low * high, count);
  addValue(limbs, 2, high * high, count);
}

/** Adds the sum at `from` to the sum at `at`, both carried. */
export function addLimbs(limbs: Float64Array, at: number, from: Float64Array, fromAt: number, count: number): void {
  for (let i = 0; i < count; i++) limbs[at + i] = limbs[at + i]! + from[fromAt + i]!;
  carry(limbs, at, count);
}

/** Moves what is over 26 bits to the next limb. */
export function carry(limbs: Float64Array, at: number, count: number): void {
  for (let i = at; i < at + count - 1; i++) {
    const high = Math.floor(limbs[i]! / LIMB);
    limbs[i] = limbs[i]! - high * LIMB;
    limbs[i + 1] = limbs[i + 1]! + high;
  }
}

/** Carries each of several sums: equal sums have equal limbs then. */
export function settle(sums: Float64Array): Float64Array {
  for (let at = 0; at < sums.length; at += sumLimbs) carry(sums, at, sumLimbs);
  return sums;
}

/** The sum itself. */
export function toBigInt(limbs: Float64Array, at: number, count: number): bigint {
  let sum = 0n;
  for (let i = at + count - 1; i >= at; i--) sum = sum * BigInt(LIMB) + BigInt(limbs[i]!);
  return sum;
}
