import { describe, expect, test } from "vitest";
import { type Chains, expandModel } from "#core/analysis/expand";
import { editGoal, seekGoal } from "#core/analysis/goal";
import type { ExactFigures } from "#core/analysis/results";
import { differentiate } from "#core/analysis/sensitivity";
import { solveExact } from "#core/analysis/solve";
import { sweepBound, sweepOdds } from "#core/analysis/sweep";
import { applyEdits } from "#core/language/edit";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import { seedPage } from "../diagrams.ts";

const source = `${seedPage}\n// sim n8 -> n9 70%\n`;

function expandText(text: string): Chains {
  return expandModel(lower(parse(text).tree).model);
}

function failed(chains: Chains): number {
  const start = solveExact(chains)[0] as ExactFigures;
  return start.outcomes.find(({ id }) => id === "n12->n4")!.probability;
}

describe("the seed with 2xx at 70%", () => {
  const chains = expandText(source);
  const start = solveExact(chains, { steps: 100 })[0] as ExactFigures;

  test("Failed is 0.3^6 to 1e-12, and Success what is solved for on its own", () => {
    expect(Math.abs(failed(chains) - 0.000729)).toBeLessThanOrEqual(1e-12 * 0.000729);
    expect(start.outcomes.map(({ id, label }) => [id, label])).toEqual([
      ["n9->n4", "Success"],
      ["n12->n4", "Failed"],
    ]);
    expect(Math.abs(start.outcomes[0]!.probability - 0.999271)).toBeLessThanOrEqual(1e-12);
  });

  test("six attempts at most: passes of n8 are (1 - 0.3^6) / 0.7, steps 9, 13, 17 ... 29, or 31 where it fails", () => {
    expect(start.nodes.n8!.passes).toBeCloseTo((1 - 0.3 ** 6) / 0.7, 12);
    expect(start.nodes.n8!.reached).toBeCloseTo(1, 12);
    expect(start.nodes.n10!.reached).toBeCloseTo(0.3, 12);
    expect(start.steps.distribution.map(({ steps }) => steps)).toEqual([9, 13, 17, 21, 25, 29, 31]);
    expect(start.steps.distribution.at(-1)!.probability).toBeCloseTo(0.3 ** 6, 15);
  });

  test("Failed moves with the odds of 2xx by -6 (1 - p)^5 / 1, as much up with those of the other edge (E4)", () => {
    const influences = differentiate(chains).filter(
      ({ start, of }) => start === "n1" && of.kind === "outcome" && of.outcome === "n12->n4",
    );
    expect(influences.map(({ edge }) => edge)).toEqual(["n8->n9", "n8->n10"]);
    expect(influences[0]!.derivative).toBeCloseTo(-6 * 0.3 ** 5, 14);
    expect(influences[1]!.derivative).toBeCloseTo(6 * 0.3 ** 5, 14);
  });

  test("Failed is at most 1e-6 from 2xx at 90% on, exactly; the line of the text says so", () => {
    const goal = { start: null, outcome: "n12->n4", relation: "<=", share: 1e-6, edge: "n8->n9" } as const;
    const answer = seekGoal(chains, goal);
    expect(answer).toMatchObject({ reached: true, met: false, odds: 0.9, rounded: 0.9, start: "n1" });
    const { tree } = parse(source);
    const text = applyEdits(source, editGoal(tree, lower(tree).model, answer));
    expect(text).toBe(source.replace("n9 70%", "n9 90%"));
    expect(failed(expandText(text))).toBeLessThanOrEqual(1e-6 * (1 + 1e-12));
  });

  test("a goal that is met says how far the odds may go, one that cannot be met the best there is", () => {
    const goal = { start: "n1", outcome: "n12->n4", relation: "<=", share: 0.001, edge: "n8->n9" } as const;
    const met = seekGoal(chains, goal);
    expect(met).toMatchObject({ reached: true, met: true, rounded: 0.6838 });
    expect(met.odds).toBeCloseTo(1 - 0.001 ** (1 / 6), 12);
    const other = seekGoal(chains, { ...goal, outcome: "n9->n4", relation: ">=", share: 0.9999, edge: "n8->n10" });
    expect(other).toMatchObject({ reached: true, met: false, rounded: 0.2154 });
    expect(other.odds).toBeCloseTo(0.0001 ** (1 / 6), 10);
    expect(() => seekGoal(chains, { ...goal, outcome: "n99" })).toThrow(RangeError);
    expect(() => seekGoal(chains, { ...goal, edge: "n11->n12" })).toThrow(RangeError);
  });

  test("a sweep over the odds of 2xx is (1 - p)^6, and one over the retries 0.3^(N+1)", () => {
    const odds = Array.from({ length: 21 }, (_, i) => i / 20);
    for (const { odds: share, starts } of sweepOdds(chains, "n8->n9", odds).points) {
      expect(starts[0]!.outcomes![1]!.probability).toBeCloseTo((1 - share) ** 6, 14);
      expect(starts[1]!.start).toBe("n13");
    }
    const { points, loop } = sweepBound(chains.model, 0, 9);
    expect(loop).toBe("n7");
    for (const { repeats, starts } of points) {
      expect(starts[0]!.outcomes![1]!.probability / 0.3 ** (repeats + 1)).toBeCloseTo(1, 12);
    }
  });
});

describe("goals that no slider meets", () => {
  const source = `A {\ns: circle\nd: diamond\na: circle\nm: diamond\nb: circle\ns.handle(right) -> d.handle(left)\nd.handle(right) -> m.handle(left)
    d.handle(bottom) -> b.handle(left)\nm.handle(right) -> a.handle(left)\nm.handle(bottom) -> b.handle(top)\n}\n// sim d -> m 50%\n// sim m -> a 40%`;

  test("come as near as they can: the probability of a is at most 40% whatever d decides", () => {
    const goal = { start: null, outcome: "a", relation: ">=", share: 0.5, edge: "d->m" } as const;
    const answer = seekGoal(expandText(source), goal);
    expect(answer).toMatchObject({ reached: false, met: false, odds: 1 });
    expect(answer.probability).toBeCloseTo(0.4, 14);
  });
});
