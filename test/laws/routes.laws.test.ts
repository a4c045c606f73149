import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { build, type EdgePlan, type Plan } from "../engine/build.ts";
import { plans } from "./plans.ts";
import { routesOf } from "./routes.ts";

vi.setConfig({ testTimeout: 60_000 });

const seed = fc.nat({ max: 2 ** 31 });

/** A plan in which the odds of one edge are raised by a part of what it lacks, those of its rivals lowered in proportion. */
function moved(plan: Plan, edge: string, part: number): Plan {
  const from = edge.split("->")[0];
  const entries = Object.entries(plan.edges).map(([name, other]): [string, EdgePlan] => {
    if (other.odds === undefined || name.split("->")[0] !== from || other.implicit) return [name, other];
    return [
      name,
      { ...other, odds: other.odds.map((odds) => (name === edge ? odds + part * (1 - odds) : odds * (1 - part))) },
    ];
  });
  return { ...plan, edges: Object.fromEntries(entries) };
}

describe("common random numbers (S7)", () => {
  test("raising the odds of a decision's first edge re-routes only tokens that come to that decision, and only to earlier edges", () => {
    fc.assert(
      fc.property(
        plans({ many: false, drawn: true }),
        seed,
        fc.constantFrom(0.05, 0.5, 1),
        fc.nat(),
        (plan, number, part, pick) => {
          const deciders = Object.keys(plan.nodes).filter(
            (id) =>
              plan.nodes[id]!.counter === undefined &&
              Object.keys(plan.edges).filter((edge) => edge.startsWith(`${id}->`)).length > 1,
          );
          fc.pre(deciders.length > 0);
          const decider = deciders[pick % deciders.length]!;
          const order = Object.keys(plan.edges).filter(
            (edge) => edge.startsWith(`${decider}->`) && !plan.edges[edge]!.implicit,
          );
          fc.pre(order.length > 1);
          const first = order[0]!;
          // Where an edge closes, the odds of the others are rescaled: thresholds then move in either direction.
          fc.pre(order.every((edge) => plan.edges[edge]!.repeats === undefined));
          const before = routesOf(build(plan), 40, number, 40);
          const after = routesOf(build(moved(plan, first, part)), 40, number, 40);
          for (const [name, old] of before) {
            const now = after.get(name)!;
            const at = old.edges.findIndex((edge, i) => now.edges[i] !== edge);
            if (at < 0 && old.edges.length === now.edges.length) {
              expect(now.outcome).toBe(old.outcome);
              continue;
            }
            // Every threshold of the decision has moved up: where the two part, the draw fell between the old one and the new one.
            const turn = at < 0 ? old.edges.length : at;
            expect(order).toContain(old.edges[turn]);
            expect(order).toContain(now.edges[turn]);
            expect(order.indexOf(now.edges[turn]!)).toBeLessThan(order.indexOf(old.edges[turn]!));
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  test("a slider moved by 1% re-routes about 1% of the tokens, not all of them", () => {
    const plan = (odds: number): Plan => ({
      nodes: { a: { shape: "circle" }, b: { shape: "diamond" }, c: { shape: "diamond" }, d: {}, e: {} },
      edges: { "a->b": {}, "b->c": { odds: [odds] }, "b->d": { odds: [1 - odds] }, "c->d": {}, "c->e": {} },
    });
    const before = routesOf(build(plan(0.5)), 5000, 1, 100);
    const after = routesOf(build(plan(0.51)), 5000, 1, 100);
    const changed = [...before].filter(
      ([name, route]) => JSON.stringify(after.get(name)) !== JSON.stringify(route),
    ).length;
    expect(changed).toBeGreaterThan(20);
    expect(changed).toBeLessThan(80);
  });
});

describe("independence (S7)", () => {
  test("durations never re-route: any times on nodes and edges, the same routes", () => {
    const timed = plans({ many: true, drawn: true });
    fc.assert(
      fc.property(timed, seed, (plan, number) => {
        // Where tokens meet at a join, time decides which of them come first; and a limit cuts off what comes last.
        const open = (strip: boolean): Plan => ({
          ...plan,
          nodes: Object.fromEntries(
            Object.entries(plan.nodes).map(([id, { takes, ...node }]) => [
              id,
              { ...node, joins: false, ...(strip || takes === undefined ? {} : { takes }) },
            ]),
          ),
          edges: Object.fromEntries(
            Object.entries(plan.edges).map(([id, { takes, ...edge }]) => [
              id,
              { ...edge, ...(strip || takes === undefined ? {} : { takes }) },
            ]),
          ),
        });
        const untimed = routesOf(build(open(true)), 12, number, 100);
        const drawn = routesOf(build(open(false)), 12, number, 100);
        const limited = new Set(
          [...untimed, ...drawn]
            .filter(([, { outcome }]) => outcome === "limit")
            .map(([name]) => name.replace(/ \d+$/, "")),
        );
        // Tokens are numbered in the order of their birth, which time decides: compare them without their numbers.
        const all = (routes: typeof drawn): string[] =>
          [...routes]
            .map(([name, route]) => ({ name: name.replace(/ \d+$/, ""), route }))
            .filter(({ name }) => !limited.has(name))
            .map(({ name, route }) => `${name} ${JSON.stringify(route)}`)
            .sort();
        expect(all(drawn)).toEqual(all(untimed));
      }),
      { numRuns: 80 },
    );
  });

  test("a case is the same alone and among others, whatever was walked before it", () => {
    fc.assert(
      fc.property(plans({ many: true, drawn: true }), seed, (plan, number) => {
        const few = routesOf(build(plan), 5, number, 60);
        const more = routesOf(build(plan), 25, number, 60);
        for (const [name, route] of few) expect(more.get(name)).toEqual(route);
      }),
      { numRuns: 60 },
    );
  });

  test("children of one split, and tokens of one case, choose independently of each other", () => {
    const model = build({
      nodes: { a: { shape: "circle" }, b: { shape: "diamond" }, c: { shape: "diamond" }, d: {}, e: {} },
      edges: { "a->b": {}, "a->c": {}, "b->d": {}, "b->e": {}, "c->d": {}, "c->e": {} },
    });
    const routes = routesOf(model, 4000, 1, 100);
    let both = 0;
    for (let number = 0; number < 4000; number++) {
      const [left, right] = [1, 2].map((token) => routes.get(`a ${number} ${token}`)!.outcome);
      if (left === right) both++;
    }
    // A fair coin would be farther than that from 2000 once in 10^9.
    expect(Math.abs(both - 2000)).toBeLessThan(6.1 * Math.sqrt(1000));
  });
});
