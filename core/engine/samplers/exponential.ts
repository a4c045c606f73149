import { ln } from "../ln.ts";
import { uniform } from "../stream.ts";

/** Draws from the exponential distribution with mean 1, by inversion. */
export function exponential(state: Int32Array, at: number): number {
  return -ln(1 - uniform(state, at));
}
