import { threefry } from "./threefry.ts";
import { xoroshiro } from "./xoroshiro.ts";

/*
 * A stream lives in consecutive words of an Int32Array that also holds the rest of its token (tokens.ts), so that to copy a token is to copy
 * words. S7: every number is a function of the stream's key and of how many were drawn before it, and of nothing else.
 *
 *   0, 1  key        (seed, start) for the token that begins a case, derived for a child
 *   2     counter    the case's number for the token that begins a case, 0 for a child
 *   3     drawn      routing draws taken so far
 *   4, 5  block      the last Threefry block
 *   6, 7  routing    xoroshiro64** state, once the first ten draws are used up
 *   8, 9  durations  xoroshiro64** state; both 0 until the first duration is drawn
 */
const KEY = 0;
const COUNTER = 2;
const DRAWN = 3;
const BLOCK = 4;
const ROUTING = 6;
const DURATIONS = 8;

/** Words that a stream takes. */
export const streamWords = 10;

/** Draws that come straight from Threefry blocks, two a block; those after them from a generator that the next block seeds. */
const keyed = 10;

// The second counter word of a block says what it is for, so that no two uses share a block.
const REFINE = 0x1000_0000;
const CHILD = 0x2000_0000;
const DURATION = 0x3000_0000;
const ARRIVAL = 0x4000_0000;
const SEED = 0x5000_0000;
const EPOCH = 0x6000_0000;

/** 2^32. */
const WORD = 4294967296;

/** Cases that share a key; those after them have the next one. */
export const casesPerKey = WORD;

/**
 * The key of a case: plain (seed, start) for the first 2^32 cases of a seed below 2^32; what exceeds that is folded in through Threefry. `seed` and
 * `number`, the case's, are integers from 0 to 2^53 - 1; `start` is the hash of the start's id.
 */
export function caseKey(seed: number, start: number, number: number): Int32Array {
  const key = new Int32Array([seed | 0, start]);
  const high = Math.floor(seed / WORD);
  const epoch = Math.floor(number / casesPerKey);
  if (high > 0) threefry(key, 0, high, SEED, key[0]!, key[1]!);
  if (epoch > 0) threefry(key, 0, epoch, EPOCH, key[0]!, key[1]!);
  return key;
}

/** Opens the stream of the token that begins the case `number` of `key` (S7). */
export function openStream(state: Int32Array, at: number, key: Int32Array, number: number): void {
  state[at + KEY] = key[0]!;
  state[at + KEY + 1] = key[1]!;
  begin(state, at, number);
}

function begin(state: Int32Array, at: number, counter: number): void {
  state[at + COUNTER] = counter;
  state[at + DRAWN] = 0;
  state[at + DURATIONS] = 0;
  state[at + DURATIONS + 1] = 0;
}

/** The next routing draw: 32 uniform bits as a signed integer. */
export function draw(state: Int32Array, at: number): number {
  const drawn = state[at + DRAWN]!;
  state[at + DRAWN] = drawn + 1;
  if (drawn >= keyed) {
    if (drawn === keyed) seedGenerator(state, at, ROUTING, keyed >> 1);
    return xoroshiro(state, at + ROUTING);
  }
  if ((drawn & 1) === 0) threefry(state, at + BLOCK, state[at + COUNTER]!, drawn >> 1, state[at]!, state[at + 1]!);
  return state[at + BLOCK + (drawn & 1)]!;
}

/**
 * The bits that follow the last routing draw, as a number in [0, 1): what decides when that draw equals a threshold's integer part. They
 * come from a block of their own, so that later draws stay what they are.
 */
export function refine(state: Int32Array, at: number): number {
  const bits = new Int32Array(2);
  threefry(bits, 0, state[at + COUNTER]!, REFINE + state[at + DRAWN]!, state[at]!, state[at + 1]!);
  return fraction(bits[0]!, bits[1]!);
}

/** Makes a token ready to hand streams to its children: it draws no more itself. */
export function endStream(state: Int32Array, at: number): void {
  threefry(state, at + BLOCK, state[at + COUNTER]!, CHILD, state[at + KEY]!, state[at + KEY + 1]!);
}

/** Opens at `to` the stream of a child of the token at `from`, which `endStream` made ready (S7); `edge` is the word of the edge that it takes. */
export function deriveStream(state: Int32Array, from: number, to: number, edge: number): void {
  threefry(state, to + KEY, edge, 0, state[from + BLOCK]!, state[from + BLOCK + 1]!);
  begin(state, to, 0);
}

/** The next number of the token's durations, in [0, 1) with 53 bits; it never moves a routing draw. */
export function uniform(state: Int32Array, at: number): number {
  if (state[at + DURATIONS] === 0 && state[at + DURATIONS + 1] === 0) seedGenerator(state, at, DURATIONS, DURATION);
  const high = xoroshiro(state, at + DURATIONS);
  return fraction(high, xoroshiro(state, at + DURATIONS));
}

/** As many of them as `out` has room for, each taken from 1. */
export function complements(state: Int32Array, at: number, out: Float64Array): void {
  if (state[at + DURATIONS] === 0 && state[at + DURATIONS + 1] === 0) seedGenerator(state, at, DURATIONS, DURATION);
  // The steps of `xoroshiro`, with the state at hand.
  let a = state[at + DURATIONS]!;
  let b = state[at + DURATIONS + 1]!;
  for (let i = 0; i < out.length; i++) {
    const one = Math.imul(a, 0x9e3779bb);
    b ^= a;
    a = ((a << 26) | (a >>> 6)) ^ b ^ (b << 9);
    b = (b << 13) | (b >>> 19);
    const other = Math.imul(a, 0x9e3779bb);
    b ^= a;
    a = ((a << 26) | (a >>> 6)) ^ b ^ (b << 9);
    b = (b << 13) | (b >>> 19);
    out[i] = 1 - fraction(Math.imul((one << 5) | (one >>> 27), 5), Math.imul((other << 5) | (other >>> 27), 5));
  }
  state[at + DURATIONS] = a;
  state[at + DURATIONS + 1] = b;
}

const bits = new Int32Array(2);

/** The number in [0, 1) that the gap before the arrival of the case `number` of `key` is made from; no other case has a part in it. */
export function arrivalUniform(key: Int32Array, number: number): number {
  threefry(bits, 0, number | 0, ARRIVAL, key[0]!, key[1]!);
  return fraction(bits[0]!, bits[1]!);
}

function seedGenerator(state: Int32Array, at: number, generator: number, block: number): void {
  threefry(state, at + generator, state[at + COUNTER]!, block, state[at]!, state[at + 1]!);
  if (state[at + generator] === 0 && state[at + generator + 1] === 0) state[at + generator] = 1;
}

function fraction(high: number, low: number): number {
  return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
}
