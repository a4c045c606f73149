import fc from "fast-check";
import { expect, test } from "vitest";
import { exp } from "#core/engine/exp";
import { ln } from "#core/engine/ln";

const doubles = new Float64Array(1);
const words = new BigInt64Array(doubles.buffer);

/** How many doubles lie between two of the same sign. */
function apart(a: number, b: number): number {
  doubles[0] = a;
  const first = words[0]!;
  doubles[0] = b;
  return Math.abs(Number(first - words[0]!));
}

test("T2: ln is within 2 ulp of the engine's own logarithm, from the smallest double to the largest", () => {
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }), (x) => {
      expect(apart(ln(x), Math.log(x))).toBeLessThanOrEqual(2);
    }),
    { numRuns: 20_000, seed: 1 },
  );
});

test("T2: ln is within 2 ulp near 1, where the logarithm itself is small", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => {
      expect(apart(ln(x), Math.log(x))).toBeLessThanOrEqual(2);
    }),
    { numRuns: 20_000, seed: 1 },
  );
});

test("T2: exp is within 2 ulp of the engine's own where its result is a normal double", () => {
  fc.assert(
    fc.property(fc.double({ min: -708, max: 709.78, noNaN: true }), (x) => {
      expect(apart(exp(x), Math.exp(x))).toBeLessThanOrEqual(2);
    }),
    { numRuns: 20_000, seed: 1 },
  );
});

test("ln and exp keep to their ends", () => {
  expect([ln(1), exp(0), exp(-800), exp(800), exp(-Infinity), ln(Infinity), ln(0)]).toEqual([
    0,
    1,
    0,
    Infinity,
    0,
    Infinity,
    -Infinity,
  ]);
  expect([ln(-1), ln(Number.NaN), exp(Number.NaN)].every(Number.isNaN)).toBe(true);
  expect(exp(-745)).toBe(Number.MIN_VALUE);
});

test("T2: the bits of some values, the same in every engine", () => {
  const bits = (x: number): string => {
    doubles[0] = x;
    return BigInt.asUintN(64, words[0]!).toString(16);
  };
  expect([0.1, 2, 3.7e-310, 12345.678].map((x) => bits(ln(x)))).toMatchInlineSnapshot(`
    [
      "c0026bb1bbb55515",
      "3fe62e42fefa39ef",
      "c08643f1c21b0f95",
      "4022d79559791e31",
    ]
  `);
  expect([0.1, -2, 700.5, -741].map((x) => bits(exp(x)))).toMatchInlineSnapshot(`
    [
      "3ff1aec7b35a00d4",
      "3fc152aaa3bf81cc",
      "7f18625c7d4f56c2",
      "1f",
    ]
  `);
});
