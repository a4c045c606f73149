import fc from "fast-check";
import { expect, test } from "vitest";
import { listNear } from "#core/answer/near";

test.each([
  ["n8->n99", ["n1->n2", "n8->n9", "n8->n10"], ["n8->n9", "n8->n10"]],
  ["N7", ["n7", "n17", "n70"], ["n7", "n17", "n70"]],
  ["completely different", ["n1", "n2"], ["n1", "n2"]],
  ["n1", [], []],
])("near to %j among %j are %j", (word, names, near) => {
  expect(listNear(word, names)).toEqual(near);
});

test("five of the names at most, whatever the word, and at least one if there is any", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.uniqueArray(fc.string({ unit: "binary" })), (word, names) => {
      const near = listNear(word, names);
      expect(near.length).toBeLessThanOrEqual(5);
      expect(near.length > 0).toBe(names.length > 0);
      expect(new Set(near).size).toBe(near.length);
      for (const one of near) expect(names).toContain(one);
    }),
  );
});
