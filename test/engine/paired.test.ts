import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandModel } from "#core/analysis/expand";
import { solveExact } from "#core/analysis/solve";
import { type PairOptions, pairCases, pairedInterval } from "#core/engine/paired";
import { run } from "#core/engine/run";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { seedPage } from "../diagrams.ts";

function seedAt(odds: string): Model {
  return lower(parse(`${seedPage}\n// sim n8 -> n9 ${odds}\n`).tree).model;
}

const options: PairOptions = { start: "n1", cases: 20_000, seed: 1, limit: 10_000, flips: 50 };
const failed = "n12->n4";

function exactFailed(model: Model): number {
  const start = solveExact(expandModel(model))[0]!;
  if (!start.exact) throw new RangeError("the seed is exact");
  return start.outcomes.find(({ id }) => id === failed)!.probability;
}

describe("cases walked through two models", () => {
  test("identical settings flip nothing, and nothing differs (S7)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(1_000_000), (percent, seed) => {
        const paired = pairCases(seedAt(`${percent}%`), seedAt(`${percent}%`), { ...options, cases: 500, seed })!;
        expect(paired.flips).toEqual([]);
        expect(paired.changes).toEqual([]);
        expect(paired.steps).toEqual({ difference: 0, ci95: [0, 0] });
        for (const outcome of paired.outcomes) expect([outcome.onlyA, outcome.onlyB]).toEqual([0, 0]);
      }),
      { numRuns: 20 },
    );
  });

  test("each side counts what a run of its own counts (S7)", () => {
    const [a, b] = [seedAt("70%"), seedAt("80%")];
    const paired = pairCases(a, b, options)!;
    for (const [model, side] of [
      [a, "a"],
      [b, "b"],
    ] as const) {
      const { outcomes } = run(model, { ...options, trace: 0 }).starts[0]!;
      for (const { id, count } of outcomes) {
        expect(paired.outcomes.find((each) => each.id === id)?.[side] ?? 0, id).toBe(count);
      }
    }
  });

  test("changed places give the opposite difference and the same flipped cases", () => {
    const [a, b] = [seedAt("50%"), seedAt("60%")];
    const there = pairCases(a, b, options)!;
    const back = pairCases(b, a, options)!;
    expect(back.flips.map((flip) => flip.case)).toEqual(there.flips.map((flip) => flip.case));
    expect(back.steps.difference).toBe(-there.steps.difference);
    for (const { id, difference } of there.outcomes) {
      expect(back.outcomes.find((each) => each.id === id)!.difference).toBe(-difference);
    }
  });

  test("better odds at the same draws make no case of the seed worse", () => {
    const paired = pairCases(seedAt("70%"), seedAt("80%"), { ...options, cases: 100_000 })!;
    const row = paired.outcomes.find(({ id }) => id === failed)!;
    expect(row.onlyA).toBeGreaterThan(0);
    expect(row.onlyB).toBe(0);
    expect(paired.changes).toHaveLength(1);
    expect(paired.changes[0]!.count).toBe(row.onlyA);
  });

  test("the exact difference is inside the interval as often as 95% says, over 400 seeds", () => {
    const [a, b] = [seedAt("45%"), seedAt("55%")];
    const truth = exactFailed(b) - exactFailed(a);
    let inside = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const row = pairCases(a, b, { ...options, cases: 2000, seed })!.outcomes.find(({ id }) => id === failed)!;
      if (row.ci95[0] <= truth && truth <= row.ci95[1]) inside++;
    }
    // Of 400 at 95%, fewer than 363 or more than 396 happen less than once in 5,000 times; the interval is conservative rather than short.
    expect(inside).toBeGreaterThanOrEqual(363);
    expect(inside).toBeLessThanOrEqual(396);
  });

  test("the interval of pairs is narrower than that of two runs apart", () => {
    const paired = pairCases(seedAt("45%"), seedAt("55%"), options)!;
    const { a, b, ci95 } = paired.outcomes.find(({ id }) => id === failed)!;
    const [p, q] = [a / options.cases, b / options.cases];
    const apart = 1.96 * Math.sqrt((p * (1 - p) + q * (1 - q)) / options.cases);
    expect((ci95[1] - ci95[0]) / 2).toBeLessThan(apart);
  });

  test("a start that one of them lacks has no pairs; numbers out of range are refused", () => {
    expect(pairCases(seedAt("70%"), seedAt("80%"), { ...options, start: "nowhere" })).toBeNull();
    for (const wrong of [{ cases: 0 }, { cases: 1.5 }, { seed: -1 }, { limit: 0 }]) {
      expect(() => pairCases(seedAt("70%"), seedAt("80%"), { ...options, ...wrong })).toThrow(RangeError);
    }
  });
});

test("an interval of pairs holds the difference that was seen, mirrors, and narrows with more cases", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (onlyA, onlyB) => {
      const [low, high] = pairedInterval(onlyA, onlyB, 2000);
      const seen = (onlyB - onlyA) / 2000;
      expect(low).toBeLessThanOrEqual(seen);
      expect(high).toBeGreaterThanOrEqual(seen);
      const [mirrored] = pairedInterval(onlyB, onlyA, 2000);
      expect(mirrored).toBeCloseTo(-high, 12);
      const [narrow, wide] = pairedInterval(onlyA * 4, onlyB * 4, 8000);
      expect(wide - narrow).toBeLessThan(high - low);
    }),
  );
});
