/** From here on the expansion around the normal quantile is exact to ten digits. */
const expanded = 300;

/** The 97.5% quantile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * The 97.5% quantile of Student's distribution: 95% of it lie within plus and minus that (T5). `freedom` is a whole number from 1 on, anything else a
 * RangeError. Within 1e-9 of the true value, and bit for bit the same in every engine.
 */
export function studentQuantile(freedom: number): number {
  if (!Number.isInteger(freedom) || freedom < 1) throw new RangeError(`${freedom} degrees of freedom`);
  if (freedom >= expanded) return expand(freedom);
  let low = z;
  let high = 13;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (within(middle, freedom) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5). */
function expand(n: number): number {
  const z2 = z * z;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * (3 + z2 * (16 + z2 * 5))) / 96;
  const third = (z * (-15 + z2 * (17 + z2 * (19 + z2 * 3)))) / 384;
  const fourth = (z * (-945 + z2 * (-1920 + z2 * (1482 + z2 * (776 + z2 * 79))))) / 92160;
  return z + (first + (second + (third + fourth / n) / n) / n) / n;
}

/** The share of Student's distribution between -t and t: finite sums for whole degrees of freedom (Abramowitz and Stegun 26.7.3, 26.7.4). */
function within(t: number, n: number): number {
  const cos2 = n / (n + t * t);
  const sin = t / Math.sqrt(n + t * t);
  const odd = n % 2 === 1;
  let term = odd ? Math.sqrt(cos2) : 1;
  let sum = n === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= n - 2; k += 2) {
    term *= ((k - 1) / k) * cos2;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (arctan(t / Math.sqrt(n)) + sin * sum) : sin * sum;
}

/** Arctangent of a number that is not negative, by halving the angle until its series is short. */
function arctan(x: number): number {
  let half = x;
  for (let i = 0; i < 3; i++) half /= 1 + Math.sqrt(1 + half * half);
  const square = half * half;
  let sum = 0;
  for (let k = 25; k >= 1; k -= 2) sum = 1 / k - square * sum;
  return 8 * half * sum;
}
