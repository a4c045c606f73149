import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "#core/render/verdict";
import { density, ticks } from "../../web/stage/density.ts";
import { listEnds, listMarks } from "../../web/stage/ends.ts";
import { draw, type Row, trace } from "./fixture.ts";

describe("density", () => {
  const times = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 60 });

  test("has one value more than bins, each from 0 to 1, the highest 1", () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 8, max: 200 }), (moments, bins) => {
        const values = density(moments, 50, bins);
        expect(values).toHaveLength(bins + 1);
        expect(Math.max(...values)).toBe(1);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("is highest around a lone moment and falls to 0 a few bins away", () => {
    const values = density([25], 50, 50);
    expect(values[25]).toBe(1);
    expect(values[21]).toBe(0);
    expect(values[29]).toBe(0);
    expect(values[24]).toBeLessThan(1);
  });

  test("is flat without moments or without duration", () => {
    expect(density([], 10, 8)).toEqual(Array(9).fill(0));
    expect(density([1], 0, 8)).toEqual(Array(9).fill(0));
  });
});

describe("ticks", () => {
  test("are evenly spaced from 0, no more than asked for and one, and none close to the end", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1e7, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (duration, most) => {
          const found = ticks(duration, most);
          expect(found[0]).toBe(0);
          expect(found.length).toBeLessThanOrEqual(most + 1);
          const step = found[1] ?? 0;
          found.forEach((tick, i) => {
            expect(tick).toBeCloseTo(i * step, 6);
          });
          if (step > 0) expect(found.at(-1)!).toBeLessThanOrEqual(duration - step / 2 + 1e-9);
        },
      ),
    );
  });
});

const { model } = draw(
  [
    ["a", "circle", 0, 0],
    ["ok", "circle", 200, 0],
    ["failed", "circle", 200, 100],
  ],
  [
    ["a", "ok"],
    ["a", "failed"],
  ],
);
const end = (number: number, time: number, outcome: string, token = 0): Row => ({
  case: number,
  token,
  time,
  from: outcome,
  outcome,
});

describe("ends", () => {
  test("S2: a case ends when its last token does", () => {
    const rows = [end(0, 3, "ok"), end(0, 5, "failed", 1), end(1, 4, "ok")];
    expect(listEnds(trace(rows)).map(({ case: number, time, outcomes }) => [number, time, outcomes])).toEqual([
      [1, 4, ["ok"]],
      [0, 5, ["ok", "failed"]],
    ]);
  });

  test("a token that a join or a split consumed is no outcome", () => {
    const rows: Row[] = [{ case: 0, time: 1, from: "a" }, end(0, 2, "ok", 1)];
    expect(listEnds(trace(rows))[0]!.outcomes).toEqual(["ok"]);
  });
});

describe("marks", () => {
  const many = (failed: number) =>
    listEnds(trace(Array.from({ length: 100 }, (_, i) => end(i, i, i < failed ? "failed" : "ok"))));

  test("point at cases with a bad outcome that few have, by the outcome's label", () => {
    const marks = listMarks(model, many(2));
    expect(marks.map(({ case: number, label }) => [number, label])).toEqual([
      [0, "Node failed"],
      [1, "Node failed"],
    ]);
  });

  test("point at nothing where failing is common", () => {
    expect(listMarks(model, many(11))).toEqual([]);
  });

  test("are at most 40, in the order of time", () => {
    const ends = listEnds(trace(Array.from({ length: 1000 }, (_, i) => end(i, i, i % 11 === 0 ? "failed" : "ok"))));
    const marks = listMarks(model, ends);
    expect(marks).toHaveLength(40);
    expect(marks.map(({ time }) => time)).toEqual(marks.map(({ time }) => time).toSorted((a, b) => a - b));
  });
});

describe("judging an outcome", () => {
  test("O1: pseudo outcomes are bad", () => {
    for (const id of ["limit", "stuck:n4", "spent:n11", "turned-away:L"]) expect(judge(id, "Fine")).toBe("bad");
  });

  test("labels that speak of failure in English or French are bad, others good", () => {
    for (const label of ["Failed", "Payment rejected", "Échec", "Refusé", "Timed out"])
      expect(judge("n1", label)).toBe("bad");
    for (const label of ["Success", "Delivered", "Livré", "Processed", ""]) {
      expect(judge("n1", label)).toBe("good");
    }
    expect(judge("n1", "Unfailing")).toBe("good");
  });
});
