import { uniform } from "../stream.ts";

/** Draws one of `values`; `upTo[i]` is the share of the values up to the i-th, ascending to 1. */
export function empirical(values: readonly number[], upTo: readonly number[], state: Int32Array, at: number): number {
  const u = uniform(state, at);
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u < upTo[middle]!) high = middle;
    else low = middle + 1;
  }
  return values[low]!;
}
