import { compile } from "#core/engine/compile";
import { walk } from "#core/engine/walk";
import type { Model } from "#core/model/model";
import { build } from "../test/engine/build.ts";
import { seedModel } from "../test/engine/seed.ts";

/*
 * Node visits a second of one core, as bundled code (an unbundled test run is several times slower). Run by hand:
 *   npx rolldown bench/engine.ts --dir .tsc/bench --platform node && node .tsc/bench/engine.js
 */
const cases = 300_000;
const rounds = 7;

const drawn = build({
  nodes: {
    a: { shape: "circle" },
    b: { takes: { family: "exponential", mean: 2 } },
    c: { shape: "diamond" },
    d: { takes: { family: "gamma", mean: 2, sd: 1 } },
    e: { shape: "circle" },
  },
  edges: { "a->b": {}, "b->c": {}, "c->b": { odds: [0.3] }, "c->d": { odds: [0.7] }, "d->e": {} },
});

const fork = build({
  nodes: { a: { shape: "circle" }, b: {}, c: {}, d: { joins: true }, e: { shape: "circle" } },
  edges: { "a->b": {}, "a->c": {}, "b->d": {}, "c->d": {}, "d->e": {} },
});

function measure(name: string, model: Model): void {
  const program = compile(model);
  const times: number[] = [];
  let visits = 0;
  for (let round = 0; round < rounds; round++) {
    const before = performance.now();
    visits = walk(program, 0, 0, cases, round, 10_000).arrivals;
    times.push(performance.now() - before);
  }
  const median = times.sort((a, b) => a - b)[rounds >> 1]!;
  const perCase = ((median / cases) * 1e6).toFixed(0);
  console.log(`${name}: ${(visits / median / 1e3).toFixed(1)} million visits/s, ${perCase} ns/case`);
}

measure("the seed, 2xx at 70%", seedModel(0.7));
measure("drawn durations", drawn);
measure("a fork and a join", fork);
