import { exp } from "../exp.ts";
import { ln } from "../ln.ts";
import { uniform } from "../stream.ts";
import { exponential } from "./exponential.ts";

/** Draws from the standard normal distribution (Marsaglia and Bray, "A convenient method for generating normal variables", 1964). */
export function normal(state: Int32Array, at: number): number {
  for (;;) {
    const x = 2 * uniform(state, at) - 1;
    const y = 2 * uniform(state, at) - 1;
    const s = x * x + y * y;
    if (s < 1 && s > 0) return x * Math.sqrt((-2 * ln(s)) / s);
  }
}

/**
 * Draws from the normal distribution given that it is not negative (T2): what falls below 0 is drawn again; where that would be most
 * of it, from the tail itself (Robert, "Simulation of truncated normal variables", 1995).
 */
export function truncatedNormal(mean: number, sd: number, state: Int32Array, at: number): number {
  if (mean < 0) return mean + sd * tail(-mean / sd, state, at);
  for (;;) {
    const x = mean + sd * normal(state, at);
    if (x >= 0) return x;
  }
}

/** Draws from the standard normal distribution above `from`, which is positive: an exponential proposal, thinned. */
function tail(from: number, state: Int32Array, at: number): number {
  const rate = (from + Math.sqrt(from * from + 4)) / 2;
  for (;;) {
    const x = from + exponential(state, at) / rate;
    const off = x - rate;
    if (uniform(state, at) < exp((-off * off) / 2)) return x;
  }
}
