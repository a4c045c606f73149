import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Counter, entries } from "#core/engine/counts";
import { binOf, floorOf, Recorder } from "#core/engine/histogram";
import { maxTicks } from "#core/engine/ticks";
import { squareLimbs, sumLimbs, toBigInt } from "#core/engine/wide";
import { bytesOf } from "./bytes.ts";

const ticks = fc.oneof(fc.nat({ max: 5000 }), fc.integer({ min: 0, max: maxTicks }), fc.constant(maxTicks));

describe("the histogram of times (T5)", () => {
  test("puts each time into the bin that begins at or below it, narrower than a thousandth of it", () => {
    fc.assert(
      fc.property(ticks, (time) => {
        const bin = binOf(time);
        expect(floorOf(bin)).toBeLessThanOrEqual(time);
        expect(floorOf(bin + 1)).toBeGreaterThan(time);
        expect(floorOf(bin + 1) - floorOf(bin)).toBeLessThanOrEqual(Math.max(1, time / 1000));
      }),
    );
  });

  test("bins follow one another without a gap", () => {
    for (let bin = 0; bin < 44_000; bin++) expect(binOf(floorOf(bin))).toBe(bin);
  });

  test("sums times and their squares exactly", () => {
    fc.assert(
      fc.property(fc.array(ticks, { maxLength: 50 }), (times) => {
        const recorder = new Recorder();
        for (const time of times) recorder.add(time);
        const { sum, squares } = recorder.histogram();
        const exact = times.map(BigInt);
        expect(toBigInt(sum, 0, sumLimbs)).toBe(exact.reduce((a, b) => a + b, 0n));
        expect(toBigInt(squares, 0, squareLimbs)).toBe(exact.reduce((a, b) => a + b * b, 0n));
      }),
    );
  });

  test("is the same however its times are divided and in whatever order they come", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(ticks, fc.nat({ max: 3 })), { maxLength: 60 }), (times) => {
        const whole = new Recorder();
        const parts = [0, 1, 2, 3].map(() => new Recorder());
        for (const [time, part] of times) {
          whole.add(time);
          parts[part]!.add(time);
        }
        const merged = new Recorder();
        for (const part of parts.toReversed()) merged.addAll(part.histogram());
        expect(bytesOf(merged.histogram())).toBe(bytesOf(whole.histogram()));
      }),
    );
  });

  test("and one by one or several at once, in few bins or in many", () => {
    const few = fc.array(fc.tuple(ticks, fc.integer({ min: 1, max: 5 })), { maxLength: 30 });
    fc.assert(
      fc.property(few, few, fc.nat({ max: 1 }), (first, second, many) => {
        const [whole, one, other, merged] = [new Recorder(), new Recorder(), new Recorder(), new Recorder()];
        for (let time = 0; time < 400 * many; time++) {
          whole.add(time);
          one.add(time);
        }
        for (const [time, cases] of [...first, ...second]) for (let i = 0; i < cases; i++) whole.add(time);
        for (const [time, cases] of first) one.addMany(time, cases);
        for (const [time, cases] of second) other.addMany(time, cases);
        for (const part of [other, one]) merged.addAll(part.histogram());
        expect(bytesOf(merged.histogram())).toBe(bytesOf(whole.histogram()));
      }),
      { numRuns: 50 },
    );
  });

  test("stays exact over more of the longest times than one limb could hold", () => {
    const recorder = new Recorder();
    const count = 3_000_000;
    for (let i = 0; i < count; i++) recorder.add(maxTicks);
    const { sum, squares } = recorder.histogram();
    expect(toBigInt(sum, 0, sumLimbs)).toBe(BigInt(maxTicks) * BigInt(count));
    expect(toBigInt(squares, 0, squareLimbs)).toBe(BigInt(maxTicks) ** 2n * BigInt(count));
  });
});

describe("counts of steps", () => {
  const steps = fc.oneof(fc.nat({ max: 300 }), fc.integer({ min: 65_000, max: 70_000 }), fc.nat({ max: 2 ** 31 - 1 }));

  test("keep each number that occurs and how often, ascending, in any division", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(steps, fc.boolean()), { maxLength: 60 }), (values) => {
        const whole = new Counter();
        const parts = [new Counter(), new Counter()] as const;
        for (const [value, part] of values) {
          whole.add(value);
          parts[part ? 1 : 0].add(value);
        }
        const merged = new Counter();
        merged.addAll(parts[1].counts());
        merged.addAll(parts[0].counts());
        expect(bytesOf(merged.counts())).toBe(bytesOf(whole.counts()));
        const sorted = values.map(([value]) => value).sort((a, b) => a - b);
        expect(entries(whole.counts()).flatMap(([value, count]) => Array(count).fill(value))).toEqual(sorted);
      }),
    );
  });
});
