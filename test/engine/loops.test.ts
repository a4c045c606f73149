import { describe, expect, test } from "vitest";
import type { StartResult } from "#core/engine/results";
import { run } from "#core/engine/run";
import { build, type Plan } from "./build.ts";
import { binomialTail } from "./distributions.ts";

function first(plan: Plan, cases = 20_000): StartResult {
  return run(build(plan), { cases, seed: 3, limit: 10_000, trace: 0 }).starts[0]!;
}

function count(start: StartResult, id: string): number {
  return start.outcomes.find((outcome) => outcome.id === id)?.count ?? 0;
}

/** n2 works, n3 asks: done, or again by the repeat edge n3->n2 of a loop with that bound. */
const retry = (bound: number | null, again: number): Plan => ({
  nodes: { n1: { shape: "circle" }, n2: {}, n3: { shape: "diamond" }, n4: { shape: "circle" } },
  edges: { "n1->n2": {}, "n2->n3": {}, "n3->n4": { odds: [1 - again] }, "n3->n2": { odds: [again], repeats: 0 } },
  loops: [{ kind: bound === null ? "unlimited" : "at most", bound, scope: ["n2", "n3"] }],
});

describe("bounds at a decision (L5)", () => {
  test("L5: once the repeats are used up the repeat edge closes and the rest is rescaled", () => {
    const start = first(retry(2, 0.5));
    expect(start.nodes.n2!.passes).toBeCloseTo(1.75, 1);
    expect(start.steps.max).toBe(2 + 2 * 3);
    expect(count(start, "n4")).toBe(start.cases);
  });

  test("L5: if the odds that stay open sum to 0 the token ends there with the outcome spent", () => {
    const start = first(retry(2, 1), 10);
    expect(start.outcomes.map(({ id, label, count }) => [id, label, count])).toEqual([
      ["n4", "n4", 0],
      ["spent:n3", "n3", 10],
    ]);
    expect(start.nodes.n2!.passes).toBe(3);
  });

  test("L5: several edges that stay open share in proportion to their odds", () => {
    const start = first({
      nodes: { n1: { shape: "circle" }, n2: { shape: "diamond" }, n3: {}, n4: {} },
      edges: {
        "n1->n2": {},
        "n2->n3": { odds: [0.1] },
        "n2->n2": { odds: [0.6], repeats: 0 },
        "n2->n4": { odds: [0.3] },
      },
      loops: [{ kind: "at most", bound: 0, scope: ["n2"] }],
    });
    expect(binomialTail(count(start, "n3"), start.cases, 0.25)).toBeGreaterThan(1e-9);
    expect(start.nodes.n2!.passes).toBe(1);
  });

  test("L5: at a node that is no decision the token ends with spent", () => {
    const start = first(
      {
        nodes: { n1: { shape: "circle" }, n2: {}, n3: {} },
        edges: { "n1->n2": {}, "n2->n3": {}, "n3->n2": { repeats: 0 } },
        loops: [{ kind: "at most", bound: 3, scope: ["n2", "n3"] }],
      },
      10,
    );
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["spent:n3"], count: 10 }]);
    expect(start.nodes.n3!.passes).toBe(4);
  });

  test("L5: at a split only the copy sent down the closed edge ends so", () => {
    const start = first(
      {
        nodes: { n1: { shape: "circle" }, n2: {}, n3: { shape: "circle" } },
        edges: { "n1->n2": {}, "n2->n3": {}, "n2->n2": { repeats: 0 } },
        loops: [{ kind: "at most", bound: 2, scope: ["n2"] }],
      },
      10,
    );
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["n3", "spent:n2"], count: 10 }]);
    expect(start.nodes.n2!.passes).toBe(3);
    expect(start.nodes.n3!.passes).toBe(3);
  });

  test("an unlimited loop never closes", () => {
    const start = first(retry(null, 0.9));
    expect(start.nodes.n2!.passes).toBeGreaterThan(9.5);
    expect(count(start, "n4")).toBe(start.cases);
  });
});

describe("counter decisions (L4)", () => {
  const asks = (kind: "at most" | "exactly", bound: number): Plan => ({
    nodes: {
      n1: { shape: "circle" },
      n2: {},
      n3: { shape: "diamond", counter: { loop: 0, toward: ["n2"] } },
      n4: { shape: "circle" },
    },
    edges: { "n1->n2": {}, "n2->n3": {}, "n3->n4": {}, "n3->n2": { repeats: 0 } },
    loops: [{ kind, bound, scope: ["n2", "n3"] }],
  });

  test("L4: toward the repeat while repeats are left, toward the exit after", () => {
    for (const bound of [0, 1, 5]) {
      expect(first(asks("at most", bound), 10).nodes.n2).toEqual({ passes: bound + 1, reached: 1 });
      expect(first(asks("exactly", bound), 10).nodes.n2).toEqual({ passes: bound + 1, reached: 1 });
    }
  });

  test("L4: several edges of the chosen kind are decided by their odds", () => {
    const start = first({
      nodes: {
        n1: { shape: "circle" },
        n2: { shape: "diamond", counter: { loop: 0, toward: ["n2", "n3"] } },
        n3: {},
        n4: {},
        n5: {},
      },
      edges: {
        "n1->n2": {},
        "n2->n2": { odds: [0.25], repeats: 0 },
        "n2->n3": { odds: [0.75] },
        "n3->n2": { repeats: 0 },
        "n2->n4": { odds: [0.2] },
        "n2->n5": { odds: [0.8] },
      },
      loops: [{ kind: "at most", bound: 4, scope: ["n2", "n3"] }],
    });
    expect(start.nodes.n2!.passes).toBe(5);
    expect(start.nodes.n3!.passes).toBeCloseTo(3, 1);
    expect(binomialTail(count(start, "n4"), start.cases, 0.2)).toBeGreaterThan(1e-9);
  });
});

describe("scopes (L3)", () => {
  const nested = (inner: number, outer: number): Plan => ({
    nodes: {
      n1: { shape: "circle" },
      n2: {},
      n3: { shape: "diamond", counter: { loop: 0, toward: ["n2"] } },
      n4: { shape: "diamond", counter: { loop: 1, toward: ["n2"] } },
      n5: { shape: "circle" },
    },
    edges: {
      "n1->n2": {},
      "n2->n3": {},
      "n3->n2": { repeats: 0 },
      "n3->n4": {},
      "n4->n2": { repeats: 1 },
      "n4->n5": {},
    },
    loops: [
      { kind: "at most", bound: inner, scope: ["n2", "n3"] },
      { kind: "at most", bound: outer, scope: ["n2", "n3", "n4"] },
    ],
  });

  test("L3: an outer repeat enters the inner loop anew and resets its counter", () => {
    const start = first(nested(2, 3), 10);
    expect(start.nodes.n2!.passes).toBe(3 * 4);
    expect(start.nodes.n4!.passes).toBe(4);
  });

  test("L3: leaving a scope and coming back resets, going round inside it does not", () => {
    // n2 -> n3 -> n2 is the loop's repeat; n3 -> n6 -> n2 leaves the scope and enters it again.
    const start = first(
      {
        nodes: {
          n1: { shape: "circle" },
          n2: {},
          n3: { shape: "diamond", counter: { loop: 0, toward: ["n2"] } },
          n6: { shape: "diamond" },
          n7: { shape: "circle" },
        },
        edges: {
          "n1->n2": {},
          "n2->n3": {},
          "n3->n2": { repeats: 0 },
          "n3->n6": {},
          "n6->n2": { odds: [1, 0] },
          "n6->n7": { odds: [0, 1] },
        },
        loops: [{ kind: "at most", bound: 2, scope: ["n2", "n3"] }],
      },
      10,
    );
    expect(start.nodes.n2!.passes).toBe(6);
    expect(start.nodes.n6!.passes).toBe(2);
  });

  test("L3: a case that begins inside a scope begins with its counter at 0, each case anew", () => {
    const start = first(
      {
        nodes: {
          n2: { start: { kind: "every", seconds: 1 } },
          n3: { shape: "diamond", counter: { loop: 0, toward: ["n2"] } },
          n4: {},
        },
        edges: { "n2->n3": {}, "n3->n2": { repeats: 0 }, "n3->n4": {} },
        loops: [{ kind: "at most", bound: 2, scope: ["n2", "n3"] }],
      },
      10,
    );
    expect(start.nodes.n2!.passes).toBe(3);
  });

  test("L3: a child inherits its parent's counters, and raises only its own", () => {
    // Each visit of n2 sends one token out and one round: 1 + 1 + 1 visits however many went out.
    const start = first(
      {
        nodes: { n1: { shape: "circle" }, n2: {}, n3: {}, n4: { shape: "diamond" }, n5: {} },
        edges: {
          "n1->n2": {},
          "n2->n3": {},
          "n2->n4": {},
          "n4->n2": { odds: [1], repeats: 0 },
          "n4->n5": { odds: [0] },
          "n3->n5": {},
        },
        loops: [{ kind: "at most", bound: 2, scope: ["n2", "n4"] }],
      },
      10,
    );
    expect(start.nodes.n2!.passes).toBe(3);
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["n5", "spent:n4"], count: 10 }]);
  });
});

describe("implicit repeats (L6)", () => {
  const implicit = (
    kind: "at most" | "exactly" | "unlimited",
    bound: number | null,
    odds?: readonly number[],
  ): Plan => ({
    nodes: { n1: { shape: "circle" }, n2: {}, n3: {}, n4: { shape: "circle" } },
    edges: {
      "n1->n2": {},
      "n2->n3": {},
      "n3->n4": {},
      "n3->n2": { implicit: true, repeats: 0, ...(odds === undefined ? {} : { odds }) },
    },
    loops: [{ kind, bound, scope: ["n2", "n3"] }],
  });

  test("L6: exactly N repeats always, N - 1 times, then the node does what it would do", () => {
    const start = first(implicit("exactly", 2), 10);
    expect(start.nodes.n2).toEqual({ passes: 3, reached: 1 });
    expect(start.edges["n3->n2"]).toEqual({ passes: 2, reached: 1, share: 2 / 3 });
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["n4"], count: 10 }]);
  });

  test("L6: at most N is drawn first, evenly, while repeats are left", () => {
    const start = first(implicit("at most", 2));
    expect(start.steps.histogram.map(({ steps }) => steps)).toEqual([4, 6, 8]);
    const [once, twice] = start.steps.histogram;
    expect(binomialTail(once!.count, start.cases, 0.5)).toBeGreaterThan(1e-9);
    expect(binomialTail(twice!.count, start.cases, 0.25)).toBeGreaterThan(1e-9);
  });

  test("L6: or with the odds given for it, by attempt too", () => {
    expect(first(implicit("at most", 5, [1, 1, 0]), 10).nodes.n2!.passes).toBe(3);
    expect(first(implicit("unlimited", null, [0.8])).nodes.n2!.passes).toBeCloseTo(5, 0);
  });

  test("L6: it is in no join's way: the node that it leads to takes the token at once", () => {
    const start = first(
      {
        nodes: { n1: { shape: "circle" }, n2: {}, n3: {}, n4: { joins: true }, n5: { shape: "circle" } },
        edges: {
          "n1->n2": {},
          "n1->n3": {},
          "n2->n4": {},
          "n3->n4": {},
          "n4->n5": {},
          "n4->n4": { implicit: true, repeats: 0 },
        },
        loops: [{ kind: "exactly", bound: 2, scope: ["n4"] }],
      },
      10,
    );
    expect(start.nodes.n4!.passes).toBe(3);
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["n5"], count: 10 }]);
  });

  test("L6: an end with an implicit repeat ends when it does not repeat", () => {
    const start = first(
      {
        nodes: { n1: { shape: "circle" }, n2: {} },
        edges: { "n1->n2": {}, "n2->n2": { implicit: true, repeats: 0 } },
        loops: [{ kind: "exactly", bound: 3, scope: ["n2"] }],
      },
      10,
    );
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["n2"], count: 10 }]);
    expect(start.nodes.n2!.passes).toBe(4);
  });
});
