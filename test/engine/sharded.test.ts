import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { answerSharded } from "#core/answer/sharded";
import { answerSimulate } from "#core/answer/simulate";
import { useKernel } from "#core/engine/fast/kernel";
import { run } from "#core/engine/run";
import { type ShardCounts, ShardedRun } from "#core/engine/sharded";
import type { Model } from "#core/model/model";
import { readFixtures } from "../diagrams.ts";
import { plans } from "../laws/plans.ts";
import { build } from "./build.ts";
import { seedModel } from "./seed.ts";

vi.setConfig({ testTimeout: 120_000 });

const options = { seed: 7, limit: 10_000, trace: 5 };

/** Runs in shards that begin at the given parts of the whole, counted in turn by so many who do not know of each other. */
function runSharded(
  model: Model,
  cases: number,
  replications: number,
  cuts: readonly number[],
  crew: number,
  limit = 10_000,
) {
  const all = Array.from({ length: crew }, () => new ShardedRun(model, { ...options, limit, cases, replications }));
  const { size, grain } = all[0]!;
  const bounds = [0, ...cuts.map((cut) => Math.round((cut * size) / grain) * grain), size].sort((a, b) => a - b);
  // The last shards first: nothing depends on their order.
  for (let at = bounds.length - 1; at > 0; at--) all[at % crew]!.count(bounds[at - 1]!, bounds[at]!);
  const counts = all.map((one): ShardCounts => structuredClone(one.counts()));
  return all[crew - 1]!.finish(counts);
}

test("7-engine 5: the seed in 64 shards by four threads gives the bytes of one piece, whatever its replications", () => {
  useKernel(null);
  const model = seedModel(0.7);
  const cuts = Array.from({ length: 63 }, (_, i) => (i + 1) / 64);
  for (const replications of [1, 3, 10]) {
    const whole = run(model, { ...options, cases: 1000, replications });
    expect(JSON.stringify(runSharded(model, 1000, replications, cuts, 4))).toBe(JSON.stringify(whole));
  }
});

test("7-engine 5: plans of every shape, cut anywhere and counted by anybody, give the bytes of one piece", () => {
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
  fc.assert(
    fc.property(plans({ many: true, drawn: true }), fc.integer({ min: 1, max: 4 }), cuts, (plan, replications, at) => {
      const model = build(plan);
      const whole = run(model, { ...options, limit: 50, cases: 20, replications });
      expect(JSON.stringify(runSharded(model, 20, replications, at, 3, 50))).toBe(JSON.stringify(whole));
    }),
    { numRuns: 60 },
  );
});

test("T4, S7: replications over one clock are shards too, with their trace", () => {
  for (const { source } of readFixtures()) {
    const asked = { cases: 40, seed: 3, trace: 4, locale: "en", exactWork: Infinity } as const;
    const answer = answerSharded(source, asked);
    const whole = answerSimulate(source, { ...asked, exact: true });
    if (answer === null) {
      expect(whole.kind).toBe("refused");
      continue;
    }
    const { size, grain } = answer.run;
    const other = answerSharded(source, asked)!;
    const middle = Math.floor(size / grain / 2) * grain;
    answer.run.count(middle, size);
    other.run.count(0, middle);
    const body = answer.write(answer.run.finish([answer.run.counts(), other.run.counts()]));
    expect(JSON.stringify(body)).toBe(JSON.stringify(whole.kind === "results" ? whole.body : null));
  }
});

test("a shard that is none, and cases that are missing or counted twice, are RangeErrors", () => {
  const model = seedModel(0.7);
  const one = new ShardedRun(model, { ...options, cases: 100, replications: 1 });
  expect(() => one.count(0, one.size + 1)).toThrow(RangeError);
  expect(() => one.count(10, 5)).toThrow(RangeError);
  one.count(0, one.size - 1);
  expect(() => one.finish([one.counts()])).toThrow(RangeError);
  one.count(one.size - 2, one.size);
  expect(() => one.finish([one.counts()])).toThrow(RangeError);
});
