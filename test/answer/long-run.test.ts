import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cutLine, listCheckpoints } from "#core/answer/cut-line";
import { LongRun } from "#core/answer/long-run";
import { type LongRunBounds, type LongRunOptions, type Plan, planRun } from "#core/answer/plan-run";
import { readSource } from "#core/answer/read";
import { answerSimulate } from "#core/answer/simulate";
import { useKernel } from "#core/engine/fast/kernel";
import { readPlain, writePlain } from "#core/engine/plain";
import { readFixtures, seedPage } from "../diagrams.ts";

beforeAll(() => useKernel(null));
afterAll(() => useKernel(null));

const bounds: LongRunBounds = {
  cases: 1e10,
  steps: 1e7,
  figures: 250_000,
  exactWork: 1e8,
  sweepExactWork: 1e9,
  work: 1e12,
  grainWork: 1e9,
  shardWork: 10_000,
  shards: 100_000,
};

const line =
  "Desk {\nn1: circle\nn2: rectangle\nn3: circle\nn1.handle(right) -> n2.handle(left)\nn2.handle(right) -> n3.handle(left)\n}\n";
const queue = `${line}// sim n1 arrives poisson 0.8/s\n// sim n2 takes exponential 1s\n// sim lane Desk capacity 1\n// sim warmup 5 cases\n`;

function plan(source: string, options: Partial<LongRunOptions>, more: Partial<LongRunBounds> = {}): Plan {
  const planned = planRun(source, { locale: "en", ...options }, { ...bounds, ...more });
  if (planned.kind !== "planned") throw new Error(`not planned but ${JSON.stringify(planned)}`);
  return planned.plan;
}

/** The shards of a plan, each counted by somebody who knows of no other, and added up in the given order; as text, as they are sent. */
function answerInShards(source: string, made: Plan, order: (shards: number) => readonly number[]): string {
  const sent: Plan = JSON.parse(JSON.stringify(made));
  const cuts = cutLine(sent.line);
  const whole = new LongRun(readSource(source), sent);
  let kept = writePlain(whole.counts());
  for (const shard of order(cuts.length - 1)) {
    const counting = new LongRun(readSource(source), sent).count(cuts[shard]!, cuts[shard + 1]!, 3000);
    let step = counting.next();
    while (step.done !== true) step = counting.next();
    const total = new LongRun(readSource(source), sent);
    total.add(readPlain(kept));
    total.add(readPlain(writePlain(step.value)));
    kept = writePlain(total.counts());
  }
  const total = new LongRun(readSource(source), sent);
  total.add(readPlain(kept));
  return JSON.stringify(total.answer(sent.line.size));
}

function answerAlone(source: string, options: Partial<LongRunOptions>): string {
  const answer = answerSimulate(source, { locale: "en", ...options, exact: true });
  if (answer.kind !== "results") throw new Error(`not run but ${answer.kind}`);
  return JSON.stringify(answer.body);
}

const backwards = (shards: number) => Array.from({ length: shards }, (_, i) => shards - 1 - i);

describe("7-engine 5: shards of a long run, counted apart and added in any order, give the bytes of one machine", () => {
  const samples = [{ name: "seed page", source: seedPage }, ...readFixtures()];
  test.each(samples)("$name", ({ source }) => {
    const options = { cases: 300, seed: 11, trace: 3, replications: 1 };
    const made = plan(source, options, { shardWork: 2500 });
    expect(answerInShards(source, made, backwards)).toBe(answerAlone(source, options));
  });

  test("several replications, whole and in parts; waiting cases, a replication at a time", () => {
    for (const source of [seedPage, queue]) {
      const options = { cases: 130, seed: 3, trace: 2, replications: 7 };
      for (const shardWork of [400, 1500]) {
        const made = plan(source, options, { shardWork });
        expect(cutLine(made.line).length).toBeGreaterThan(2);
        expect(answerInShards(source, made, backwards)).toBe(answerAlone(source, options));
      }
    }
  });
});

describe("a run that ends when enough is known", () => {
  const ended = (shardWork: number): { cases: number; body: string } => {
    const made = plan(seedPage, { cases: 3_000_000, seed: 5, until: "n12->n4", within: 0.0004 }, { shardWork });
    const cuts = cutLine(made.line);
    const run = new LongRun(readSource(seedPage), made);
    for (const [i, from] of cuts.slice(0, -1).entries()) {
      const to = cuts[i + 1]!;
      const counting = run.count(from, to, Infinity);
      run.add(counting.next().value!);
      if (listCheckpoints(made.line.size).includes(to) && run.isKnown(to)) {
        return { cases: to, body: JSON.stringify(run.answer(to)) };
      }
    }
    throw new Error("never known");
  };

  test("ends at the same case however it is cut, with the bytes of a run of so many cases", () => {
    const [coarse, fine] = [ended(1e9), ended(200_000)];
    expect(fine).toEqual(coarse);
    expect(coarse.body).toBe(answerAlone(seedPage, { cases: coarse.cases, seed: 5 }));
  });
});

test("every cut is a multiple of the grain, no shard is over its size, and checkpoints are cuts", () => {
  const some = fc.record({
    size: fc.integer({ min: 1, max: 2000 }),
    grain: fc.integer({ min: 1, max: 50 }),
    shard: fc.integer({ min: 1, max: 60 }),
    stops: fc.boolean(),
    settings: fc.constant(null),
  });
  fc.assert(
    fc.property(some, ({ size, grain, shard, stops, settings }) => {
      const whole = stops
        ? { size: size * 1000, grain: 1, shard: shard * 1000, stops, settings }
        : { size: size * grain, grain, shard: shard * grain, stops, settings };
      const cuts = cutLine(whole);
      expect([cuts[0], cuts.at(-1)]).toEqual([0, whole.size]);
      for (let i = 1; i < cuts.length; i++) {
        expect(cuts[i]! - cuts[i - 1]!).toBeGreaterThan(0);
        expect(cuts[i]! - cuts[i - 1]!).toBeLessThanOrEqual(whole.shard);
        expect(cuts[i]! % whole.grain).toBe(0);
      }
      if (stops) expect(listCheckpoints(whole.size).every((checkpoint) => cuts.includes(checkpoint))).toBe(true);
    }),
  );
});

test("what is over a bound is refused with what was found, and so is an early end that cannot be", () => {
  const kindOf = (source: string, options: Partial<LongRunOptions>, more: Partial<LongRunBounds> = {}) =>
    planRun(source, { locale: "en", ...options }, { ...bounds, ...more });
  expect(kindOf(seedPage, { cases: 2e10 })).toMatchObject({
    kind: "over-bound",
    what: "cases",
    found: 2e10,
    most: 1e10,
  });
  expect(kindOf(seedPage, { cases: 1e10 }, { work: 1e10 })).toMatchObject({ kind: "over-bound", what: "work" });
  expect(kindOf(queue, { cases: 1e8 })).toMatchObject({ kind: "over-bound", what: "replication" });
  expect(kindOf(seedPage, { until: "n99", within: 0.1 })).toMatchObject({ kind: "unknown-outcome" });
  expect(kindOf(queue, { cases: 10, until: "n3", within: 0.1 })).toEqual({ kind: "no-early-end" });
  expect(kindOf("A {\nn1: nonsense\n", {}).kind).toBe("refused");
});

test("plain values come back as they were, and what is not finite is refused", () => {
  const doubles = fc.array(
    fc.oneof(fc.constant(0), fc.maxSafeNat(), fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 })),
  );
  fc.assert(
    fc.property(doubles, fc.dictionary(fc.string(), fc.nat()), (numbers, counts) => {
      const value = {
        array: Float64Array.from(numbers),
        map: new Map(Object.entries(counts)),
        list: [null, { a: "b" }],
      };
      expect(readPlain(writePlain(value))).toEqual(value);
    }),
  );
  expect(() => writePlain([Number.NaN])).toThrow(RangeError);
  expect(() => writePlain(Float64Array.of(Infinity))).toThrow(RangeError);
});
