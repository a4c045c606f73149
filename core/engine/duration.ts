import type { Distribution } from "../language/tree.ts";
import { ln } from "./ln.ts";
import { toTicks } from "./ticks.ts";

/** A distribution made ready to draw from (T2): parameters of the sampler in seconds, ticks where there is nothing to draw. */
export type Duration =
  | { readonly family: "constant"; readonly ticks: number }
  | { readonly family: "uniform"; readonly min: number; readonly max: number }
  | { readonly family: "triangular"; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly family: "exponential"; readonly mean: number }
  | { readonly family: "normal"; readonly mean: number; readonly sd: number }
  /** Mean and standard deviation of the variable's logarithm. */
  | { readonly family: "lognormal"; readonly mu: number; readonly sigma: number }
  | { readonly family: "gamma"; readonly shape: number; readonly scale: number }
  | { readonly family: "weibull"; readonly shape: number; readonly scale: number }
  | { readonly family: "beta"; readonly a: number; readonly b: number; readonly min: number; readonly max: number }
  /** `upTo[i]` is the share of the values up to the i-th. */
  | { readonly family: "empirical"; readonly values: readonly number[]; readonly upTo: readonly number[] };

/** Above this shape a gamma variable is its mean to within a ten-millionth of it, and the sampler's arithmetic would overflow. */
const pointShape = 1e15;

/** Makes a distribution ready to draw from. One without spread becomes its constant. A parameter that is no finite number is a RangeError. */
export function prepare(distribution: Distribution): Duration {
  if (distribution.family === "constant" && Number.isFinite(distribution.value)) return constant(distribution.value);
  for (const [name, value] of Object.entries(distribution)) {
    if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${name} of a duration is ${value}`);
  }
  switch (distribution.family) {
    case "constant":
      return constant(distribution.value);
    case "uniform":
      return distribution.max > distribution.min ? distribution : constant(distribution.min);
    case "triangular":
      return distribution.max > distribution.min ? distribution : constant(distribution.min);
    case "exponential":
      return distribution.mean > 0 ? distribution : constant(0);
    case "normal":
      return distribution.sd > 0 ? distribution : constant(distribution.mean);
    case "lognormal":
      return lognormal(distribution.mean, distribution.sd);
    case "erlang":
      return gamma(distribution.k, distribution.mean / distribution.k);
    case "gamma": {
      const { mean, sd } = distribution;
      const shape = (mean / sd) * (mean / sd);
      return mean > 0 && sd > 0 && shape < pointShape ? gamma(shape, (sd / mean) * sd) : constant(mean);
    }
    case "weibull":
      return distribution.scale > 0 ? distribution : constant(0);
    case "beta":
      return distribution.max > distribution.min ? distribution : constant(distribution.min);
    case "empirical":
      return empirical(distribution.values);
  }
}

/** The ticks of a duration that is always the same, -1 for one that is drawn. */
export function constantTicks(duration: Duration): number {
  return duration.family === "constant" ? duration.ticks : -1;
}

function constant(seconds: number): Duration {
  return { family: "constant", ticks: toTicks(seconds) };
}

function gamma(shape: number, scale: number): Duration {
  return shape > 0 && shape < pointShape && scale > 0 ? { family: "gamma", shape, scale } : constant(shape * scale);
}

function lognormal(mean: number, sd: number): Duration {
  if (!(mean > 0 && sd > 0)) return constant(mean);
  const variance = ln(1 + (sd / mean) * (sd / mean));
  return { family: "lognormal", mu: ln(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

function empirical(entries: readonly { readonly value: number; readonly weight: number }[]): Duration {
  let total = 0;
  for (const { weight } of entries) total += weight;
  if (!(total > 0)) return constant(0);
  let sum = 0;
  const upTo = entries.map(({ weight }) => {
    sum += weight;
    return sum / total;
  });
  return { family: "empirical", values: entries.map(({ value }) => value), upTo };
}
