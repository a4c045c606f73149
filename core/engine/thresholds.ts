/** 2^32. */
const WORD = 4294967296;

/** A cumulative share c as the two parts that a 32-bit draw is compared with: `whole` of c 2^32 less 2^31, and the rest. */
export interface Threshold {
  readonly whole: number;
  readonly fraction: number;
}

/** Passed by every draw: c = 1. */
export const certain: Threshold = { whole: 0x7fffffff, fraction: 1 };

/**
 * The thresholds of a row of odds, cumulative in order (S7: one draw decides among all). Above 1/2 they are counted down from 1, so that a tiny
 * share at the end of a row is as exact as one at its beginning. From the last edge with any odds on, c is 1: no draw falls through.
 */
export function thresholds(odds: readonly number[]): readonly Threshold[] {
  const after = new Float64Array(odds.length + 1);
  for (let i = odds.length - 1; i >= 0; i--) after[i] = after[i + 1]! + odds[i]!;
  const total = after[0]!;
  const last = odds.findLastIndex((share) => share > 0);
  let upTo = 0;
  return odds.map((share, i) => {
    upTo += share;
    return i >= last ? certain : threshold(upTo / total, after[i + 1]! / total);
  });
}

/** The threshold of a cumulative share, given with what is left of 1 after it. */
export function threshold(c: number, rest: number): Threshold {
  if (c <= 0.5) {
    const whole = Math.floor(c * WORD);
    return { whole: whole - WORD / 2, fraction: c * WORD - whole };
  }
  const whole = Math.floor(rest * WORD);
  return { whole: WORD / 2 - 1 - whole, fraction: 1 - (rest * WORD - whole) };
}
