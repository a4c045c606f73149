import { exp } from "../exp.ts";
import { ln } from "../ln.ts";
import { uniform } from "../stream.ts";
import { normal } from "./normal.ts";

/** Draws from the gamma distribution with scale 1 (Marsaglia and Tsang, "A simple method for generating gamma variables", 2000). `shape` > 0. */
export function gamma(shape: number, state: Int32Array, at: number): number {
  if (shape < 1) {
    const x = gamma(shape + 1, state, at);
    return x * exp(ln(1 - uniform(state, at)) / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(state, at);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const square = x * x;
    const u = 1 - uniform(state, at);
    if (u < 1 - 0.0331 * square * square || ln(u) < square / 2 + d * (1 - v + ln(v))) return d * v;
  }
}
