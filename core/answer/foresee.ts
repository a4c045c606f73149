import type { ExactStart } from "../analysis/results.ts";

/**
 * Steps (S8) that a case takes at least on average where its limit ends it: from mean and variance of the steps without a limit, which the exact
 * answer knows. The mean of what is over the limit is at most (root(variance + (limit - mean)^2) - (limit - mean)) / 2, whatever the distribution
 * (H. Scarf, A min-max solution of an inventory problem, 1958). 0 for a start without an exact answer.
 */
export function foreseeSteps(certain: ExactStart, limit: number): number {
  if (!certain.exact) return 0;
  const { mean, variance } = certain.steps;
  const room = limit - mean;
  return Math.max(0, mean - (Math.sqrt(variance + room * room) - room) / 2);
}
