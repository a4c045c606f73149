import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, distance } from "#core/language/distance";

test("a letter that is wrong, missing, too much or swapped with the next is one edit", () => {
  for (const word of ["takez", "takes!", "take", "atkes"]) expect(distance("takes", word, 3)).toBe(1);
});

test("distance is symmetric, 0 for equal words only, and stops just above its limit", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      const full = distance(a, b, 20);
      expect(distance(b, a, 20)).toBe(full);
      expect(full === 0).toBe(a === b);
      expect(distance(a, b, limit)).toBe(Math.min(full, limit + 1));
    }),
  );
});

test("the nearest candidate is meant, if it is near; short words are not guessed at", () => {
  expect(didYouMean("exponentail", ["constant", "exponential"])).toBe("exponential");
  expect(didYouMean("N9", ["n1", "n9"])).toBe("n9");
  expect(didYouMean("n99", ["n1", "n9"])).toBe("n9");
  expect(didYouMean("hexagon", ["circle", "rectangle"])).toBeNull();
  expect(didYouMean("x".repeat(1000), ["x"])).toBeNull();
});
