import type { Distribution } from "#core/language/tree";

/** A family's density as a line from 0 to `until` seconds: heights from 0 to 1 at even distances, or single values as bars. */
export interface DensityShape {
  readonly kind: "line" | "bars";
  readonly until: number;
  readonly points: readonly { readonly at: number; readonly height: number }[];
}

const steps = 48;

/** The shape of a distribution of durations (T2), for a small picture: only its form is true, its height is scaled to 1. */
export function shapeDensity(distribution: Distribution): DensityShape {
  if (distribution.family === "constant") return bars([{ value: distribution.value, weight: 1 }]);
  if (distribution.family === "empirical") return bars(distribution.values);
  const { until, density } = prepare(distribution);
  if (!(until > 0)) return bars([{ value: 0, weight: 1 }]);
  const raw = Array.from({ length: steps + 1 }, (_, k) => {
    const at = (until * k) / steps;
    const height = density(at);
    // Densities without bound are cut off at their first finite value.
    return { at, height: Number.isFinite(height) ? height : density(until / (4 * steps)) };
  });
  const most = Math.max(...raw.map(({ height }) => height));
  if (!(most > 0)) return bars([{ value: until / 2, weight: 1 }]);
  return { kind: "line", until, points: raw.map(({ at, height }) => ({ at, height: height / most })) };
}

function bars(values: readonly { readonly value: number; readonly weight: number }[]): DensityShape {
  const longest = Math.max(...values.map(({ value }) => value));
  const most = Math.max(...values.map(({ weight }) => weight));
  const until = longest > 0 ? longest * (values.length === 1 ? 2 : 1.1) : 1;
  const points = values.map(({ value, weight }) => ({ at: value, height: most > 0 ? weight / most : 0 }));
  return { kind: "bars", until, points };
}

interface Prepared {
  readonly until: number;
  /** Up to a factor. */
  readonly density: (time: number) => number;
}

function prepare(given: Exclude<Distribution, { family: "constant" | "empirical" }>): Prepared {
  switch (given.family) {
    case "uniform":
      return { until: given.max * 1.15, density: (t) => (t >= given.min && t <= given.max ? 1 : 0) };
    case "triangular": {
      const { min, mode, max } = given;
      const density = (t: number) => {
        if (t < min || t > max) return 0;
        if (t < mode) return (t - min) / (mode - min);
        return max > mode ? (max - t) / (max - mode) : 1;
      };
      return { until: max * 1.1, density };
    }
    case "exponential":
      return { until: given.mean * 4, density: (t) => Math.exp(-t / given.mean) };
    case "normal": {
      const { mean, sd } = given;
      return { until: mean + 3.5 * sd, density: (t) => (sd > 0 ? Math.exp(-(((t - mean) / sd) ** 2) / 2) : 0) };
    }
    case "lognormal": {
      const spread = Math.log1p((given.sd / given.mean) ** 2);
      const middle = Math.log(given.mean) - spread / 2;
      const density = (t: number) => (t > 0 ? Math.exp(-((Math.log(t) - middle) ** 2) / (2 * spread)) / t : 0);
      return { until: given.mean + 3.5 * given.sd, density };
    }
    case "erlang":
      return rise(given.k, given.mean);
    case "gamma":
      return rise((given.mean / given.sd) ** 2, given.mean);
    case "weibull": {
      const { shape, scale } = given;
      const density = (t: number) => (t / scale) ** (shape - 1) * Math.exp(-((t / scale) ** shape));
      return { until: scale * Math.min(6, Math.max(1.5, 4.6 ** (1 / shape))), density };
    }
    case "beta": {
      const { a, b, min, max } = given;
      const density = (t: number) => {
        const x = (t - min) / (max - min);
        return x < 0 || x > 1 ? 0 : x ** (a - 1) * (1 - x) ** (b - 1);
      };
      return { until: max * 1.05, density };
    }
  }
}

/** The density of a gamma distribution by shape and mean, in logarithms so that large shapes stay finite. */
function rise(shape: number, mean: number): Prepared {
  const scale = mean / shape;
  const top = Math.max(0, shape - 1);
  const level = (x: number) => (shape - 1) * Math.log(x) - x;
  const highest = top > 0 ? level(top) : 0;
  const density = (t: number) =>
    t > 0 ? Math.exp(level(t / scale) - highest) : shape > 1 ? 0 : Number.POSITIVE_INFINITY;
  return { until: mean * (1 + 3.2 / Math.sqrt(shape)), density };
}
