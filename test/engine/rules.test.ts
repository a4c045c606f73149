import { describe, expect, test } from "vitest";
import type { Results, StartResult } from "#core/engine/results";
import { run } from "#core/engine/run";
import { build, constant, type Plan } from "./build.ts";
import { binomialTail } from "./distributions.ts";
import { seedModel } from "./seed.ts";

const options = { cases: 20_000, seed: 1, limit: 10_000, trace: 0 };

function simulate(plan: Plan, changes: Partial<typeof options> = {}): Results {
  return run(build(plan), { ...options, ...changes });
}

function first(plan: Plan, changes: Partial<typeof options> = {}): StartResult {
  return simulate(plan, changes).starts[0]!;
}

/** Share of the cases with an outcome. */
function share(start: StartResult, id: string): number {
  return start.outcomes.find((outcome) => outcome.id === id)?.share ?? Number.NaN;
}

/** Passes when a share that should be `p` is as likely as one in 10^9 at least; the seeds are fixed. */
function expectShare(start: StartResult, id: string, p: number): void {
  const count = Math.round(share(start, id) * start.cases);
  expect(binomialTail(count, start.cases, p), `${id}: ${count} of ${start.cases} for ${p}`).toBeGreaterThan(1e-9);
}

describe("the seed", () => {
  const results = run(seedModel(0.7), { ...options, cases: 100_000, seed: 7 }).starts[0]!;

  test("Failed lies within its interval of 0.3^6, and the two outcomes are told apart by the edges into n4 (O2)", () => {
    expect(results.outcomes.map(({ id, label }) => [id, label])).toEqual([
      ["n9->n4", "Success"],
      ["n12->n4", "Failed"],
    ]);
    const failed = results.outcomes[1]!;
    expect(failed.ci95[0]).toBeLessThan(0.3 ** 6);
    expect(failed.ci95[1]).toBeGreaterThan(0.3 ** 6);
  });

  test("S8: delivered at once it takes 9 steps, each retry 4 more, given up 31", () => {
    expect(results.steps.histogram.map(({ steps }) => steps)).toEqual([9, 13, 17, 21, 25, 29, 31]);
    expect(results.steps.min).toBe(9);
  });

  test("T3: a rectangle takes a second, a circle and a diamond none: 6 s at once, 2 s for each retry", () => {
    expect(results.time.min).toBe(6);
    expect(results.time.p90).toBe(8);
    expect(results.time.max).toBe(17);
  });

  test("L2: five retries are six attempts at most", () => {
    const always = run(seedModel(0), options).starts[0]!;
    expect(always.nodes.n7).toEqual({ passes: 6, reached: 1 });
    expect(always.edges["n11->n7"]).toEqual({ passes: 5, reached: 1, share: 5 / 6 });
  });
});

describe("decisions (S3, S9)", () => {
  const choice = (odds: readonly number[]): Plan => ({
    nodes: { n1: { shape: "circle" }, n2: { shape: "diamond" }, n3: {}, n4: {}, n5: {} },
    edges: {
      "n1->n2": {},
      "n2->n3": { odds: [odds[0]!] },
      "n2->n4": { odds: [odds[1]!] },
      "n2->n5": { odds: [odds[2]!] },
    },
  });

  test("S3: a diamond passes each token to exactly one edge, by odds", () => {
    const start = first(choice([0.2, 0.5, 0.3]));
    expectShare(start, "n3", 0.2);
    expectShare(start, "n4", 0.5);
    expectShare(start, "n5", 0.3);
    expect(start.cases_by_outcome.map(({ outcomes }) => outcomes)).toEqual([["n4"], ["n5"], ["n3"]]);
    expect(start.edges["n2->n4"]!.share).toBe(share(start, "n4"));
  });

  test("S3: without odds a decision is even", () => {
    const start = first({
      nodes: { n1: { shape: "circle" }, n2: { shape: "diamond" }, n3: {}, n4: {}, n5: {} },
      edges: { "n1->n2": {}, "n2->n3": {}, "n2->n4": {}, "n2->n5": {} },
    });
    for (const id of ["n3", "n4", "n5"]) expectShare(start, id, 1 / 3);
  });

  test("S9: an edge with odds 0 is never taken, one with odds 1 always; the row of the other stays", () => {
    const start = first(choice([0, 1, 0]));
    expect(start.outcomes.map(({ id, count }) => [id, count])).toEqual([
      ["n3", 0],
      ["n4", 20_000],
      ["n5", 0],
    ]);
  });

  test("S3: a node with splits one is a decision too", () => {
    const start = first({
      nodes: { n1: { splits: "one" }, n2: {}, n3: {} },
      edges: { "n1->n2": { odds: [0.9] }, "n1->n3": { odds: [0.1] } },
    });
    expectShare(start, "n2", 0.9);
    expect(start.steps.max).toBe(2);
  });

  test("S9: odds by attempt hold for the token's first, second, third visit; the last one repeats", () => {
    const start = first(
      {
        nodes: { n1: { shape: "circle" }, n2: {}, n3: { shape: "diamond" }, n4: { shape: "circle" } },
        edges: { "n1->n2": {}, "n2->n3": {}, "n3->n4": { odds: [0.1, 0.5, 0.8] }, "n3->n2": { odds: [0.9, 0.5, 0.2] } },
      },
      { cases: 100_000 },
    );
    const shareAfter = (visits: number): number =>
      (start.steps.histogram.find(({ steps }) => steps === 2 + 2 * visits)?.count ?? 0) / start.cases;
    expect(shareAfter(1)).toBeCloseTo(0.1, 2);
    expect(shareAfter(2)).toBeCloseTo(0.45, 2);
    expect(shareAfter(3)).toBeCloseTo(0.36, 2);
    expect(shareAfter(4)).toBeCloseTo(0.072, 2);
    expect(start.nodes.n2!.passes).toBeCloseTo(197 / 80, 2);
  });
});

describe("splits (S4) and joins (S5)", () => {
  const fork = (joins: boolean): Plan => ({
    nodes: { n1: { shape: "circle" }, n2: {}, n3: {}, n4: {}, n5: { joins }, n6: { shape: "circle" } },
    edges: { "n1->n2": {}, "n2->n3": {}, "n2->n4": {}, "n3->n5": {}, "n4->n5": {}, "n5->n6": {} },
  });

  test("S4, S5: a split sends one token down each edge, and a merge lets every one through", () => {
    const start = first(fork(false), { cases: 10 });
    expect(start.nodes.n5).toEqual({ passes: 2, reached: 1 });
    expect(start.steps).toMatchObject({ min: 8, max: 8 });
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["n6"], count: 10 }]);
  });

  test("S5, S8: a join waits for one token on every edge, goes on once and counts as one step", () => {
    const start = first(fork(true), { cases: 10 });
    expect(start.nodes.n5).toEqual({ passes: 1, reached: 1 });
    expect(start.edges["n3->n5"]!.passes).toBe(1);
    expect(start.steps).toMatchObject({ min: 6, max: 6 });
  });

  test("S5: a join waits by edge, not by count: three tokens on one edge never fire it, and end stuck (O1)", () => {
    const start = first(
      {
        nodes: {
          n1: { shape: "circle" },
          n2: {},
          n3: {},
          n4: {},
          n5: {},
          n6: { joins: true },
          n7: { shape: "diamond" },
        },
        edges: {
          "n1->n2": {},
          "n1->n3": {},
          "n1->n4": {},
          "n2->n5": {},
          "n3->n5": {},
          "n4->n5": {},
          "n5->n6": {},
          "n7->n6": {},
        },
      },
      { cases: 5 },
    );
    expect(start.outcomes.filter(({ count }) => count > 0).map(({ id, count }) => [id, count])).toEqual([
      ["stuck:n6", 5],
    ]);
    expect(start.nodes.n6!.passes).toBe(0);
    expect(start.edges["n5->n6"]!.passes).toBe(3);
  });

  test("S5: tokens of one edge are taken first come first served; what is left over is stuck", () => {
    const plan: Plan = {
      nodes: {
        n1: { shape: "circle" },
        n2: { takes: constant(1) },
        n3: { takes: constant(2) },
        n4: { takes: constant(5) },
        n5: {},
        n6: { joins: true },
        n7: { shape: "circle" },
      },
      edges: {
        "n1->n2": {},
        "n1->n3": {},
        "n1->n4": {},
        "n2->n5": {},
        "n3->n5": {},
        "n5->n6": {},
        "n4->n6": {},
        "n6->n7": {},
      },
    };
    const results = simulate(plan, { cases: 1, trace: 1 });
    const trace = results.trace!;
    expect(results.starts[0]!.cases_by_outcome).toEqual([{ outcomes: ["n7", "stuck:n6"], count: 1 }]);
    const end = (outcome: string | null, from: string): number =>
      trace.token[
        trace.outcome.findIndex((value, i) => value === outcome && trace.from[i] === from && trace.to[i] === null)
      ]!;
    // Children are numbered from 1 in order of the edges: 1 comes through n2 and is the first on n5->n6.
    expect(end("n7", "n7")).toBe(1);
    expect(end("stuck:n6", "n6")).toBe(2);
    expect(end(null, "n6")).toBe(3);
  });

  test("S5: the token of the first-declared edge goes on, with its counters", () => {
    // n3 goes round its loop (1 repeat) before the join; n4 does not. Only the one on the first-declared edge has used its repeat up.
    const plan = (order: readonly string[]): Plan => ({
      nodes: {
        n1: { shape: "circle" },
        n2: {},
        n3: {},
        n5: { joins: true },
        n6: { shape: "diamond" },
        n7: { shape: "circle" },
      },
      edges: Object.fromEntries(
        ["n1->n2", "n1->n3", ...order, "n5->n6", "n6->n6", "n6->n7"].map((id) => [
          id,
          id === "n6->n6"
            ? { odds: [1], repeats: 0 }
            : id === "n6->n7"
              ? { odds: [0] }
              : id === "n2->n2"
                ? { repeats: 0, implicit: true }
                : {},
        ]),
      ),
      // The counter's scope holds everything, so that no edge resets it.
      loops: [{ kind: "exactly", bound: 1, scope: ["n1", "n2", "n3", "n5", "n6", "n7"] }],
    });
    const worn = first(plan(["n2->n5", "n3->n5", "n2->n2"]), { cases: 1 });
    const fresh = first(plan(["n3->n5", "n2->n5", "n2->n2"]), { cases: 1 });
    expect(worn.nodes.n6!.passes).toBe(1);
    expect(fresh.nodes.n6!.passes).toBe(2);
    expect([worn, fresh].map((start) => start.cases_by_outcome[0]!.outcomes)).toEqual([["spent:n6"], ["spent:n6"]]);
  });

  test("S5: a join of a single edge lets every token through", () => {
    const start = first({ nodes: { n1: {}, n2: { joins: true } }, edges: { "n1->n2": {} } }, { cases: 3 });
    expect(start.cases_by_outcome).toEqual([{ outcomes: ["n2"], count: 3 }]);
  });

  test("S4, O1: a case with several tokens is counted under the set of their outcomes, each outcome once", () => {
    const start = first({
      nodes: { n1: { shape: "circle" }, n2: { shape: "diamond" }, n3: { shape: "diamond" }, n4: {}, n5: {} },
      edges: {
        "n1->n2": {},
        "n1->n3": {},
        "n2->n4": { odds: [0.5] },
        "n2->n5": { odds: [0.5] },
        "n3->n4": { odds: [0.5] },
        "n3->n5": { odds: [0.5] },
      },
    });
    const rows = Object.fromEntries(start.cases_by_outcome.map(({ outcomes, count }) => [outcomes.join("+"), count]));
    expect(Object.keys(rows).sort()).toEqual(["n4", "n4+n5", "n5"]);
    expect(rows.n4! + rows.n5! + rows["n4+n5"]!).toBe(start.cases);
    expect(start.outcomes.map(({ count }) => count)).toEqual([rows.n4! + rows["n4+n5"]!, rows.n5! + rows["n4+n5"]!]);
    expect(binomialTail(rows["n4+n5"]!, start.cases, 0.5)).toBeGreaterThan(1e-9);
  });
});
