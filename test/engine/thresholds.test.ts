import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { thresholds } from "#core/engine/thresholds";

/** The cumulative share that a threshold stands for, less the one before: exact enough to see shares far below 2^-32. */
function shares(odds: readonly number[]): number[] {
  const cuts = thresholds(odds);
  return cuts.map((cut, i) => {
    const before = cuts[i - 1] ?? { whole: -(2 ** 31), fraction: 0 };
    return (cut.whole - before.whole + (cut.fraction - before.fraction)) / 2 ** 32;
  });
}

describe("thresholds (S3, S7)", () => {
  test("stand for the odds they are made from", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }), (odds) => {
        const total = odds.reduce((sum, share) => sum + share, 0);
        fc.pre(total > 1e-6);
        shares(odds).forEach((share, i) => {
          expect(Math.abs(share - odds[i]! / total)).toBeLessThan(1e-15);
        });
      }),
    );
  });

  test("keep odds far below 2^-32, first or last", () => {
    for (const tiny of [1e-10, 1e-13, 1e-17]) {
      expect(shares([tiny, 1 - tiny])[0]! / tiny).toBeCloseTo(1, 12);
      expect(shares([0.5, 0.5 - tiny, tiny])[2]! / tiny).toBeCloseTo(1, 4);
    }
  });

  test("never fall through: from the last edge with any odds on they are certain", () => {
    expect(thresholds([0.1, 0.2, 0.7, 0])).toMatchObject({
      2: { whole: 0x7fffffff, fraction: 1 },
      3: { whole: 0x7fffffff, fraction: 1 },
    });
  });

  test("an edge without odds is passed by no draw", () => {
    expect(thresholds([0, 1])[0]).toEqual({ whole: -0x80000000, fraction: 0 });
    const [first, second] = thresholds([0.25, 0, 0.75]);
    expect(second).toEqual(first);
  });
});
