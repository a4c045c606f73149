import { describe, expect, test } from "vitest";
import { prepare } from "#core/engine/duration";
import { sample } from "#core/engine/samplers/sample";
import { caseKey, openStream, streamWords } from "#core/engine/stream";
import { maxTicks } from "#core/engine/ticks";
import type { Distribution } from "#core/language/tree";
import { betaCdf, gammaCdf, normalCdf } from "./distributions.ts";

const draws = 200_000;

/** Ticks drawn from one token's durations. */
function ticks(distribution: Distribution, count: number, seed = 1): Float64Array {
  const state = new Int32Array(streamWords);
  openStream(state, 0, caseKey(seed, 2, 3), 3);
  const duration = prepare(distribution);
  return Float64Array.from({ length: count }, () => sample(duration, state, 0));
}

function seconds(distribution: Distribution, count: number): Float64Array {
  return ticks(distribution, count).map((time) => time / 1e6);
}

/** Kolmogorov's distance between draws and a distribution function. */
function distance(values: Float64Array, cdf: (x: number) => number): number {
  const sorted = values.toSorted();
  let most = 0;
  sorted.forEach((x, i) => {
    const p = cdf(x);
    most = Math.max(most, p - i / sorted.length, (i + 1) / sorted.length - p);
  });
  return most;
}

const truncated = (mean: number, sd: number) => (x: number) => {
  const below = normalCdf(-mean / sd);
  return (normalCdf((x - mean) / sd) - below) / (1 - below);
};

const families: readonly [string, Distribution, (x: number) => number][] = [
  ["uniform", { family: "uniform", min: 100, max: 300 }, (x) => (x - 100) / 200],
  [
    "triangular",
    { family: "triangular", min: 100, mode: 250, max: 300 },
    (x) => (x < 250 ? (x - 100) ** 2 / (200 * 150) : 1 - (300 - x) ** 2 / (200 * 50)),
  ],
  [
    "triangular with its mode at its minimum",
    { family: "triangular", min: 100, mode: 100, max: 300 },
    (x) => 1 - (300 - x) ** 2 / (200 * 200),
  ],
  ["exponential", { family: "exponential", mean: 200 }, (x) => 1 - Math.exp(-x / 200)],
  ["normal, hardly truncated", { family: "normal", mean: 500, sd: 100 }, truncated(500, 100)],
  ["normal, truncated at 0", { family: "normal", mean: 50, sd: 100 }, truncated(50, 100)],
  ["normal with a negative mean", { family: "normal", mean: -300, sd: 100 }, truncated(-300, 100)],
  [
    "lognormal",
    { family: "lognormal", mean: 200, sd: 300 },
    (x) => normalCdf((Math.log(x / 200) + Math.log(1 + 2.25) / 2) / Math.sqrt(Math.log(1 + 2.25))),
  ],
  ["erlang", { family: "erlang", k: 3, mean: 200 }, (x) => gammaCdf(3, (x * 3) / 200)],
  ["gamma", { family: "gamma", mean: 200, sd: 150 }, (x) => gammaCdf(16 / 9, x / 112.5)],
  ["gamma with a shape below 1", { family: "gamma", mean: 200, sd: 300 }, (x) => gammaCdf(4 / 9, x / 450)],
  ["weibull", { family: "weibull", shape: 1.7, scale: 200 }, (x) => 1 - Math.exp(-((x / 200) ** 1.7))],
  ["beta", { family: "beta", a: 2, b: 3.5, min: 100, max: 300 }, (x) => betaCdf(2, 3.5, (x - 100) / 200)],
  [
    "beta with shapes below 1",
    { family: "beta", a: 0.5, b: 0.3, min: 100, max: 300 },
    (x) => betaCdf(0.5, 0.3, (x - 100) / 200),
  ],
];

describe("samplers (T2)", () => {
  // A right sampler is farther out than this with a probability of 1e-5; the draws are always the same.
  const bound = Math.sqrt(Math.log(2 / 1e-5) / 2 / draws);

  test.each(families)("%s follows its distribution function", (_, distribution, cdf) => {
    expect(distance(seconds(distribution, draws), cdf)).toBeLessThan(bound);
  });

  test("empirical draws each value in proportion to its weight, a value without weight never", () => {
    const values = [1, 2, 3, 4].map((value, i) => ({ value, weight: [3, 0, 6, 1][i]! }));
    const drawn = seconds({ family: "empirical", values }, draws);
    const share = (value: number): number => drawn.filter((x) => x === value).length / draws;
    expect(share(2)).toBe(0);
    for (const [value, p] of [
      [1, 0.3],
      [3, 0.6],
      [4, 0.1],
    ] as const) {
      expect(Math.abs(share(value) - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / draws));
    }
  });

  test("the test would notice a wrong parameter", () => {
    const values = seconds({ family: "exponential", mean: 200 }, draws);
    expect(distance(values, (x) => 1 - Math.exp(-x / 204))).toBeGreaterThan(bound);
  });

  test("T1: draws are whole ticks, never negative, and another token draws others", () => {
    for (const [, distribution] of families) {
      const values = ticks(distribution, 100);
      expect(values.every((x) => x >= 0 && Number.isInteger(x))).toBe(true);
      expect([...ticks(distribution, 100, 2)]).not.toEqual([...values]);
    }
  });
});

describe("distributions without spread or beyond the clock (T1, T2)", () => {
  test.each<[Distribution, number]>([
    [{ family: "constant", value: 0.0000015 }, 2],
    [{ family: "constant", value: -1 }, 0],
    [{ family: "constant", value: 1e300 }, maxTicks],
    [{ family: "uniform", min: 2, max: 2 }, 2e6],
    [{ family: "triangular", min: 2, mode: 2, max: 2 }, 2e6],
    [{ family: "exponential", mean: 0 }, 0],
    [{ family: "normal", mean: 2, sd: 0 }, 2e6],
    [{ family: "normal", mean: -2, sd: 0 }, 0],
    [{ family: "lognormal", mean: 2, sd: 0 }, 2e6],
    [{ family: "gamma", mean: 2, sd: 0 }, 2e6],
    [{ family: "gamma", mean: 2, sd: 1e-12 }, 2e6],
    [{ family: "erlang", k: 3, mean: 0 }, 0],
    [{ family: "weibull", shape: 2, scale: 0 }, 0],
    [{ family: "beta", a: 1, b: 1, min: 2, max: 2 }, 2e6],
    [{ family: "empirical", values: [] }, 0],
  ])("%j is a constant of %d ticks", (distribution, ticks) => {
    expect(prepare(distribution)).toEqual({ family: "constant", ticks });
  });

  test("shapes near 0 and far tails still end, within the clock", () => {
    for (const distribution of [
      { family: "beta", a: 1e-3, b: 1e-3, min: 0, max: 1 },
      { family: "gamma", mean: 1, sd: 1e4 },
      { family: "normal", mean: -1e6, sd: 1 },
      { family: "lognormal", mean: 1, sd: 1e200 },
      { family: "weibull", shape: 1e-3, scale: 1 },
    ] as const) {
      const values = seconds(distribution, 2000);
      expect(values.every((x) => x >= 0 && x <= maxTicks / 1e6)).toBe(true);
    }
  });

  test("a parameter that is no number is a RangeError that names it", () => {
    expect(() => prepare({ family: "normal", mean: Number.NaN, sd: 1 })).toThrow(/mean .* NaN/);
  });
});
