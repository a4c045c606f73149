import type { Duration } from "../../engine/duration.ts";
import { exp } from "../../engine/exp.ts";
import { ln } from "../../engine/ln.ts";
import { ticksPerSecond } from "../../engine/ticks.ts";

/** The mean of a distribution in seconds (T2); of one that is drawn, before its rounding to ticks. */
export function meanOf(duration: Duration): number {
  switch (duration.family) {
    case "constant":
      return duration.ticks / ticksPerSecond;
    case "uniform":
      return (duration.min + duration.max) / 2;
    case "triangular":
      return (duration.min + duration.mode + duration.max) / 3;
    case "exponential":
      return duration.mean;
    case "normal":
      return duration.mean + duration.sd * hazard(-duration.mean / duration.sd);
    case "lognormal":
      return exp(duration.mu + (duration.sigma * duration.sigma) / 2);
    case "gamma":
      return duration.shape * duration.scale;
    case "weibull":
      return duration.scale * gamma(1 + 1 / duration.shape);
    case "beta":
      return duration.min + ((duration.max - duration.min) * duration.a) / (duration.a + duration.b);
    case "empirical":
      return duration.values.reduce(
        (sum, value, i) => sum + value * (duration.upTo[i]! - (i > 0 ? duration.upTo[i - 1]! : 0)),
        0,
      );
  }
}

/** Density over upper tail of the standard normal distribution: the mean of what lies above x is that of all plus this (truncated at 0, T2). */
function hazard(x: number): number {
  if (x > 2) {
    // The continued fraction of the tail (Laplace), from far enough out.
    let tail = x;
    for (let k = 200; k > 0; k--) tail = x + k / tail;
    return tail;
  }
  const density = exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return density / (0.5 - density * sum);
}

const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];

/** The gamma function for x > 0: Stirling's series above 12, the recurrence below. */
function gamma(x: number): number {
  let shift = 1;
  let at = x;
  while (at < 12) {
    shift *= at;
    at += 1;
  }
  let series = 0;
  let power = 1 / at;
  for (const coefficient of stirling) {
    series += coefficient * power;
    power /= at * at;
  }
  return exp((at - 0.5) * ln(at) - at + ln(2 * Math.PI) / 2 + series) / shift;
}
