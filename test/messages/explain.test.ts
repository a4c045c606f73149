import { expect, test } from "vitest";
import { explain } from "#core/messages/explain";
import type { Unsolved } from "#core/messages/unsolved";

const reasons: readonly Unsolved[] = [
  { kind: "too-many-states", most: 777 },
  { kind: "too-entangled", most: 777 },
  { kind: "order-of-arrival", node: "n77" },
  { kind: "too-many-tokens", most: 777 },
  { kind: "turned-away", lane: "Lane 7" },
  { kind: "too-much-work", most: 777 },
];

test.each(reasons)("E2: $kind is told in both languages, as simulated only, with what it names", (why) => {
  const [english, french] = [explain(why, "en"), explain(why, "fr")];
  expect(english).toMatch(/^Simulated only: .*\.?$/);
  expect(french).toMatch(/^Simulé seulement\u00a0: .*\.?$/);
  for (const name of ["777", "n77", "Lane 7"]) expect(french.includes(name)).toBe(english.includes(name));
  for (const text of [english, french]) expect(text).not.toMatch(/undefined|NaN/);
});
