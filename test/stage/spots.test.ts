import fc from "fast-check";
import { expect, test } from "vitest";
import { createSpots } from "../../web/stage/spots.ts";

test("spots are new exactly when they were not added since the last clearing, as those of a Set are", () => {
  const numbers = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.maxSafeNat());
  fc.assert(
    fc.property(fc.array(fc.array(numbers, { maxLength: 400 }), { maxLength: 3 }), (rounds) => {
      const spots = createSpots();
      for (const round of rounds) {
        spots.clear();
        const set = new Set<number>();
        for (const spot of round) {
          expect(spots.add(spot)).toBe(!set.has(spot));
          set.add(spot);
        }
      }
    }),
    { numRuns: 30 },
  );
});
