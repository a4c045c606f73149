/** Odds are written in whole units of 10^-8, which is a percentage of 6 decimals: so written values can add up to exactly 100%. */
export const unitsOfOne = 100_000_000;

/** Whole units as a percentage without trailing zeros: 70000000 is `70%`. */
export function formatPercent(units: number): string {
  return `${formatDigits(units, 6)}%`;
}

/** Whole units in the notation of a number that stood there: a percentage, a decimal, or a fraction if its denominator can hold them. */
export function formatLike(written: string, units: number): string {
  if (written.includes("%")) return formatPercent(units);
  const below = /\/\s*(\d{1,6})$/.exec(written);
  if (below === null) return formatDigits(units, 8);
  const parts = units * Number(below[1]);
  return parts % unitsOfOne === 0 ? `${parts / unitsOfOne}/${below[1]}` : formatPercent(units);
}

/** A whole number with its decimal point moved by `decimals` places. */
function formatDigits(units: number, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return `${digits.slice(0, point)}.${digits.slice(point)}`.replace(/\.?0+$/, "");
}

/**
 * Rounds shares to whole units so that they add up to exactly what their sum rounds to: each is rounded down, and the units that are left go to the
 * largest remainders, the first of equals (Hamilton's method).
 */
export function roundTogether(shares: readonly number[]): readonly number[] {
  const exact = shares.map((share) => share * unitsOfOne);
  const units = exact.map((value) => Math.floor(value + 1e-6));
  const total = Math.round(exact.reduce((sum, value) => sum + value, 0));
  const left = total - units.reduce((sum, value) => sum + value, 0);
  const order = exact.map((value, index) => ({ index, rest: value - units[index]! }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, Math.max(0, left))) units[index]!++;
  return units;
}
