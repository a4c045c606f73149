import { aheadAt, aheadBytes } from "../../timed/kernel-memory.ts";
import { minusLn } from "./exponentials.ts";
import { COUNT, KEY } from "./records.ts";

/*
 * What belongs to four cases of a start whose numbers differ in the two lowest bits, made at once: how long before each it comes after the one before, its
 * first routing draws and the seed of its durations. All depend on the start's key and the case's number alone (S7).
 */

/** Of what is made ahead for a start. */
const GAPS: usize = 0;
const BLOCKS: usize = 32;
const SEEDS: usize = 64;

function turned(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

/** `threefry` for four counters from `c0` on: the words of one after those of another. */
function threefryFour(out: usize, c0: i32, c1: i32, k0: i32, k1: i32): void {
  const zero = i32x4.splat(k0);
  const one = i32x4.splat(k1);
  const two = i32x4.splat(k0 ^ k1 ^ 0x1bd11bda);
  let x = i32x4.add(i32x4.add(i32x4.splat(c0), i32x4(0, 1, 2, 3)), zero);
  let y = i32x4.add(i32x4.splat(c1), one);
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 13));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 15));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 26));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 6));
  x = i32x4.add(x, one);
  y = i32x4.add(y, i32x4.add(two, i32x4.splat(1)));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 17));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 29));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 16));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 24));
  x = i32x4.add(x, two);
  y = i32x4.add(y, i32x4.add(zero, i32x4.splat(2)));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 13));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 15));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 26));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 6));
  x = i32x4.add(x, zero);
  y = i32x4.add(y, i32x4.add(one, i32x4.splat(3)));
  x = i32x4.add(x, y);
  y = v128.xor(x, turned(y, 17));
  v128.store(out, v128.shuffle<i32>(x, y, 0, 4, 1, 5));
  v128.store(out, v128.shuffle<i32>(x, y, 2, 6, 3, 7), 16);
}

/** A number of 53 bits from two words, less than 2^53, as what is missing to it. */
function rest(words: usize): f64 {
  const high = load<u32>(words);
  const low = load<u32>(words, 4);
  return f64(<i64>9007199254740992 - ((((high as u64) >>> 5) << 26) | ((low as u64) >>> 6)));
}

/** Makes what belongs to the cases from `count` on, a multiple of four. */
export function makeAhead(arrival: usize, ahead: usize, count: i32): void {
  const k0 = load<i32>(arrival, KEY);
  const k1 = load<i32>(arrival, KEY + 4);
  threefryFour(ahead + BLOCKS, count, 0, k0, k1);
  threefryFour(ahead + SEEDS, count, 0x30000000, k0, k1);
  threefryFour(ahead + GAPS, count, 0x40000000, k0, k1);
  const first = minusLn(rest(ahead), rest(ahead + 8));
  const second = minusLn(rest(ahead + 16), rest(ahead + 24));
  v128.store(ahead, first, GAPS);
  v128.store(ahead, second, GAPS + 16);
}

/** Makes ready for a start's next case, and the one after it. */
export function openAhead(start: i32, arrival: usize): void {
  makeAhead(arrival, aheadOf(start), load<i32>(arrival, COUNT) & ~3);
}

export function aheadOf(start: i32): usize {
  return aheadAt + start * aheadBytes;
}

/** An exponential draw with mean 1 from what belongs to the arrival of a case. */
export function gapOf(ahead: usize, count: i32): f64 {
  return load<f64>(ahead + ((count & 3) << 3), GAPS);
}

/** Both words of a case's first routing draws, and of its durations' seed. */
export function blockOf(ahead: usize, count: i32): i64 {
  return load<i64>(ahead + ((count & 3) << 3), BLOCKS);
}

export function seedOf(ahead: usize, count: i32): i64 {
  return load<i64>(ahead + ((count & 3) << 3), SEEDS);
}
