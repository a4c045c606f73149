import { expect, test } from "vitest";
import { meanOf } from "#core/analysis/exact/durations";
import { prepare } from "#core/engine/duration";
import { sample } from "#core/engine/samplers/sample";
import { caseKey, openStream, streamWords } from "#core/engine/stream";
import type { Distribution } from "#core/language/tree";

const families: readonly Distribution[] = [
  { family: "constant", value: 2.5 },
  { family: "uniform", min: 1, max: 4 },
  { family: "triangular", min: 0, mode: 1, max: 5 },
  { family: "exponential", mean: 3 },
  { family: "normal", mean: 5, sd: 1 },
  { family: "normal", mean: 1, sd: 1 },
  { family: "normal", mean: -1, sd: 1 },
  { family: "normal", mean: -5, sd: 1 },
  { family: "lognormal", mean: 2, sd: 1 },
  { family: "erlang", k: 3, mean: 6 },
  { family: "gamma", mean: 2, sd: 3 },
  { family: "weibull", shape: 0.7, scale: 2 },
  { family: "weibull", shape: 3, scale: 2 },
  { family: "beta", a: 2, b: 3, min: 1, max: 6 },
  {
    family: "empirical",
    values: [
      { value: 1, weight: 3 },
      { value: 10, weight: 1 },
    ],
  },
];

test("T2: the mean of each family is what its sampler gives on average, within five standard errors", () => {
  const draws = 40_000;
  for (const [i, family] of families.entries()) {
    const duration = prepare(family);
    const state = new Int32Array(streamWords);
    let sum = 0;
    let squares = 0;
    for (let n = 0; n < draws; n++) {
      openStream(state, 0, caseKey(9, i, n), n);
      const seconds = sample(duration, state, 0) / 1e6;
      sum += seconds;
      squares += seconds * seconds;
    }
    const mean = sum / draws;
    const error = Math.sqrt(Math.max(0, squares / draws - mean * mean) / draws);
    expect(Math.abs(mean - meanOf(duration)), JSON.stringify(family)).toBeLessThanOrEqual(5 * error + 1e-6);
  }
});

test("closed forms: a normal truncated in its middle, Weibull's gamma function", () => {
  expect(meanOf(prepare({ family: "normal", mean: 0, sd: 1 }))).toBeCloseTo(Math.sqrt(2 / Math.PI), 14);
  expect(meanOf(prepare({ family: "weibull", shape: 1, scale: 2 }))).toBeCloseTo(2, 13);
  expect(meanOf(prepare({ family: "weibull", shape: 2, scale: 2 }))).toBeCloseTo(Math.sqrt(Math.PI), 13);
  expect(meanOf(prepare({ family: "weibull", shape: 0.25, scale: 1 }))).toBeCloseTo(24, 11);
});
