import fc from "fast-check";
import { expect, test } from "vitest";
import { bin } from "../../web/charts/bins.ts";

const histogram = fc
  .uniqueArray(fc.record({ steps: fc.nat(5000), count: fc.integer({ min: 1, max: 1000 }) }), {
    selector: ({ steps }) => steps,
    minLength: 1,
  })
  .map((rows) => rows.sort((a, b) => a.steps - b.steps));
const most = fc.integer({ min: 1, max: 60 });

test("binning keeps every case: the counts add up to those given", () => {
  fc.assert(
    fc.property(histogram, most, (rows, limit) => {
      const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
      expect(sum(bin(rows, limit))).toBe(sum(rows));
    }),
  );
});

test("bins have one width, leave no gap, and are at most as many as asked for", () => {
  fc.assert(
    fc.property(histogram, most, (rows, limit) => {
      const bins = bin(rows, limit);
      expect(bins.length).toBeLessThanOrEqual(limit);
      const width = bins[0]!.to - bins[0]!.from;
      bins.forEach((each, k) => {
        expect(each.to - each.from).toBe(width);
        if (k > 0) expect(each.from).toBe(bins[k - 1]!.to + 1);
      });
      expect(bins[0]!.from).toBeLessThanOrEqual(rows[0]!.steps);
      expect(bins[bins.length - 1]!.to).toBeGreaterThanOrEqual(rows[rows.length - 1]!.steps);
    }),
  );
});

test("numbers that lie close enough get a bin each", () => {
  const rows = [9, 13, 17, 31].map((steps) => ({ steps, count: 1 }));
  const filled = bin(rows, 40).filter(({ count }) => count > 0);
  expect(filled).toEqual(rows.map(({ steps, count }) => ({ from: steps, to: steps, count })));
});

test("no case gives no bin, and no bin at all is a programmer's error", () => {
  expect(bin([], 10)).toEqual([]);
  expect(() => bin([], 0)).toThrow(RangeError);
});
