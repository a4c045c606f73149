import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rebalance } from "#core/model/rebalance";
import { understand } from "./understand.ts";

const sketch = {
  nodes: ["n1 circle", "n2 diamond", "n3 circle", "n4 circle", "n5 circle"],
  edges: ["n1 n2", "n2 n3", "n2 n4", "n2 n5"],
};
const { model } = understand({ ...sketch, sims: ["n2 -> n3 60%", "n2 -> n4 30%"] });

describe("moving the odds of one edge", () => {
  test("rescales the others in proportion, in order of declaration", () => {
    const moved = rebalance(model, 1, 0.2);
    expect(moved.map(({ edge }) => edge)).toEqual([1, 2, 3]);
    expect(moved.map(({ odds }) => odds)).toEqual([0.2, expect.closeTo(0.6, 12), expect.closeTo(0.2, 12)]);
  });

  test("always gives odds in [0, 1] that add up to 1", () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3), fc.double({ min: 0, max: 1, noNaN: true }), (edge, odds) => {
        const moved = rebalance(model, edge, odds);
        expect(moved.find((one) => one.edge === edge)?.odds).toBe(odds);
        for (const one of moved) expect(one.odds >= 0 && one.odds <= 1).toBe(true);
        expect(moved.reduce((sum, one) => sum + one.odds, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("shares evenly what the others, all at 0, take over", () => {
    const one = understand({ ...sketch, sims: ["n2 -> n3 100%"] }).model;
    expect(rebalance(one, 1, 0.5).map(({ odds }) => odds)).toEqual([0.5, 0.25, 0.25]);
  });

  test("the only edge of a decision keeps its 1", () => {
    const only = understand({ nodes: ["n1 circle", "n2 diamond", "n3 circle"], edges: ["n1 n2", "n2 n3"] }).model;
    expect(rebalance(only, 1, 0.3)).toEqual([{ edge: 1, odds: 1 }]);
  });

  test("an implicit repeat is moved alone (L6)", () => {
    const looped = understand({ ...sketch, loops: ["[until done] n2"] });
    const repeat = looped.edge("n2->n2").index;
    expect(rebalance(looped.model, repeat, 0.3)).toEqual([{ edge: repeat, odds: 0.3 }]);
  });

  test("refuses other odds and other edges by name", () => {
    expect(() => rebalance(model, 1, 1.5)).toThrow("odds 1.5 are not between 0 and 1");
    expect(() => rebalance(model, 1, Number.NaN)).toThrow(RangeError);
    expect(() => rebalance(model, 9, 0.5)).toThrow("there is no edge 9");
    expect(() => rebalance(model, 0, 0.5)).toThrow("the node n1 of edge n1->n2 does not decide by odds");
  });
});
