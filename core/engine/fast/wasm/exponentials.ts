import { constantsAt } from "../../timed/kernel-memory.ts";
import { seedGenerator } from "./draws.ts";
import { DRAWS, ROW, STREAM } from "./records.ts";

/*
 * Exponential draws of a token four at a time: the logarithm of ln.ts on two numbers at once, twice. A token's durations depend on nothing else, so that
 * they may be drawn before they are needed (S7). The operations are those of ln.ts, in the same order.
 */

const durations = STREAM + 32;

function lay(index: i32, value: f64): void {
  v128.store(constantsAt + (index << 4), f64x2.splat(value));
}

/** Lays out the numbers of the logarithm in pairs: an engine loads a pair faster than it makes one. */
export function layConstants(): void {
  for (let i = 0; i < 11; i++) lay(i, 1.0 / f64(2 * i + 3));
  lay(11, 0.6931471804855391);
  lay(12, 7.440617110012397e-11);
  lay(13, 4503599627370496.0 + 1023.0);
  lay(14, 1);
  lay(15, 2);
  v128.store(constantsAt + 256, i64x2.splat(0x3ff00000 - 0x3fe6a09e));
  v128.store(constantsAt + 272, i64x2.splat(0x4330000000000000));
  v128.store(constantsAt + 288, i64x2.splat(2046));
}

/** -ln of two numbers from 1 to 2^53, in units of 2^-53. */
export function minusLn(one: f64, other: f64): v128 {
  const c: usize = constantsAt;
  const x = f64x2.mul(f64x2.replace_lane(f64x2.splat(one), 1, other), f64x2.splat(1.1102230246251565e-16));
  const exponent = i64x2.shr_u(i64x2.add(i64x2.shr_u(x, 32), v128.load(c, 256)), 20);
  const k = f64x2.sub(v128.or(exponent, v128.load(c, 272)), v128.load(c, 208));
  const f = f64x2.sub(f64x2.mul(x, i64x2.shl(i64x2.sub(v128.load(c, 288), exponent), 52)), v128.load(c, 224));
  const s = f64x2.div(f, f64x2.add(v128.load(c, 240), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let odd = f64x2.add(v128.load(c, 128), f64x2.mul(w, v128.load(c, 160)));
  odd = f64x2.add(v128.load(c, 96), f64x2.mul(w, odd));
  odd = f64x2.add(v128.load(c, 64), f64x2.mul(w, odd));
  odd = f64x2.add(v128.load(c, 32), f64x2.mul(w, odd));
  odd = f64x2.add(v128.load(c), f64x2.mul(w, odd));
  let even = f64x2.add(v128.load(c, 112), f64x2.mul(w, v128.load(c, 144)));
  even = f64x2.add(v128.load(c, 80), f64x2.mul(w, even));
  even = f64x2.add(v128.load(c, 48), f64x2.mul(w, even));
  even = f64x2.add(v128.load(c, 16), f64x2.mul(w, even));
  const r = f64x2.mul(f64x2.mul(v128.load(c, 240), z), f64x2.add(odd, f64x2.mul(z, even)));
  const rest = f64x2.sub(f64x2.mul(s, f64x2.sub(f, r)), f64x2.mul(k, v128.load(c, 192)));
  return f64x2.neg(f64x2.sub(f64x2.mul(k, v128.load(c, 176)), f64x2.sub(rest, f)));
}

/** The next exponential draw with mean 1 from the durations of a token. */
export function exponential(token: usize): f64 {
  const row = load<i32>(token, ROW);
  const left = row & 3;
  if (left > 0) {
    store<i32>(token, row - 1, ROW);
    return load<f64>(token + (left << 3), DRAWS - 8);
  }
  store<i32>(token, row + 3, ROW);
  return refill(token);
}

/** Makes four draws: the first is given, the others stand in the token, the next one last. The generator is that of xoroshiro.ts, kept in two words. */
function refill(token: usize): f64 {
  if (load<i64>(token, durations) === 0) seedGenerator(token + STREAM, 32, 0x30000000);
  let a = load<i32>(token, durations);
  let b = load<i32>(token, durations + 4);
  let one: f64 = 0;
  let two: f64 = 0;
  let three: f64 = 0;
  let four: f64 = 0;
  for (let i: i32 = 0; i < 4; i++) {
    const high: i32 = rotl<i32>(a * 0x9e3779bb, 5) * 5;
    b ^= a;
    a = rotl<i32>(a, 26) ^ b ^ (b << 9);
    b = rotl<i32>(b, 13);
    const low: i32 = rotl<i32>(a * 0x9e3779bb, 5) * 5;
    b ^= a;
    a = rotl<i32>(a, 26) ^ b ^ (b << 9);
    b = rotl<i32>(b, 13);
    one = two;
    two = three;
    three = four;
    four = f64(<i64>9007199254740992 - (((u64(u32(high)) >>> 5) << 26) | (u64(u32(low)) >>> 6)));
  }
  store<i32>(token, a, durations);
  store<i32>(token, b, durations + 4);
  v128.store(token, minusLn(four, three), DRAWS);
  const first = minusLn(one, two);
  store<f64>(token, f64x2.extract_lane(first, 1), DRAWS + 16);
  return f64x2.extract_lane(first, 0);
}
