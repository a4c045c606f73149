/** Ticks in a second: time is counted in whole microseconds (T1). */
export const ticksPerSecond = 1_000_000;

/** The longest time that is told apart, about 142 years; sums stop there, so that every time and its square stay exact. */
export const maxTicks = 4_503_599_627_370_495;

/** The nearest whole number of ticks, from 0 to `maxTicks`; 0 for what is no time at all (negative or NaN). */
export function toTicks(seconds: number): number {
  const ticks = Math.floor(seconds * ticksPerSecond + 0.5);
  return ticks > 0 ? Math.min(ticks, maxTicks) : 0;
}

/** Two times after one another; a sum that does not depend on the order of its terms, even where it stops at `maxTicks`. */
export function addTicks(a: number, b: number): number {
  return Math.min(a + b, maxTicks);
}

/** Seconds of a number of ticks. */
export function toSeconds(ticks: number): number {
  return ticks / ticksPerSecond;
}
