/** Sums nearer to 100% than this are rescaled (S9). */
const near = 1e-9;

/** Odds of one edge by attempt, as they were written; `null` where none were. */
export type GivenOdds = readonly number[] | null;

/** Odds that cannot be: the first attempt whose sum is over 100%, or leaves a remainder that no edge can take. */
export interface OddsFault {
  readonly kind: "over" | "remainder";
  readonly sum: number;
}

/** What is wrong with the odds of one decision's edges (S9); `null` if nothing is. Each attempt is checked, shorter lists go on with their last value. */
export function findFault(given: readonly GivenOdds[]): OddsFault | null {
  const open = given.includes(null);
  for (let attempt = 0; attempt < countAttempts(given); attempt++) {
    const sum = sumAt(given, attempt);
    if (sum > 1 + near) return { kind: "over", sum };
    if (!open && sum < 1 - near) return { kind: "remainder", sum };
  }
  return null;
}

/**
 * The odds of one decision's edges, made whole: lists of one length whose sum is 1 at each attempt (S9). Edges without odds share what is left evenly; a sum
 * within 1e-9 of 100% is rescaled, and so is one that is faulty. All odds 0: evenly.
 */
export function completeOdds(given: readonly GivenOdds[]): readonly (readonly number[])[] {
  const open = given.filter((odds) => odds === null).length;
  const rows = Array.from({ length: countAttempts(given) }, (_, attempt) => {
    const sum = sumAt(given, attempt);
    if (open > 0 && sum <= 1 - near) return { divisor: 1, shared: (1 - sum) / open, floor: 0 };
    return sum > 0 ? { divisor: sum, shared: 0, floor: 0 } : { divisor: 1, shared: 0, floor: 1 / given.length };
  });
  const shared = rows.map((row) => row.shared);
  return given.map((odds) =>
    odds === null ? shared : rows.map(({ divisor, floor }, attempt) => valueAt(odds, attempt) / divisor + floor),
  );
}

/** The k-th value, the last one repeated. */
export function valueAt(odds: readonly number[], attempt: number): number {
  return odds[Math.min(attempt, odds.length - 1)]!;
}

/** The longest list of a decision. */
export function countAttempts(given: readonly GivenOdds[]): number {
  return given.reduce((most, odds) => Math.max(most, odds?.length ?? 1), 1);
}

/** What the edges with odds have together at one attempt. */
export function sumAt(given: readonly GivenOdds[], attempt: number): number {
  return given.reduce((sum, odds) => sum + (odds === null ? 0 : valueAt(odds, attempt)), 0);
}
