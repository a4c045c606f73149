/** An array of at least `length` entries that begins with those of `array`; at least twice as long if it is a new one. */
export function grown(array: Float64Array, length: number, fill = 0): Float64Array {
  if (array.length >= length) return array;
  const longer = new Float64Array(Math.max(length, array.length * 2, 16)).fill(fill, array.length);
  longer.set(array);
  return longer;
}
