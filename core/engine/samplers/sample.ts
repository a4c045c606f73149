import type { Duration } from "../duration.ts";
import { exp } from "../exp.ts";
import { uniform } from "../stream.ts";
import { toTicks } from "../ticks.ts";
import { beta } from "./beta.ts";
import { empirical } from "./empirical.ts";
import { exponential } from "./exponential.ts";
import { gamma } from "./gamma.ts";
import { normal, truncatedNormal } from "./normal.ts";
import { triangular } from "./triangular.ts";
import { weibull } from "./weibull.ts";

/** Draws one time, in ticks, from the durations of the token whose stream lies at `state[at]` (T1, T2). */
export function sample(duration: Duration, state: Int32Array, at: number): number {
  return duration.family === "constant" ? duration.ticks : toTicks(seconds(duration, state, at));
}

function seconds(duration: Exclude<Duration, { family: "constant" }>, state: Int32Array, at: number): number {
  switch (duration.family) {
    case "uniform":
      return duration.min + (duration.max - duration.min) * uniform(state, at);
    case "triangular":
      return triangular(duration.min, duration.mode, duration.max, state, at);
    case "exponential":
      return duration.mean * exponential(state, at);
    case "normal":
      return truncatedNormal(duration.mean, duration.sd, state, at);
    case "lognormal":
      return exp(duration.mu + duration.sigma * normal(state, at));
    case "gamma":
      return duration.scale * gamma(duration.shape, state, at);
    case "weibull":
      return duration.scale * weibull(duration.shape, state, at);
    case "beta":
      return duration.min + (duration.max - duration.min) * beta(duration.a, duration.b, state, at);
    case "empirical":
      return empirical(duration.values, duration.upTo, state, at);
  }
}
