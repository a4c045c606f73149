import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Point } from "#core/layout/geometry";
import { flatten, roundedLength, roundedPath } from "#core/render/corners";

/** Paths at right angles with pieces of 1 to 200 pixels. */
const paths = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.boolean()), { minLength: 1, maxLength: 8 })
  .map((pieces) => {
    const points: Point[] = [[0, 0]];
    pieces.forEach(([length, back], i) => {
      const [x, y] = points.at(-1)!;
      const by = back ? -length : length;
      points.push(i % 2 === 0 ? [x + by, y] : [x, y + by]);
    });
    return points;
  });

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - points[i]![0], y - points[i]![1]), 0);
}

describe("a path with rounded corners", () => {
  test("is as long as it is told to be, so that a token keeps its speed around corners", () => {
    fc.assert(
      fc.property(paths, (points) => {
        // The page's curve consists of chords, which are a little shorter.
        const chords = lengthOf(flatten(points));
        expect(roundedLength(points)).toBeGreaterThanOrEqual(chords - 1e-9);
        expect(roundedLength(points)).toBeLessThanOrEqual(chords * 1.01 + 1e-9);
      }),
    );
  });

  test("is interrupted at a gap, which never cuts into a corner", () => {
    const points: Point[] = [
      [0, 0],
      [100, 0],
      [100, 100],
    ];
    expect(roundedPath(points, [{ piece: 0, from: 40, to: 50 }])).toBe("M0,0L40,0M50,0L91,0Q100,0 100,9L100,100");
    expect(roundedPath(points, [{ piece: 0, from: 80, to: 99 }])).toBe("M0,0L80,0M91,0L91,0Q100,0 100,9L100,100");
    expect(roundedPath(points, [{ piece: 1, from: 2, to: 8 }])).toBe("M0,0L91,0Q100,0 100,9L100,100");
  });
});
