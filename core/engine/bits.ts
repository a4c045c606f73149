const double = new Float64Array([1]);
const words = new Int32Array(double.buffer);
/** Where the high word of a double lies: it differs between machines, what is read there does not. */
export const high = words[1] === 0 ? 0 : 1;

/** The high 32 bits of a double: sign, exponent and the first 20 bits of the fraction. A signed integer. */
export function highBits(x: number): number {
  double[0] = x;
  return words[high]!;
}

/** `x` with its high 32 bits replaced. */
export function withHighBits(x: number, bits: number): number {
  double[0] = x;
  words[high] = bits;
  return double[0]!;
}
