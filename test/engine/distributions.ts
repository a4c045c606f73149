/** Distribution functions in closed form or by their classical series, to test samplers against. Tests need no portable bits. */

export function normalCdf(x: number): number {
  return x < 0 ? gammaUpper(0.5, (x * x) / 2) / 2 : 1 - gammaUpper(0.5, (x * x) / 2) / 2;
}

/** Regularised lower incomplete gamma function. */
export function gammaCdf(shape: number, x: number): number {
  return x <= 0 ? 0 : 1 - gammaUpper(shape, x);
}

function gammaUpper(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - lgamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-16; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  return (
    front *
    fraction(
      (n) => (n === 0 ? 1 : n * (a - n)),
      (n) => x + 2 * n + 1 - a,
    )
  );
}

/** Regularised incomplete beta function. */
export function betaCdf(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(b, a, 1 - x);
  const front = Math.exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a;
  const numerator = (n: number): number => {
    if (n === 0) return 1;
    const m = Math.floor(n / 2);
    if (n % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
  };
  return front * fraction(numerator, () => 1);
}

/** a(0) / (b(0) + a(1) / (b(1) + a(2) / ...)), by Lentz's method. */
function fraction(a: (n: number) => number, b: (n: number) => number): number {
  const tiny = 1e-300;
  let value = tiny;
  let c = value;
  let d = 0;
  for (let n = 0; n < 2000; n++) {
    d = b(n) + a(n) * d;
    c = b(n) + a(n) / c;
    d = 1 / (d === 0 ? tiny : d);
    c = c === 0 ? tiny : c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

/** Logarithm of the gamma function: Stirling's series, moved up to where it is short. */
export function lgamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 12; at++) shift += Math.log(at);
  const r = 1 / (at * at);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / at;
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift;
}

/** The two-sided tail of a binomial count: the chance of one at least as far out on its side, doubled. */
export function binomialTail(count: number, cases: number, p: number): number {
  if (p <= 0 || p >= 1) return count === cases * p ? 1 : 0;
  const upper = count === 0 ? 1 : betaCdf(count, cases - count + 1, p);
  const lower = count === cases ? 1 : betaCdf(cases - count, count + 1, 1 - p);
  return Math.min(1, 2 * Math.min(upper, lower));
}
