import fc from "fast-check";
import { expect, test } from "vitest";
import { wilson } from "#core/engine/wilson";

test("T5: the bounds are the two shares whose score test just rejects: (p - share)^2 = z^2 p (1 - p) / n", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 10 }), fc.double({ min: 0, max: 1, noNaN: true }), (cases, part) => {
      const count = Math.floor(part * cases);
      const share = count / cases;
      for (const bound of wilson(count, cases)) {
        const distance = Math.abs(bound - share);
        expect(distance).toBeCloseTo(1.959963984540054 * Math.sqrt((bound * (1 - bound)) / cases), 8);
      }
    }),
  );
});

test("T5: it stays within 0 and 1, holds the share, and touches the end where nothing or everything was seen", () => {
  expect(wilson(0, 10)[0]).toBe(0);
  expect(wilson(10, 10)[1]).toBe(1);
  expect(wilson(0, 10)[1]).toBeCloseTo(0.27753, 5);
  expect(wilson(0, 0)).toEqual([0, 1]);
});
