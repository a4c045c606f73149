import { writeDuration } from "#core/language/edit-time";
import type { Distribution } from "#core/language/tree";

export type Family = Distribution["family"];
/** What a family is told by; `values` stands for the whole list of an empirical one. */
export type Parameter =
  | "value"
  | "min"
  | "mode"
  | "max"
  | "mean"
  | "sd"
  | "k"
  | "shape"
  | "scale"
  | "a"
  | "b"
  | "values";

/** The families of durations with their parameters, in the order in which the language writes them (T2). */
export const familyParameters: Readonly<Record<Family, readonly Parameter[]>> = {
  constant: ["value"],
  uniform: ["min", "max"],
  triangular: ["min", "mode", "max"],
  exponential: ["mean"],
  normal: ["mean", "sd"],
  lognormal: ["mean", "sd"],
  erlang: ["k", "mean"],
  gamma: ["mean", "sd"],
  weibull: ["shape", "scale"],
  beta: ["a", "b", "min", "max"],
  empirical: ["values"],
};

const plain: ReadonlySet<Parameter> = new Set(["k", "shape", "a", "b"]);

/** The values of a distribution as the language writes them, in the order of `familyParameters`. */
export function writeParameters(distribution: Distribution): readonly string[] {
  if (distribution.family === "empirical") {
    return [distribution.values.map(({ value, weight }) => `${writeDuration(value)}:${weight}`).join(" ")];
  }
  const values = distribution as unknown as Readonly<Record<Parameter, number>>;
  return familyParameters[distribution.family].map((name) =>
    plain.has(name) ? String(values[name]) : writeDuration(values[name]),
  );
}

/** A family with its values, as it stands behind `takes`. */
export function writeFamily(family: Family, values: readonly string[]): string {
  return family === "constant" ? values.join(" ") : [family, ...values].join(" ");
}

/** The mean of a distribution in seconds; of a normal one as if it were not cut off at 0. */
export function roughMean(distribution: Distribution): number {
  switch (distribution.family) {
    case "constant":
      return distribution.value;
    case "uniform":
      return (distribution.min + distribution.max) / 2;
    case "triangular":
      return (distribution.min + distribution.mode + distribution.max) / 3;
    case "exponential":
    case "normal":
    case "lognormal":
    case "erlang":
    case "gamma":
      return distribution.mean;
    case "weibull":
      return distribution.scale * weibullMean;
    case "beta": {
      const { a, b, min, max } = distribution;
      return min + ((max - min) * a) / (a + b);
    }
    case "empirical": {
      const weights = distribution.values.reduce((sum, { weight }) => sum + weight, 0);
      return distribution.values.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights;
    }
  }
}

/** Mean over scale of a Weibull distribution of shape 1.5, which stands for shapes around it. */
const weibullMean = 0.903;

/** The values with which another family begins: of about the same mean, and a spread that is usual for it. */
export function beginFamily(family: Family, before: Distribution): readonly string[] {
  const mean = roughMean(before) || 1;
  const [part, half, twice] = [mean / 4, mean / 2, mean * 2].map(roundTime) as [number, number, number];
  const about = roundTime(mean);
  switch (family) {
    case "constant":
    case "exponential":
      return [writeDuration(about)];
    case "uniform":
      return [writeDuration(half), writeDuration(roundTime(mean * 1.5))];
    case "triangular":
      return [writeDuration(half), writeDuration(about), writeDuration(roundTime(mean * 1.5))];
    case "normal":
      return [writeDuration(about), writeDuration(part)];
    case "lognormal":
    case "gamma":
      return [writeDuration(about), writeDuration(half)];
    case "erlang":
      return ["3", writeDuration(about)];
    case "weibull":
      return ["1.5", writeDuration(roundTime(mean / weibullMean))];
    case "beta":
      return ["2", "2", "0s", writeDuration(twice)];
    case "empirical":
      return [`${writeDuration(half)}:1 ${writeDuration(roundTime(mean * 1.5))}:1`];
  }
}

/** Three digits, as one would write it. */
function roundTime(seconds: number): number {
  return Math.max(1e-6, Number(seconds.toPrecision(3)));
}
