import { exp } from "../exp.ts";
import { ln } from "../ln.ts";
import { exponential } from "./exponential.ts";

/** Draws from the Weibull distribution with scale 1, by inversion. `shape` > 0. */
export function weibull(shape: number, state: Int32Array, at: number): number {
  return exp(ln(exponential(state, at)) / shape);
}
