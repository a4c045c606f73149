import fc from "fast-check";
import { expect, test } from "vitest";
import { pickApart, type Stretch } from "../../web/charts/labels.ts";

const stretch = fc.record({ middle: fc.integer({ min: 0, max: 400 }), half: fc.integer({ min: 1, max: 30 }) });

test("labels that are taken never touch, and the most important is always among them", () => {
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 40 }), (candidates) => {
      const taken = pickApart(candidates, (place) => place);
      expect(taken[0]).toBe(candidates[0]);
      const sorted = [...taken].sort((a, b) => a.middle - b.middle);
      sorted.forEach((place, k) => {
        const next: Stretch | undefined = sorted[k + 1];
        if (next !== undefined) expect(next.middle - next.half).toBeGreaterThan(place.middle + place.half);
      });
    }),
  );
});

test("a label is left out only where one that was taken before is in its way", () => {
  const places = [
    { middle: 50, half: 10 },
    { middle: 60, half: 10 },
    { middle: 200, half: 10 },
  ];
  expect(pickApart(places, (place) => place)).toEqual([places[0], places[2]]);
});
