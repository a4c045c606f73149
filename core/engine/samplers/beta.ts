import { uniform } from "../stream.ts";
import { gamma } from "./gamma.ts";

/** Draws from the beta distribution on [0, 1] as the share of one gamma variable in two. `a`, `b` > 0. */
export function beta(a: number, b: number, state: Int32Array, at: number): number {
  const x = gamma(a, state, at);
  const y = gamma(b, state, at);
  // Shapes near 0 have nearly all their mass at the ends, where both gamma variables may be too small for a double.
  if (x + y === 0) return uniform(state, at) < a / (a + b) ? 1 : 0;
  return x / (x + y);
}
