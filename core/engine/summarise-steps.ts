import { type Counts, entries } from "./counts.ts";
import type { StepsResult } from "./results.ts";
import { summariseSample } from "./summary.ts";

/** Sums up the steps of all cases (S8, T5). */
export function summariseSteps(steps: Counts): StepsResult {
  const list = entries(steps);
  let cases = 0;
  let sum = 0n;
  let squares = 0n;
  const upTo = list.map(([value, count]) => {
    cases += count;
    const part = BigInt(value) * BigInt(count);
    sum += part;
    squares += part * BigInt(value);
    return cases;
  });
  const valueAt = (rank: number): number => list[upTo.findIndex((count) => count >= rank)]![0];
  return {
    ...summariseSample({ cases, sum, squares, valueAt }, 1),
    histogram: list.map(([value, count]) => ({ steps: value, count })),
  };
}
