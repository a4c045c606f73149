import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseSweepScale, placeOnScale } from "../../web/charts/sweep-scale.ts";

test("a curve that spans more than two decades is drawn by powers of ten, another evenly", () => {
  expect(chooseSweepScale([1, 0.5, 0.1]).kind).toBe("linear");
  expect(chooseSweepScale([1, 0.1, 0.001]).kind).toBe("log");
});

test("a share of zero lies at the foot of either scale and does not stretch it without end", () => {
  const scale = chooseSweepScale([1, 1e-3, 1e-12, 0]);
  expect(scale).toEqual({ kind: "log", low: 1e-8, high: 1 });
  expect(placeOnScale(scale, 0)).toBe(0);
});

test("a goal near the curve is kept in sight, one far out is not", () => {
  expect(chooseSweepScale([0.2, 0.4], [0.45]).high).toBe(0.45);
  expect(chooseSweepScale([0.002, 0.004], [0.9]).high).toBe(0.004);
});

test("whatever the shares, they lie on their scale in their order", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(share, { minLength: 2, maxLength: 30 }),
      fc.array(share, { maxLength: 2 }),
      (shares, marks) => {
        const scale = chooseSweepScale(shares, marks);
        expect(scale.high).toBeGreaterThan(scale.low);
        const places = [...shares].sort((a, b) => a - b).map((each) => placeOnScale(scale, each));
        for (const [k, place] of places.entries()) {
          expect(place).toBeGreaterThanOrEqual(places[k - 1] ?? 0);
          expect(place).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});
