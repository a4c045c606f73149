import { withHighBits } from "./bits.ts";
import { ln2High, ln2Low } from "./ln.ts";

/** e^x, bit for bit the same in every engine (T2), within 1 ulp where the result is normal; 0 and Infinity where it leaves the range. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  if (Number.isNaN(x)) return x;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  // The series to r^14 / 14!: with |r| at most ln(2) / 2 the first term left out is below 2^-60 of the sum.
  let tail = 1 / 6227020800 + r / 87178291200;
  tail = 1 / 39916800 + r * (1 / 479001600 + r * tail);
  tail = 1 / 362880 + r * (1 / 3628800 + r * tail);
  tail = 1 / 5040 + r * (1 / 40320 + r * tail);
  tail = 1 / 120 + r * (1 / 720 + r * tail);
  tail = 1 / 6 + r * (1 / 24 + r * tail);
  // What rounding took from r comes back with the smaller terms.
  const value = 1 + (r + (r * r * (1 / 2 + r * tail) + (high - r - low)));
  if (k < -1021) return value * power(k + 1000) * power(-1000);
  if (k > 1023) return value * 2 * power(k - 1);
  return value * power(k);
}

/** 2^k for k from -1022 to 1023. */
function power(k: number): number {
  return withHighBits(0, (k + 1023) << 20);
}
