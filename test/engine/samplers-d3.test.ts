import {
  randomBeta,
  randomExponential,
  randomGamma,
  randomLcg,
  randomLogNormal,
  randomNormal,
  randomUniform,
  randomWeibull,
} from "d3";
import { expect, test } from "vitest";
import { prepare } from "#core/engine/duration";
import { sample } from "#core/engine/samplers/sample";
import { caseKey, openStream, streamWords } from "#core/engine/stream";
import type { Distribution } from "#core/language/tree";

const draws = 100_000;

/** The families that d3 has too, each with what draws it there, out of a source of its own. */
const families: readonly (readonly [name: string, ours: Distribution, theirs: () => number])[] = (() => {
  const source = randomLcg(0.5);
  const spread = Math.sqrt(Math.log(1 + 2.25));
  const beta = randomBeta.source(source)(2, 3.5);
  return [
    ["uniform", { family: "uniform", min: 100, max: 300 }, randomUniform.source(source)(100, 300)],
    ["exponential", { family: "exponential", mean: 200 }, randomExponential.source(source)(1 / 200)],
    ["normal", { family: "normal", mean: 900, sd: 100 }, randomNormal.source(source)(900, 100)],
    [
      "lognormal",
      { family: "lognormal", mean: 200, sd: 300 },
      randomLogNormal.source(source)(Math.log(200) - spread ** 2 / 2, spread),
    ],
    ["erlang", { family: "erlang", k: 3, mean: 200 }, randomGamma.source(source)(3, 200 / 3)],
    ["gamma", { family: "gamma", mean: 200, sd: 150 }, randomGamma.source(source)(16 / 9, 112.5)],
    ["gamma with a shape below 1", { family: "gamma", mean: 200, sd: 300 }, randomGamma.source(source)(4 / 9, 450)],
    ["weibull", { family: "weibull", shape: 1.7, scale: 200 }, randomWeibull.source(source)(1.7, 0, 200)],
    ["beta", { family: "beta", a: 2, b: 3.5, min: 100, max: 300 }, () => 100 + 200 * beta()],
  ];
})();

function drawOurs(distribution: Distribution): Float64Array {
  const state = new Int32Array(streamWords);
  openStream(state, 0, caseKey(1, 2, 3), 5);
  const duration = prepare(distribution);
  return Float64Array.from({ length: draws }, () => sample(duration, state, 0) / 1e6);
}

/** Smirnov's distance between as many draws of the one as of the other. */
function distance(one: Float64Array, other: Float64Array): number {
  const [a, b] = [one.toSorted(), other.toSorted()];
  let [i, k, most] = [0, 0, 0];
  while (i < draws && k < draws) {
    if (a[i]! <= b[k]!) i++;
    else k++;
    most = Math.max(most, Math.abs(i - k) / draws);
  }
  return most;
}

// Draws of one distribution are farther apart than this with a probability of 1e-5; they are always the same.
const bound = Math.sqrt(Math.log(2 / 1e-5) / draws);

test.each(families)("T2: %s is drawn as d3 draws it", (_, ours, theirs) => {
  expect(distance(drawOurs(ours), Float64Array.from({ length: draws }, theirs))).toBeLessThan(bound);
});

test("the distance between a family and itself with a mean a twentieth higher is seen", () => {
  const theirs = randomExponential.source(randomLcg(0.5))(1 / 210);
  const ours = drawOurs({ family: "exponential", mean: 200 });
  expect(distance(ours, Float64Array.from({ length: draws }, theirs))).toBeGreaterThan(bound);
});
