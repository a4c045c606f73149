import fc from "fast-check";
import { expect, test } from "vitest";
import { type Entry, growsForever } from "#core/model/graph/grows";

/** The total mass after many rounds of sending what each state holds, from one token in each; cut off at 1e9 a state so that it stays a number. */
function massAfter(rounds: number, states: number, entries: readonly Entry[]): number {
  let held = new Array<number>(states).fill(1);
  for (let round = 0; round < rounds; round++) {
    const next = new Array<number>(states).fill(0);
    for (const { from, to, weight } of entries) next[to] = Math.min(1e9, next[to]! + held[from]! * weight);
    held = next;
  }
  return held.reduce((sum, mass) => sum + mass, 0);
}

const states = 5;
const state = fc.integer({ min: 0, max: states - 1 });
const entries = fc.array(fc.record({ from: state, to: state, weight: fc.constantFrom(0, 0.25, 0.5, 0.9, 1, 2) }), {
  maxLength: 12,
});

test("E3: says what iterating the matrix shows: growth never dies out, decay does", () => {
  fc.assert(
    fc.property(entries, (list) => {
      const grows = growsForever([0, 1, 2, 3, 4], list);
      // What dies out has lost more than half between two late moments, what does not has kept it all.
      const late = massAfter(20_000, states, list);
      expect(grows).toBe(late > 1e-300 && late > massAfter(10_000, states, list) / 2);
    }),
  );
});

test.each([
  [
    "a cycle that keeps its token",
    [
      [0, 1, 1],
      [1, 0, 1],
    ],
    true,
  ],
  [
    "a split whose copies come back half the time",
    [
      [0, 1, 2],
      [1, 0, 0.5],
    ],
    true,
  ],
  [
    "one whose copies come back less often",
    [
      [0, 1, 2],
      [1, 0, 0.49],
    ],
    false,
  ],
  [
    "thirds that sum to 1",
    [
      [0, 1, 1],
      [1, 0, 1 / 3],
      [1, 2, 1 / 3],
      [1, 3, 1 / 3],
      [2, 0, 1],
      [3, 0, 1],
    ],
    true,
  ],
])("E3: %s: %j", (_what, rows, expected) => {
  const list = (rows as number[][]).map(([from = 0, to = 0, weight = 0]) => ({ from, to, weight }));
  expect(growsForever([0, 1, 2, 3], list)).toBe(expected);
});

test("a long cycle is decided as well as a short one", () => {
  const ring = (weight: number) =>
    Array.from({ length: 400 }, (_, from) => ({ from, to: (from + 1) % 400, weight: from === 0 ? weight : 1 }));
  const all = Array.from({ length: 400 }, (_, index) => index);
  expect(growsForever(all, ring(1.001))).toBe(true);
  expect(growsForever(all, ring(0.999))).toBe(false);
});
