import { expect, test } from "vitest";
import { createKinship } from "#core/model/words/kinship";

test("labels that share a word are akin, others are not", () => {
  const akinTo = createKinship(["Receive POST request", "POST to subscriber", "Sign payload", "Receives the post"]);
  expect([...akinTo(0).keys()].sort()).toEqual([1, 3]);
});

test("a rare word weighs more than a common one", () => {
  const akinTo = createKinship(["Order crate", "Order pallet", "Order seat", "Wash crate"]);
  expect(akinTo(0).get(3)).toBeGreaterThan(akinTo(0).get(1) ?? 0);
});

test("accents, case and endings do not matter, short words and filler do not count", () => {
  const akinTo = createKinship(["Réserver la place", "RESERVATION", "la to", "of la"]);
  expect([...akinTo(0).keys()]).toEqual([1]);
  expect(akinTo(2).size).toBe(0);
});
