import { describe, expect, test } from "vitest";
import { usesCapacity } from "#core/engine/capacity";
import type { Results } from "#core/engine/results";
import { run } from "#core/engine/run";
import { build, type NodePlan, type Plan } from "./build.ts";
import { seedModel } from "./seed.ts";

const options = { cases: 1000, seed: 1, limit: 10_000, trace: 0 };

/** n1 -> n2 -> n2 for ever. */
const endless: Plan = { nodes: { n1: { shape: "circle" }, n2: {} }, edges: { "n1->n2": {}, "n2->n2": {} } };

describe("the step limit (S8)", () => {
  test("a case that meets it is counted as limit, with the steps and the time that it had", () => {
    const start = run(build(endless), { ...options, limit: 25 }).starts[0]!;
    expect(start.outcomes.map(({ id, count }) => [id, count])).toEqual([["limit", 1000]]);
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["limit"], count: 1000 }]);
    expect(start.steps).toMatchObject({ min: 25, max: 25 });
    expect(start.time.max).toBe(24);
    expect(start.nodes.n2!.passes).toBe(24);
  });

  test("a case that ends with its last allowed step has ended; one step less and it meets the limit", () => {
    const line: Plan = { nodes: { n1: {}, n2: {}, n3: {} }, edges: { "n1->n2": {}, "n2->n3": {} } };
    const whole = run(build(line), { ...options, limit: 3 }).starts[0]!;
    expect(whole.outcomes.map(({ id, count }) => [id, count])).toEqual([["n3", 1000]]);
    const cut = run(build(line), { ...options, limit: 2 }).starts[0]!;
    expect(cut.outcomes.map(({ id, count }) => [id, count])).toEqual([
      ["n3", 0],
      ["limit", 1000],
    ]);
    expect(cut.nodes).toEqual({
      n1: { passes: 1, reached: 1 },
      n2: { passes: 1, reached: 1 },
      n3: { passes: 0, reached: 0 },
    });
    expect(cut.edges["n2->n3"]).toEqual({ passes: 0, reached: 0, share: 0 });
  });

  test("O1: what other tokens of the case had come to stays in its row", () => {
    const start = run(
      build({
        nodes: { n1: { shape: "circle" }, n2: { shape: "circle" }, n3: {} },
        edges: { "n1->n2": {}, "n1->n3": {}, "n3->n3": {} },
      }),
      { ...options, limit: 50 },
    ).starts[0]!;
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["n2", "limit"], count: 1000 }]);
  });

  test("tokens that multiply without end meet the limit too, before they fill the memory", () => {
    const start = run(
      build({
        nodes: { n0: { shape: "circle" }, n1: {}, n2: {} },
        edges: { "n0->n1": {}, "n1->n1": {}, "n1->n2": {}, "n2->n1": {} },
      }),
      { ...options, cases: 2, limit: 1_000_000 },
    ).starts[0]!;
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["limit"], count: 2 }]);
  });
});

describe("starts (S1, S2)", () => {
  const pair = (extra: Readonly<Record<string, NodePlan>> = {}): Plan => ({
    nodes: { n1: { shape: "circle" }, n2: { shape: "diamond" }, n3: {}, n4: {}, n5: { shape: "circle" }, ...extra },
    edges: { "n1->n2": {}, "n2->n3": { odds: [0.3] }, "n2->n4": { odds: [0.7] }, "n5->n4": {} },
  });

  test("S2: each start opens its own cases, and its figures are its own", () => {
    const results = run(build(pair()), options);
    expect(results.starts.map(({ start, cases }) => [start, cases])).toEqual([
      ["n1", 1000],
      ["n5", 1000],
    ]);
    expect(results.starts[1]!.nodes.n4).toEqual({ passes: 1, reached: 1 });
    expect(results.starts[1]!.nodes.n2).toEqual({ passes: 0, reached: 0 });
    expect(results.starts[1]!.edges["n2->n3"]).toEqual({ passes: 0, reached: 0, share: 0 });
  });

  test("S7: another start, wherever it is declared, leaves the cases of the others as they were", () => {
    const alone = run(build(pair()), options).starts[0]!;
    const plan = pair();
    const more = run(
      build({ ...plan, nodes: { n0: {}, ...plan.nodes }, edges: { "n0->n3": {}, ...plan.edges } }),
      options,
    );
    const { nodes, edges, ...figures } = more.starts.find(({ start }) => start === "n1")!;
    expect({ ...figures, nodes: { n2: nodes.n2 }, edges: { "n2->n3": edges["n2->n3"] } }).toEqual({
      ...alone,
      nodes: { n2: alone.nodes.n2 },
      edges: { "n2->n3": alone.edges["n2->n3"] },
    });
  });

  test("no start that arrives: no results of one, and nothing else missing", () => {
    const model = { ...build(pair()), starts: [] };
    expect(run(model, { ...options, trace: 5 })).toMatchObject({ starts: [], expectations: [], trace: { time: [] } });
  });

  test("two streams are as independent as two starts: their draws differ", () => {
    const results = run(
      build({
        nodes: { a: { shape: "diamond" }, b: { shape: "diamond" }, x: {}, y: {} },
        edges: { "a->x": {}, "a->y": {}, "b->x": {}, "b->y": {} },
      }),
      options,
    );
    expect(results.starts[0]!.outcomes[0]!.count).not.toBe(results.starts[1]!.outcomes[0]!.count);
  });
});

describe("runs", () => {
  test("T5: warm-up cases come before the counted ones: counted case numbers go on after them", () => {
    const whole = run(seedModel(0.5), { ...options, cases: 300 }).starts[0]!;
    const head = run(seedModel(0.5), { ...options, cases: 100 }).starts[0]!;
    const warm = run(seedModel(0.5), { ...options, cases: 200, warmup: { value: 100, unit: "cases" } }).starts[0]!;
    expect(warm.outcomes.map(({ count }) => count)).toEqual(
      whole.outcomes.map(({ count }, i) => count - head.outcomes[i]!.count),
    );
  });

  test("without a warm-up of their own they take the model's", () => {
    const model = {
      ...seedModel(0.5),
      settings: { ...seedModel(0.5).settings, warmup: { value: 70, unit: "cases" } as const },
    };
    expect(run(model, options)).toEqual(run(model, { ...options, warmup: { value: 70, unit: "cases" } }));
    expect(run(model, options)).not.toEqual(run(model, { ...options, warmup: { value: 0, unit: "cases" } }));
  });

  test("another seed gives other cases", () => {
    expect(run(seedModel(0.5), { ...options, seed: 2 }).starts).not.toEqual(run(seedModel(0.5), options).starts);
  });

  test("a budget that is not used up changes nothing; one that is gives the same answer each time", () => {
    const results = run(seedModel(0.7), options);
    expect(run(seedModel(0.7), { ...options, budget: 1e9 })).toEqual(results);
    const over = run(build(endless), { ...options, budget: 5000 });
    expect(over).toEqual({ kind: "over-budget", budget: 5000, start: "n1", cases: 1 });
    expect(run(build(endless), { ...options, limit: 10, budget: 9999 })).toMatchObject({
      kind: "over-budget",
      cases: 1000,
    });
    expect(run(build(endless), { ...options, limit: 10, budget: 10_004 })).not.toHaveProperty("kind");
  });

  test("no case at all: every figure is there and is 0", () => {
    const results: Results = run(seedModel(0.7), { ...options, cases: 0 });
    // JSON has null for what is no number.
    expect(JSON.stringify(results.starts)).not.toMatch("null");
    expect(results.starts[0]).toMatchObject({
      cases: 0,
      cases_by_outcome: [],
      steps: { mean: 0, max: 0, histogram: [] },
    });
  });

  test("one case: its spread is 0", () => {
    expect(run(seedModel(0.7), { ...options, cases: 1 }).starts[0]!.time).toMatchObject({ sd: 0, variance: 0 });
  });

  test("seeds and case numbers may go up to 2^53", () => {
    const far = run(seedModel(0.5), {
      ...options,
      seed: 2 ** 53 - 1,
      warmup: { value: 2 ** 32 - 500, unit: "cases" },
    }).starts[0]!;
    expect(far.cases).toBe(1000);
    expect(far.outcomes[0]!.share).toBeGreaterThan(0.9);
  });

  test.each([{ seed: -1 }, { seed: 0.5 }, { limit: 0 }, { limit: 2 ** 31 }, { cases: -1 }, { cases: 1.5 }])(
    "%j is a RangeError",
    (wrong) => {
      expect(() => run(seedModel(0.7), { ...options, ...wrong })).toThrow(RangeError);
    },
  );

  test("ids that objects have of their own are ids like any other", () => {
    const results = run(
      build({ nodes: { constructor: {}, toString: {} }, edges: { "constructor->toString": {} } }),
      options,
    );
    expect(results.starts[0]!.nodes.toString).toEqual({ passes: 1, reached: 1 });
    const proto = { ...build({ nodes: { a: {}, b: {} }, edges: { "a->b": {} } }) };
    const renamed = {
      ...proto,
      nodes: proto.nodes.map((node) => (node.id === "b" ? { ...node, id: "__proto__" } : node)),
    };
    expect(Object.keys(run(renamed, options).starts[0]!.nodes)).toEqual(["a", "__proto__"]);
  });
});

describe("expectations", () => {
  const check = (expectations: NonNullable<Plan["expect"]>): Results["expectations"] =>
    run(
      { ...seedModel(0.7), expectations: expectations.map((part) => ({ ...part, span: { from: 0, to: 0 } })) },
      options,
    ).expectations;
  const node = { kind: "node", node: { text: "n9", span: { from: 0, to: 0 } } } as const;
  const measure = (name: "time" | "steps" | "cost", field: "mean" | "p95" | "max") =>
    ({ kind: "measure", measure: name, field }) as const;

  test("a node stands for the share of cases that pass it, a measure for its field; none is exact", () => {
    const base = { node: null, edge: null };
    const results = check([
      { ...base, text: "n9 >= 99%", subject: node, node: 8, relation: ">=", value: 0.99 },
      { ...base, text: "n9 >= 99.99%", subject: node, node: 8, relation: ">=", value: 0.9999 },
      { ...base, text: "time p95 < 5s", subject: measure("time", "p95"), relation: "<", value: 5 },
      { ...base, text: "steps max <= 31", subject: measure("steps", "max"), relation: "<=", value: 31 },
      { ...base, text: "cost mean = 0", subject: measure("cost", "mean"), relation: "=", value: 0 },
    ]);
    const start = run(seedModel(0.7), options).starts[0]!;
    expect(results.map(({ holds }) => holds)).toEqual([true, false, false, true, true]);
    expect(results.map(({ value }) => value)).toEqual([
      start.nodes.n9!.reached,
      start.nodes.n9!.reached,
      start.time.p95,
      start.steps.max,
      0,
    ]);
    expect(results.every(({ exact }) => exact)).toBe(false);
  });

  test("a node counts over the starts from which it can be reached, a measure over the cases of all", () => {
    const model = build({
      nodes: { a: {}, b: { shape: "diamond" }, c: {}, d: {} },
      edges: { "a->c": {}, "b->c": { odds: [0] }, "b->d": { odds: [1] } },
      expect: [
        { text: "d", subject: node, node: 3, edge: null, relation: "=", value: 1 },
        { text: "c", subject: node, node: 2, edge: null, relation: "=", value: 0.5 },
        { text: "b->d", subject: node, node: null, edge: 2, relation: ">", value: 0.99 },
        { text: "time mean", subject: measure("time", "mean"), node: null, edge: null, relation: "=", value: 1.5 },
      ],
    });
    expect(run(model, options).expectations.map(({ value, holds }) => [value, holds])).toEqual([
      [1, true],
      [0.5, true],
      [1, true],
      [1.5, true],
    ]);
  });
});

test("T4: whoever runs can tell whether a lane has a capacity; its figures are there where one has", () => {
  const plan: Plan = { nodes: { n1: {}, n2: {} }, edges: { "n1->n2": {} } };
  const limited = build({ ...plan, lanes: { Main: { capacity: 1 } } });
  expect([usesCapacity(build(plan)), usesCapacity(limited)]).toEqual([false, true]);
  expect(run(build(plan), options)).not.toHaveProperty("measured");
  expect(run(build(plan), options).lanes.Main!.utilisation).toBe(null);
  expect(run(limited, options).lanes.Main!.utilisation).toBeCloseTo(1, 2);
  expect(Object.keys(run(limited, options).nodes)).toEqual(["n1", "n2"]);
});
