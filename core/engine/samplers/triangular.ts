import { uniform } from "../stream.ts";

/** Draws from the triangular distribution, by inversion. `min` <= `mode` <= `max`, `min` < `max`. */
export function triangular(min: number, mode: number, max: number, state: Int32Array, at: number): number {
  const u = uniform(state, at);
  const width = max - min;
  const rise = mode - min;
  return u * width < rise ? min + Math.sqrt(u * width * rise) : max - Math.sqrt((1 - u) * width * (max - mode));
}
