import { exp } from "../engine/exp.ts";
import { ln } from "../engine/ln.ts";

/** Terms smaller than this part of the sum end it. */
const negligible = 1e-17;

/**
 * How surprising a count is, if the probability is the exact one (E5): the two-sided binomial tail, twice the probability of a count at least as far off on the
 * same side, 1 at most. `count` of `cases`, whole numbers; `probability` 0 to 1.
 */
export function agree(count: number, cases: number, probability: number): number {
  if (!(count >= 0 && count <= cases)) throw new RangeError(`${count} of ${cases} cases cannot be`);
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`${probability} is no probability`);
  if (probability === 0) return count === 0 ? 1 : 0;
  if (probability === 1) return count === cases ? 1 : 0;
  const high = count > cases * probability;
  // A count on the high side is a low one of the other outcome.
  const [seen, share] = high ? [cases - count, 1 - probability] : [count, probability];
  return Math.min(1, 2 * sumBelow(seen, cases, share));
}

/** P(X <= count), from its largest term down. */
function sumBelow(count: number, cases: number, share: number): number {
  const odds = share / (1 - share);
  let term = 1;
  let sum = 1;
  for (let k = count; k > 0 && term > negligible * sum; k--) {
    term *= k / ((cases - k + 1) * odds);
    sum += term;
  }
  return exp(lnTerm(count, cases, share)) * sum;
}

function lnTerm(count: number, cases: number, share: number): number {
  const ways = lnFactorial(cases) - lnFactorial(count) - lnFactorial(cases - count);
  return ways + count * ln(share) + (cases - count) * ln(1 - share);
}

/** The logarithm of n!, by Stirling's series from 10 on. */
function lnFactorial(n: number): number {
  if (n < 10) {
    let product = 1;
    for (let k = 2; k <= n; k++) product *= k;
    return ln(product);
  }
  const series = 1 / (12 * n) - 1 / (360 * n * n * n) + 1 / (1260 * n * n * n * n * n);
  return (n + 0.5) * ln(n) - n + ln(2 * Math.PI) / 2 + series;
}
