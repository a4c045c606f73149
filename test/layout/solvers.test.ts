import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Heap } from "#core/layout/heap";
import { type Separation, separate } from "#core/layout/separate";
import { type Arcs, solveRanks } from "#core/layout/simplex";

test("a heap gives back all values, least key first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 3000 }), (keys) => {
      const heap = new Heap();
      keys.forEach((key, value) => {
        heap.push(value, key);
      });
      const given = keys.map(() => keys[heap.pop()]);
      expect(given).toEqual([...keys].sort((a, b) => a - b));
      expect(heap.pop()).toBe(-1);
    }),
  );
});

/** Small ranking problems without cycles: every arc points to a higher number. */
const problems = fc.integer({ min: 2, max: 5 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    arcs: fc.array(
      fc
        .tuple(
          fc.integer({ min: 0, max: count - 1 }),
          fc.integer({ min: 0, max: count - 1 }),
          fc.integer({ min: 0, max: 2 }),
          fc.integer({ min: 0, max: 9 }),
        )
        .filter(([a, b]) => a !== b)
        .map(([a, b, delta, weight]) => ({ from: Math.min(a, b), to: Math.max(a, b), delta, weight })),
      { minLength: 1, maxLength: 8 },
    ),
  }),
);

function asArcs(list: readonly { from: number; to: number; delta: number; weight: number }[]): Arcs {
  return {
    from: list.map(({ from }) => from),
    to: list.map(({ to }) => to),
    delta: list.map(({ delta }) => delta),
    weight: list.map(({ weight }) => weight),
  };
}

function lengthOf(arcs: Arcs, rank: ArrayLike<number>): number {
  return arcs.from.reduce((sum, from, k) => sum + arcs.weight[k]! * (rank[arcs.to[k]!]! - rank[from]!), 0);
}

const holds = (arcs: Arcs, rank: ArrayLike<number>): boolean =>
  arcs.from.every((from, k) => rank[arcs.to[k]!]! - rank[from]! >= arcs.delta[k]!);

describe("network simplex", () => {
  test("ranks satisfy all arcs at the least length, found by trying everything", () => {
    fc.assert(
      fc.property(problems, ({ count, arcs: list }) => {
        const arcs = asArcs(list);
        const rank = solveRanks(count, arcs, 1_000_000);
        expect(holds(arcs, rank)).toBe(true);
        const most = 2 * (count - 1);
        let least = Number.POSITIVE_INFINITY;
        const trial = new Array<number>(count).fill(0);
        for (let k = 0; k < (most + 1) ** count; k++) {
          let rest = k;
          for (let node = 0; node < count; node++) {
            trial[node] = rest % (most + 1);
            rest = Math.floor(rest / (most + 1));
          }
          if (holds(arcs, trial)) least = Math.min(least, lengthOf(arcs, trial));
        }
        expect(lengthOf(arcs, rank)).toBe(least);
      }),
      { numRuns: 60 },
    );
  });

  test("without any budget the ranks still satisfy all arcs", () => {
    fc.assert(
      fc.property(problems, ({ count, arcs: list }) => {
        expect(holds(asArcs(list), solveRanks(count, asArcs(list), 0))).toBe(true);
      }),
    );
  });

  test("arcs that form a cycle are a programmer's error", () => {
    const arcs = asArcs([
      { from: 0, to: 1, delta: 1, weight: 1 },
      { from: 1, to: 0, delta: 0, weight: 1 },
    ]);
    expect(() => solveRanks(2, arcs, 1000)).toThrow(RangeError);
  });
});

describe("separation", () => {
  const cases = fc.integer({ min: 2, max: 8 }).chain((count) =>
    fc.record({
      desired: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: count, maxLength: count }),
      weight: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: count, maxLength: count }),
      separations: fc.array(
        fc
          .tuple(
            fc.integer({ min: 0, max: count - 1 }),
            fc.integer({ min: 0, max: count - 1 }),
            fc.integer({ min: 0, max: 20 }),
          )
          .filter(([a, b]) => a !== b)
          .map(([a, b, gap]): Separation => ({ left: Math.min(a, b), right: Math.max(a, b), gap })),
        { maxLength: 14 },
      ),
    }),
  );

  test("all distances are kept", () => {
    fc.assert(
      fc.property(cases, ({ desired, weight, separations }) => {
        const place = separate(desired, weight, separations);
        for (const { left, right, gap } of separations) {
          expect(place[right]! - place[left]!).toBeGreaterThanOrEqual(gap - 1e-6);
        }
      }),
    );
  });

  test("no variable, and no set of variables moved together, can come nearer to where it wants to be", () => {
    fc.assert(
      fc.property(cases, ({ desired, weight, separations }) => {
        const place = separate(desired, weight, separations);
        const cost = (at: readonly number[]): number =>
          at.reduce((sum, value, k) => sum + weight[k]! * (value - desired[k]!) ** 2, 0);
        const isAllowed = (at: readonly number[]): boolean =>
          separations.every(({ left, right, gap }) => at[right]! - at[left]! >= gap - 1e-9);
        // The problem is convex: if no small step of any set improves it, nothing does.
        for (let set = 1; set < 1 << desired.length; set++) {
          for (const step of [-0.01, 0.01]) {
            const moved = place.map((value, k) => ((set >> k) & 1 ? value + step : value));
            if (isAllowed(moved)) expect(cost(moved)).toBeGreaterThan(cost(place) - 1e-3);
          }
        }
      }),
    );
  });

  test("equal wishes spread evenly around them", () => {
    const chain = [0, 1, 2].map((left): Separation => ({ left, right: left + 1, gap: 13 }));
    const place = separate([80, 80, 80, 80], [1, 1, 1, 1], chain);
    expect(place.map((value) => Math.round(value * 10) / 10)).toEqual([60.5, 73.5, 86.5, 99.5]);
  });

  test("a separation that points back is a programmer's error", () => {
    expect(() => separate([0, 0], [1, 1], [{ left: 1, right: 0, gap: 1 }])).toThrow(RangeError);
  });
});
