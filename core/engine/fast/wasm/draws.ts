import { threefry } from "./threefry.ts";

/* Streams and draws, as in stream.ts and xoroshiro.ts: the same operations in the same order. */

const keyed: i32 = 10;

function xoroshiro(at: usize): i32 {
  const a = load<i32>(at);
  const b = load<i32>(at + 4) ^ a;
  const product: i32 = a * 0x9e3779bb;
  store<i32>(at, rotl<i32>(a, 26) ^ b ^ (b << 9));
  store<i32>(at + 4, rotl<i32>(b, 13));
  return rotl<i32>(product, 5) * 5;
}

export function seedGenerator(token: usize, generator: usize, block: i32): void {
  threefry(token + generator, load<i32>(token + 8), block, load<i32>(token), load<i32>(token + 4));
  if (load<i32>(token + generator) === 0 && load<i32>(token + generator + 4) === 0) {
    store<i32>(token + generator, 1);
  }
}

/** The next routing draw of a stream. */
export function draw(token: usize): i32 {
  const drawn = load<i32>(token + 12);
  store<i32>(token + 12, drawn + 1);
  if (drawn >= keyed) {
    if (drawn === keyed) seedGenerator(token, 24, keyed >> 1);
    return xoroshiro(token + 24);
  }
  // The first block of a case was made when it came.
  if ((drawn & 1) === 0 && drawn !== 0) {
    threefry(token + 16, load<i32>(token + 8), drawn >> 1, load<i32>(token), load<i32>(token + 4));
  }
  return load<i32>(token + 16 + ((drawn & 1) << 2));
}

function fraction(high: i32, low: i32): f64 {
  return (f64(u32(high) >>> 5) * 67108864 + f64(u32(low) >>> 6)) / 9007199254740992;
}

/** The bits behind the last routing draw; `spare` are two words to write to. */
export function refine(token: usize, spare: usize): f64 {
  threefry(spare, load<i32>(token + 8), 0x10000000 + load<i32>(token + 12), load<i32>(token), load<i32>(token + 4));
  return fraction(load<i32>(spare), load<i32>(spare + 4));
}

/** The most ticks of a time. */
export const mostTicks: f64 = 4503599627370495;

export function toTicks(seconds: f64): f64 {
  const ticks = Math.floor(seconds * 1000000 + 0.5);
  // Never below 0: neither are seconds.
  return select<f64>(ticks, mostTicks, ticks < mostTicks);
}

export function addTicks(a: f64, b: f64): f64 {
  const sum = a + b;
  return select<f64>(sum, mostTicks, sum < mostTicks);
}
