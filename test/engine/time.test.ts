import { describe, expect, test } from "vitest";
import { arrivalTimes, warmupCases } from "#core/engine/arrivals";
import { hash } from "#core/engine/hash";
import type { StartResult } from "#core/engine/results";
import { run } from "#core/engine/run";
import { toTicks } from "#core/engine/ticks";
import { build, constant, type Plan } from "./build.ts";

function first(plan: Plan, cases = 1000, limit = 10_000): StartResult {
  return run(build(plan), { cases, seed: 3, limit, trace: 0 }).starts[0]!;
}

describe("times of a case (T1-T3, T5)", () => {
  test("T3: rectangles and taskboxes take a second, circles and diamonds none, edges none", () => {
    const start = first({
      nodes: {
        n1: { shape: "circle" },
        n2: {},
        n3: { shape: "taskbox" },
        n4: { shape: "diamond" },
        n5: { shape: "circle" },
      },
      edges: { "n1->n2": {}, "n2->n3": {}, "n3->n4": {}, "n4->n5": {} },
    });
    expect(start.time).toMatchObject({ mean: 2, sd: 0, variance: 0, min: 2, p50: 2, p99: 2, max: 2 });
    expect(start.time.service.mean).toBe(2);
    expect(start.time.waiting.mean).toBe(0);
  });

  test("T2: given service and travel times add up along the path, exactly", () => {
    const start = first({
      nodes: { n1: { shape: "circle", takes: constant(0.1) }, n2: { takes: constant(0.2) } },
      edges: { "n1->n2": { takes: constant(0.4) } },
    });
    expect(start.time.mean).toBe(0.7);
    expect(start.time.p95).toBe(0.7);
    expect(start.time.service.mean).toBe(0.3);
  });

  test("T2: drawn times have the mean and the spread of their distribution, on nodes and on edges", () => {
    const start = first(
      {
        nodes: { n1: { shape: "circle" }, n2: { takes: { family: "exponential", mean: 3 } } },
        edges: { "n1->n2": { takes: { family: "uniform", min: 1, max: 2 } } },
      },
      100_000,
    );
    expect(start.time.mean).toBeCloseTo(4.5, 1);
    expect(start.time.variance).toBeCloseTo(9 + 1 / 12, 0);
    expect(start.time.service.mean).toBeCloseTo(3, 1);
    expect(start.time.p50).toBeCloseTo(1.5 + 3 * Math.log(2), 1);
    expect(start.time.min).toBeGreaterThan(1);
    const cases = start.time.histogram.reduce((sum, { count }) => sum + count, 0);
    expect(cases).toBe(100_000);
    expect(start.time.histogram.length).toBeLessThanOrEqual(200);
    start.time.histogram.forEach(({ from, to }, i, all) => {
      expect(to).toBeGreaterThan(from);
      if (i > 0) expect(from).toBeGreaterThanOrEqual(all[i - 1]!.to);
    });
  });

  test("T5: percentiles are the value of rank ceil(p n)", () => {
    // 20 cases of 1 to 20 steps: case numbers do not matter, only that each length occurs once.
    const start = first({ nodes: { n1: { takes: { family: "uniform", min: 10, max: 20 } } }, edges: {} }, 20);
    const times = start.time.histogram.flatMap(({ from, to, count }) =>
      Array<[number, number]>(count).fill([from, to]),
    );
    expect(times).toHaveLength(20);
    for (const [field, rank] of [
      ["p50", 10],
      ["p90", 18],
      ["p95", 19],
      ["p99", 20],
    ] as const) {
      expect(start.time[field]).toBeGreaterThanOrEqual(times[rank - 1]![0]);
      expect(start.time[field]).toBeLessThan(times[rank - 1]![1]);
    }
    expect(start.time.p99).toBe(start.time.max);
  });

  test("T5: a case ends when its last token does, and what tokens wait at joins is waiting time, not service", () => {
    const start = first({
      nodes: {
        n1: { shape: "circle" },
        n2: { takes: constant(1) },
        n3: { takes: constant(5) },
        n4: { joins: true },
        n5: { takes: constant(9) },
      },
      edges: { "n1->n2": {}, "n1->n3": {}, "n2->n4": {}, "n3->n4": {}, "n1->n5": {} },
    });
    expect(start.time.max).toBe(9);
    expect(start.time.waiting.mean).toBe(4);
    expect(start.time.service.mean).toBe(1 + 5 + 9 + 1);
  });

  test("T1: times stop at the end of the clock instead of running over", () => {
    const start = first(
      { nodes: { n1: { takes: constant(1e9) }, n2: { takes: constant(4e9) } }, edges: { "n1->n2": {} } },
      3,
    );
    expect(start.time.max).toBe(4503599627.370495);
    expect(start.time.sd).toBe(0);
  });
});

describe("costs (T4, T5)", () => {
  test("visits cost what their node costs, the time of activities what their lane costs", () => {
    const results = run(
      build({
        nodes: {
          n1: { shape: "circle", takes: constant(100), lane: "A" },
          n2: { takes: constant(30), cost: 0.5, lane: "A" },
          n3: { takes: constant(10), cost: 0.25, lane: "B" },
        },
        edges: { "n1->n2": {}, "n2->n3": {} },
        lanes: { A: { perSecond: 0.01 }, B: { perSecond: 0.1 } },
      }),
      { cases: 4, seed: 1, limit: 100, trace: 0 },
    );
    expect(results.starts[0]!.cost.mean).toBeCloseTo(0.5 + 0.25 + 0.3 + 1, 12);
    expect(results.lanes.A).toEqual({
      utilisation: null,
      waiting: { mean: 0 },
      queue: { mean: 0, max: 0 },
      cost: 30 * 4 * 0.01,
    });
    expect(results.lanes.B!.cost).toBeCloseTo(4, 12);
  });

  test("drawn service times cost what they really took", () => {
    const start = first({
      nodes: { n1: { takes: { family: "exponential", mean: 3 }, lane: "A" } },
      edges: {},
      lanes: { A: { perSecond: 2 } },
    });
    expect(start.cost.mean).toBeCloseTo(2 * start.time.service.mean, 12);
    expect(start.time.service.mean).toBeCloseTo(start.time.mean, 12);
  });
});

describe("arrivals (S2, T3)", () => {
  test("every D: case k arrives at k D; at once: all at 0", () => {
    expect([...arrivalTimes({ kind: "every", seconds: 2 }, 1, 2, 7, 3)]).toEqual([0, 2e6, 4e6]);
    expect([...arrivalTimes({ kind: "at once", count: 5 }, 1, 2, 7, 3)]).toEqual([0, 0, 0]);
  });

  test("poisson: gaps are exponential, each a function of seed, start and case alone", () => {
    const word = hash("n1");
    const times = arrivalTimes({ kind: "poisson", rate: 4 }, 1, word, 0, 50_000);
    const gaps = times.map((time, i) => time - (times[i - 1] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length / 1e6;
    expect(Math.abs(mean - 0.25)).toBeLessThan((5 * 0.25) / Math.sqrt(gaps.length));
    expect(gaps.filter((gap) => gap > 0.25e6).length / gaps.length).toBeCloseTo(Math.exp(-1), 2);
    const later = arrivalTimes({ kind: "poisson", rate: 4 }, 1, word, 100, 10);
    expect([...later.map((time, i) => time - (later[i - 1] ?? 0))]).toEqual([...gaps.slice(100, 110)]);
  });

  test("T5: a warm-up in seconds covers the cases that are expected to arrive in it", () => {
    const seconds = { value: 10, unit: "seconds" } as const;
    expect(warmupCases({ value: 500, unit: "cases" }, { kind: "every", seconds: 1 })).toBe(500);
    expect(warmupCases(seconds, { kind: "every", seconds: 3 })).toBe(4);
    expect(warmupCases(seconds, { kind: "poisson", rate: 2.5 })).toBe(25);
    expect(warmupCases(seconds, { kind: "at once", count: 9 })).toBe(0);
    expect(warmupCases({ value: 0, unit: "cases" }, { kind: "every", seconds: 1 })).toBe(0);
  });
});

test("T1: a time is the nearest whole tick", () => {
  expect([0.1, 1e-6, 4e-7, 6e-7, -3, Number.NaN].map(toTicks)).toEqual([100_000, 1, 0, 1, 0, 0]);
});
