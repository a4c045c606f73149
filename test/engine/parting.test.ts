import { describe, expect, test } from "vitest";
import { compile } from "#core/engine/compile";
import { pairCases } from "#core/engine/paired";
import { findParting } from "#core/engine/parting";
import { tellCase } from "#core/engine/tell-case";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { seedPage } from "../diagrams.ts";

function seedAt(odds: string, bound = 5): Model {
  const text = seedPage.replace("up to 5 times", `up to ${bound} times`);
  return lower(parse(`${text}\n// sim n8 -> n9 ${odds}\n`).tree).model;
}

function part(a: Model, b: Model, number: number) {
  const [left, right] = [a, b].map((model) => {
    const program = compile(model);
    return { program, story: tellCase(model, program, 0, number, 1, 10_000) };
  });
  return findParting(left!, right!);
}

const flipsOf = (a: Model, b: Model) =>
  pairCases(a, b, { start: "n1", cases: 20_000, seed: 1, limit: 10_000, flips: 8 })!.flips;

describe("where the ways of a case part in two models", () => {
  test("S3, S7: other odds part them where the same draw lies between both thresholds, and nowhere before", () => {
    const [a, b] = [seedAt("70%"), seedAt("80%")];
    const flips = flipsOf(a, b);
    expect(flips.length).toBeGreaterThan(4);
    for (const { case: number } of flips) {
      const parting = part(a, b, number)!;
      expect([parting.node, parting.why, ...parting.edges]).toEqual(["n8", "draw", "n8->n10", "n8->n9"]);
      parting.draws.forEach(({ visit, value, cuts }, i) => {
        expect(visit).toBe(i + 1);
        expect(cuts[0]).toBeCloseTo(0.7, 9);
        if (visit > parting.visit) expect(cuts[1]).toBeNull();
        else expect(cuts[1]).toBeCloseTo(0.8, 9);
        if (visit < parting.visit) expect(value).toBeGreaterThanOrEqual(0.8);
      });
      const { value } = parting.draws[parting.visit - 1]!;
      expect(value).toBeGreaterThanOrEqual(0.7);
      expect(value).toBeLessThan(0.8);
      const back = part(b, a, number)!;
      expect(back.edges).toEqual([...parting.edges].reverse());
      expect(back.draws.map(({ cuts }) => cuts)).toEqual(parting.draws.map(({ cuts }) => [...cuts].reverse()));
    }
  });

  test("L4: another bound parts them at the decision that counts, which draws nothing", () => {
    const [a, b] = [seedAt("50%", 2), seedAt("50%", 5)];
    for (const { case: number } of flipsOf(a, b)) {
      const parting = part(a, b, number)!;
      expect([parting.node, parting.why, parting.draws.length]).toEqual(["n11", "counter", 0]);
      expect(parting.counters).toEqual([
        { repeats: 2, bound: 2 },
        { repeats: 2, bound: 5 },
      ]);
    }
  });

  test("S7: in two equal models no case parts", () => {
    const [a, b] = [seedAt("70%"), seedAt("70%")];
    for (let number = 0; number < 60; number++) expect(part(a, b, number)).toBeNull();
  });
});
