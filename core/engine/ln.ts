import { highBits } from "./bits.ts";

/** The logarithm of 2 in two parts: the first has 33 bits, so that its product with any exponent is exact. */
export const ln2High = 0.6931471804855391;
export const ln2Low = 7.440617110012397e-11;

/** The high bits of sqrt(1/2), where the range of 1 + f begins. */
const sqrtHalf = 0x3fe6a09e;

/** 2^(i - 1024), for exponents from -1024 to 1023. */
const powers = new Float64Array(2048);
powers[1024] = 1;
for (let i = 1; i < 1024; i++) powers[1024 + i] = 2 * powers[1023 + i]!;
for (let i = 1; i <= 1024; i++) powers[1024 - i] = powers[1025 - i]! / 2;

/**
 * Natural logarithm, bit for bit the same in every engine (T2), within 1 ulp. `ln(0)` is -Infinity, negative numbers give NaN.
 *
 * x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2); with s = f / (2 + f), ln(1 + f) = 2 artanh(s) = f - s (f - r), where r is what the series of
 * artanh adds to 2s, divided by s.
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k = 0;
  let normal = x;
  if (x < 2.2250738585072014e-308) {
    normal = x * 18014398509481984;
    k = -54;
  }
  return lnOfNormal(normal, highBits(normal), k);
}

/** `ln(x * 2^shift)` of a normal positive number, whose high 32 bits are `bits`. */
export function lnOfNormal(x: number, bits: number, shift: number): number {
  const high = bits + 0x3ff00000 - sqrtHalf;
  const k = shift + (high >> 20) - 1023;
  // Exact: to multiply by a power of 2 only moves the exponent.
  const f = x * powers[1024 - ((high >> 20) - 1023)]! - 1;
  const s = f / (2 + f);
  const z = s * s;
  // The odd and the even terms apart: two short chains of operations instead of a long one.
  const w = z * z;
  const odd = 1 / 3 + w * (1 / 7 + w * (1 / 11 + w * (1 / 15 + w * (1 / 19 + w * (1 / 23)))));
  const even = 1 / 5 + w * (1 / 9 + w * (1 / 13 + w * (1 / 17 + w * (1 / 21))));
  const r = 2 * z * (odd + z * even);
  if (k === 0) return f - s * (f - r);
  return k * ln2High - (s * (f - r) - k * ln2Low - f);
}
