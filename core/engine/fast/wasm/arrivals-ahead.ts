import { aheadAt, aheadBytes } from "../../timed/kernel-memory.ts";
import { minusLn } from "./exponentials.ts";
import { COUNT, KEY } from "./records.ts";
import { threefryEach } from "./threefry.ts";

/*
 * What belongs to four cases of a start whose numbers differ in the two lowest bits, made at once: how long before each it comes after the one before, its
 * first routing draws and the seed of its durations. All depend on the start's key and the case's number alone (S7).
 */

/** Of what is made ahead for a start. */
const GAPS: usize = 0;
const BLOCKS: usize = 32;
const SEEDS: usize = 64;

/** `threefry` for four counters from `c0` on: the words of one after those of another. */
function threefryFour(out: usize, c0: i32, c1: i32, k0: i32, k1: i32): void {
  v128.store(out, i32x4.add(i32x4.splat(c0), i32x4(0, 1, 2, 3)));
  threefryEach(out, out + 16, out, 16, c1, k0, k1);
  const x = v128.load(out);
  const y = v128.load(out, 16);
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
