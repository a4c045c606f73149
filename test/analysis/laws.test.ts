import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chains, expandModel } from "#core/analysis/expand";
import { findMovable, listMovable, moveOdds, readOdds } from "#core/analysis/odds";
import type { ExactFigures, Influence } from "#core/analysis/results";
import { differentiate } from "#core/analysis/sensitivity";
import { solveExact } from "#core/analysis/solve";
import type { StartResult } from "#core/engine/results";
import { run } from "#core/engine/run";
import type { Model } from "#core/model/model";
import { build } from "../engine/build.ts";
import { binomialTail } from "../engine/distributions.ts";
import { plans } from "../laws/plans.ts";

const cases = 2000;
const longest = 40;

/** The exact figures of the first start and those of a run; `null` where there are none, or where a case met the step limit (E5). */
function compare(model: Model, seed: number): { exact: ExactFigures; simulated: StartResult } | null {
  const exact = solveExact(expandModel(model), { steps: longest })[0]!;
  if (!exact.exact) return null;
  const results = run(model, { cases, seed, limit: 3000, trace: 0, budget: 2e6 });
  if ("kind" in results) return null;
  const simulated = results.starts[0]!;
  return simulated.outcomes.some(({ id, count }) => id === "limit" && count > 0) ? null : { exact, simulated };
}

/** E5: a share that was seen is not too far from the exact one. */
function agree(name: string, share: number, probability: number): void {
  expect(probability, name).toBeGreaterThanOrEqual(0);
  expect(probability, name).toBeLessThanOrEqual(1 + 1e-12);
  const tail = binomialTail(Math.round(share * cases), cases, Math.min(1, probability));
  expect(tail, `${name}: ${share} seen, ${probability} exact`).toBeGreaterThan(1e-9);
}

describe("E5: what is solved and what is simulated agree, on 500 diagrams of every shape", () => {
  const samples = [
    ...fc.sample(plans({ many: false, drawn: false }), { numRuns: 250, seed: 1 }),
    ...fc.sample(plans({ many: true, drawn: false }), { numRuns: 250, seed: 2 }),
  ].map((plan) => build(plan));
  const pairs = samples.flatMap((model, seed) => compare(model, seed) ?? []);

  test("most of those that end are compared, with one token and with several", () => {
    expect(pairs.length).toBeGreaterThan(250);
    expect(pairs.filter(({ exact }) => exact.time.mean === null).length).toBeGreaterThan(30);
  });

  test("in every outcome, and in whether each node and edge is ever passed", () => {
    for (const { exact, simulated } of pairs) {
      for (const { id, probability } of exact.outcomes) {
        agree(id, simulated.outcomes.find((outcome) => outcome.id === id)!.share, probability);
      }
      for (const [id, { reached }] of Object.entries(exact.nodes)) agree(id, simulated.nodes[id]!.reached, reached!);
      for (const [id, { reached }] of Object.entries(exact.edges)) agree(id, simulated.edges[id]!.reached, reached!);
    }
  });

  test("in how many cases take how many steps, and in their mean", () => {
    for (const { exact, simulated } of pairs) {
      for (const { steps, probability } of exact.steps.distribution) {
        const count = simulated.steps.histogram.find((bar) => bar.steps === steps)?.count ?? 0;
        agree(`${steps} steps`, count / cases, probability);
      }
      const error = Math.sqrt(exact.steps.variance / cases);
      expect(Math.abs(simulated.steps.mean - exact.steps.mean)).toBeLessThanOrEqual(12 * error + 1e-9);
    }
  });
});

describe("laws of one exact answer", () => {
  const solved = (many: boolean, seed: number) =>
    fc
      .sample(plans({ many, drawn: false }), { numRuns: 300, seed })
      .map((plan) => solveExact(expandModel(build(plan)), { steps: 400 })[0]!)
      .filter((start) => start.exact);

  test("a case of one token has exactly one outcome, each of them solved on its own (E1)", () => {
    for (const { outcomes } of solved(false, 3).filter(({ outcomes }) =>
      outcomes.every(({ id }) => !id.includes("->")),
    )) {
      const listed = outcomes.reduce((sum, { probability }) => sum + probability, 0);
      expect(listed).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  test("visits add up to the steps, passes out of a node to no more than its visits, and nobody passes less often than ever", () => {
    for (const many of [false, true]) {
      for (const { steps, nodes, edges } of solved(many, 4)) {
        const visits = Object.values(nodes).reduce((sum, { passes }) => sum + passes, 0);
        expect(visits / steps.mean).toBeCloseTo(1, 10);
        for (const { passes, reached } of [...Object.values(nodes), ...Object.values(edges)]) {
          expect(reached!).toBeLessThanOrEqual(passes * (1 + 1e-9));
          expect(reached === 0).toBe(passes === 0);
        }
      }
    }
  });

  test("where the distribution of the steps is whole, its mean and variance are those that were solved for", () => {
    let whole = 0;
    for (const many of [false, true]) {
      for (const { steps } of solved(many, 5)) {
        const sum = steps.distribution.reduce((total, { probability }) => total + probability, 0);
        if (sum < 1 - 1e-13) continue;
        whole++;
        const mean = steps.distribution.reduce((total, one) => total + one.steps * one.probability, 0);
        const variance = steps.distribution.reduce(
          (total, one) => total + (one.steps - mean) ** 2 * one.probability,
          0,
        );
        expect(mean / steps.mean).toBeCloseTo(1, 9);
        expect(Math.abs(variance - steps.variance)).toBeLessThanOrEqual(1e-7 * Math.max(1, steps.variance));
      }
    }
    expect(whole).toBeGreaterThan(100);
  });
});

describe("E4: derivatives by the adjoint", () => {
  const measure = (chains: Chains, { of, start: id }: Influence): number | null => {
    const start = solveExact(chains, { reach: false }).find((one) => one.start === id)!;
    if (!start.exact) return null;
    if (of.kind === "outcome") return start.outcomes.find((outcome) => outcome.id === of.outcome)!.probability;
    return of.kind === "steps" ? start.steps.mean : of.kind === "cost" ? start.cost.mean : start.time.service.mean;
  };

  test("are what small moves of the odds give, with one token, with splits and with joins", () => {
    const step = 1e-5;
    let compared = 0;
    for (const many of [false, true]) {
      for (const plan of fc.sample(plans({ many, drawn: false }), { numRuns: 120, seed: 6 })) {
        const chains = expandModel(build(plan));
        for (const influence of differentiate(chains)) {
          const movable = listMovable(chains.program).find(
            ({ edge }) => chains.program.edges.id[edge] === influence.edge,
          )!;
          const odds = readOdds(chains, movable);
          if (movable.rows.length > 1 || odds < 2 * step || odds > 1 - 2 * step) continue;
          const [below, at, above] = [odds - step, odds, odds + step].map((share) =>
            measure(moveOdds(chains, movable, share), influence),
          );
          if (below == null || at == null || above == null) continue;
          compared++;
          const slope = (above - below) / (2 * step);
          const scale = Math.max(1, Math.abs(slope), 10 * at);
          expect(Math.abs(slope - influence.derivative)).toBeLessThanOrEqual(1e-4 * scale);
        }
      }
    }
    expect(compared).toBeGreaterThan(200);
  });

  test("of all outcomes of a single token add up to 0", () => {
    for (const plan of fc.sample(plans({ many: false, drawn: false }), { numRuns: 150, seed: 7 })) {
      const edges = Object.entries(plan.edges).map(([id, { repeats: _, ...edge }]) => [id, edge] as const);
      const chains = expandModel(build({ ...plan, edges: Object.fromEntries(edges), loops: [] }));
      const [start] = solveExact(chains, { reach: false });
      if (start?.exact !== true || Math.abs(start.outcomes.reduce((sum, one) => sum + one.probability, 0) - 1) > 1e-9)
        continue;
      const sums = new Map<string, number>();
      for (const { of, edge, derivative } of differentiate(chains)) {
        const odds = readOdds(chains, findMovable(chains, edge));
        // At the ends a move may lead to where cases never end.
        if (of.kind === "outcome" && odds > 0 && odds < 1) sums.set(edge, (sums.get(edge) ?? 0) + derivative);
      }
      for (const sum of sums.values()) expect(Math.abs(sum)).toBeLessThan(1e-9);
    }
  });
});
