/**
 * One step of xoroshiro64** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", TOMS 2021) on the two words of state at
 * `state[at]`, which must not both be 0. A signed 32-bit integer.
 */
export function xoroshiro(state: Int32Array, at: number): number {
  const a = state[at]!;
  const b = state[at + 1]! ^ a;
  const product = Math.imul(a, 0x9e3779bb);
  state[at] = ((a << 26) | (a >>> 6)) ^ b ^ (b << 9);
  state[at + 1] = (b << 13) | (b >>> 19);
  return Math.imul((product << 5) | (product >>> 27), 5);
}
