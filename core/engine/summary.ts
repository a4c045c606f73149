import type { Summary } from "./results.ts";

/** What a summary is made from: exact sums, and the values by rank (from 1, ascending). */
export interface Sample {
  readonly cases: number;
  readonly sum: bigint;
  readonly squares: bigint;
  readonly valueAt: (rank: number) => number;
}

/** Sums up a figure that is counted in whole units; `unit` units make one of the answer. All 0 of no case (T5). */
export function summariseSample({ cases, sum, squares, valueAt }: Sample, unit: number): Summary {
  if (cases === 0) return { mean: 0, sd: 0, variance: 0, min: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 };
  const n = BigInt(cases);
  // n (n - 1) times the variance, exactly: no digits are lost to the subtraction.
  const spread = Number(n * squares - sum * sum);
  const variance = cases > 1 ? spread / (cases * (cases - 1)) / (unit * unit) : 0;
  const at = (percent: number): number => valueAt(rankOf(percent, cases)) / unit;
  return {
    mean: Number(sum) / cases / unit,
    sd: Math.sqrt(variance),
    variance,
    min: valueAt(1) / unit,
    p50: at(50),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    max: valueAt(cases) / unit,
  };
}

/** ceil(p n), in whole numbers: 0.95 * 20 must be 19 (T5). */
function rankOf(percent: number, cases: number): number {
  return Math.ceil((percent * cases) / 100);
}
