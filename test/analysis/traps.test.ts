import { describe, expect, test } from "vitest";
import { planElimination } from "#core/analysis/exact/pattern";
import { expandModel } from "#core/analysis/expand";
import type { ExactStart } from "#core/analysis/results";
import { differentiate } from "#core/analysis/sensitivity";
import { solveExact } from "#core/analysis/solve";
import { sweepOdds } from "#core/analysis/sweep";
import type { Model } from "#core/model/model";
import { build, constant } from "../engine/build.ts";

const solve = (model: Model): ExactStart => solveExact(expandModel(model))[0]!;
const circle = { shape: "circle" } as const;
const diamond = { shape: "diamond" } as const;

describe("E3: what has no exact answer says why", () => {
  test("cases that come to a cycle which odds never leave; not where they never come", () => {
    const cycle = (odds: number): Model =>
      build({
        nodes: { a: circle, b: diamond, c: {}, d: {}, e: circle },
        edges: { "a->b": {}, "b->c": { odds: [odds] }, "b->e": { odds: [1 - odds] }, "c->d": {}, "d->c": {} },
      });
    expect(solve(cycle(0.1))).toEqual({ exact: false, start: "a", why: { kind: "endless", nodes: ["c", "d"] } });
    expect(solve(cycle(0))).toMatchObject({ exact: true, outcomes: [{ id: "e", probability: 1 }] });
    const sweep = sweepOdds(expandModel(cycle(0)), "b->c", [0, 0.5]);
    expect(sweep.points.map(({ starts }) => starts[0]!.outcomes === null)).toEqual([false, true]);
    const steps = differentiate(expandModel(cycle(0))).filter(({ of }) => of.kind === "steps");
    expect(steps).toEqual([]);
  });

  test("a cycle that is left by its counter only is no trap, however its odds are", () => {
    const model = build({
      nodes: { a: circle, b: {}, c: { ...diamond, counter: { loop: 0, toward: ["b"] } }, e: circle },
      edges: { "a->b": {}, "b->c": {}, "c->b": { repeats: 0 }, "c->e": {} },
      loops: [{ kind: "at most", bound: 1000, scope: ["b", "c"] }],
    });
    expect(solve(model)).toMatchObject({ exact: true, nodes: { b: { passes: 1001, reached: 1 } } });
  });

  test("splits on a cycle whose tokens become no fewer, and those just short of it", () => {
    const growing = (odds: number): Model =>
      build({
        nodes: { a: circle, s: {}, d: diamond, e: circle },
        edges: { "a->s": {}, "s->d": {}, "s->d#2": {}, "d->s": { odds: [odds] }, "d->e": { odds: [1 - odds] } },
      });
    expect(solve(growing(0.5))).toMatchObject({ exact: false, why: { kind: "multiplies", nodes: ["s", "d"] } });
    expect(solve(growing(0.75))).toMatchObject({ exact: false, why: { kind: "multiplies" } });
    const near = solve(growing(0.499));
    if (!near.exact) throw new Error("no exact answer");
    expect(near.nodes.s!.passes / 500).toBeCloseTo(1, 9);
    expect(near.outcomes[0]!.probability).toBeCloseTo(1, 9);
  });

  test("joins at which different tokens of a case wait in one line", () => {
    const model = build({
      nodes: { a: circle, f: {}, b: diamond, c: {}, j: { joins: true }, k: diamond, e: circle },
      edges: {
        "a->f": {},
        "f->b": {},
        "f->b#2": {},
        "f->c": {},
        "b->b": { odds: [0.5], repeats: 0 },
        "b->j": { odds: [0.5] },
        "c->j": {},
        "j->k": {},
        "k->b": { repeats: 0, odds: [0.5] },
        "k->e": { odds: [0.5] },
      },
      loops: [{ kind: "at most", bound: 2, scope: ["b", "j", "k"] }],
    });
    expect(solve(model)).toMatchObject({ exact: false, why: { kind: "order-of-arrival", node: "j" } });
  });

  test("tokens of one case without number, states without number, and lanes that turn away", () => {
    const crowd = build({
      nodes: { a: circle, s: {}, d: diamond, j: { joins: true }, w: {}, e: circle },
      edges: {
        "a->s": {},
        "s->d": {},
        "s->w": {},
        "d->s": { odds: [0.4] },
        "d->j": { odds: [0.6] },
        "w->j": {},
        "j->e": {},
      },
    });
    expect(solve(crowd)).toMatchObject({ exact: false, why: { kind: "too-many-tokens", most: 64 } });
    const long = build({
      nodes: { a: circle, b: {}, c: { ...diamond, counter: { loop: 0, toward: ["b"] } }, e: circle },
      edges: { "a->b": {}, "b->c": {}, "c->b": { repeats: 0 }, "c->e": {} },
      loops: [{ kind: "at most", bound: 10_000_000, scope: ["b", "c"] }],
    });
    expect(solve(long)).toMatchObject({ exact: false, why: { kind: "too-many-states", most: 400_000 } });
    const plain = build({ nodes: { a: circle, b: {}, e: circle }, edges: { "a->b": {}, "b->e": {} } });
    const busy = { ...plain, lanes: plain.lanes.map((lane) => ({ ...lane, capacity: 1, queue: 2 })) };
    expect(solve(busy)).toMatchObject({ exact: false, why: { kind: "turned-away", lane: "Main" } });
  });
});

describe("means", () => {
  test("of time along a single token add services and travels; where tokens split the slowest counts, so none is given", () => {
    const { time, cost } = solve(
      build({
        nodes: { a: circle, b: { takes: { family: "exponential", mean: 3 }, cost: 2 }, e: circle },
        edges: { "a->b": { takes: constant(0.5) }, "b->e": { takes: { family: "uniform", min: 1, max: 2 } } },
        lanes: { Main: { perSecond: 10 } },
      }),
    ) as Extract<ExactStart, { exact: true }>;
    expect(time).toEqual({ mean: 5, service: { mean: 3 } });
    expect(cost.mean).toBe(32);
    const split = solve(build({ nodes: { a: {}, b: {}, c: {} }, edges: { "a->b": {}, "a->c": {} } })) as Extract<
      ExactStart,
      { exact: true }
    >;
    expect(split.time).toEqual({ mean: null, service: { mean: 3 } });
  });
});

describe("cycles of many states", () => {
  /** Decisions in a row, each of which may go back to some before it. */
  const row = (count: number, back: (i: number) => number): Model => {
    const nodes = Object.fromEntries(Array.from({ length: count }, (_, i) => [`d${i}`, diamond]));
    const edges = Array.from({ length: count }, (_, i) => [
      [`d${i}->${i + 1 < count ? `d${i + 1}` : "e"}`, { odds: [0.9] }] as const,
      [`d${i}->d${back(i)}${back(i) === i + 1 ? "#2" : ""}`, { odds: [0.1] }] as const,
    ]).flat();
    return build({ nodes: { s: circle, ...nodes, e: circle }, edges: { "s->d0": {}, ...Object.fromEntries(edges) } });
  };

  test("are solved however far they reach back, and given up where they are linked too densely", () => {
    const near = solve(row(300, (i) => Math.max(0, i - 7)));
    expect(near).toMatchObject({ exact: true, outcomes: [{ id: "e" }] });
    const far = solve(row(300, (i) => (i * 7919) % (i + 1)));
    if (!far.exact) throw new Error("no exact answer");
    expect(Math.abs(far.outcomes[0]!.probability - 1)).toBeLessThanOrEqual(1e-12);
    const size = 1000;
    const random = planElimination(
      Array.from({ length: size }, (_, i) => [1, 2, 3, 4].map((k) => (i * 7919 * k + k * k * 104_729) % size)),
      1_000_000,
    );
    expect(random.pattern).toBe(null);
  });
});
