import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caseKey, deriveStream, draw, endStream, openStream, refine, streamWords, uniform } from "#core/engine/stream";
import { threefry } from "#core/engine/threefry";
import { xoroshiro } from "#core/engine/xoroshiro";

const word = fc.integer({ min: -0x80000000, max: 0x7fffffff });
const key = fc.tuple(word, word).map((words) => new Int32Array(words));

function opened(words: Int32Array, number: number): Int32Array {
  const state = new Int32Array(3 * streamWords);
  openStream(state, 0, words, number);
  return state;
}

function draws(state: Int32Array, count: number, at = 0): number[] {
  return Array.from({ length: count }, () => draw(state, at));
}

describe("routing draws (S7)", () => {
  test("the first ten are the words of Threefry blocks 0 to 4 at counter (case, block)", () => {
    fc.assert(
      fc.property(key, word, (words, number) => {
        const blocks = new Int32Array(10);
        for (let block = 0; block < 5; block++) threefry(blocks, 2 * block, number, block, words[0]!, words[1]!);
        expect(draws(opened(words, number), 10)).toEqual([...blocks]);
      }),
    );
  });

  test("those after the tenth are xoroshiro64** seeded with block 5", () => {
    fc.assert(
      fc.property(key, word, (words, number) => {
        const generator = new Int32Array(2);
        threefry(generator, 0, number, 5, words[0]!, words[1]!);
        fc.pre(generator.some((part) => part !== 0));
        const expected = Array.from({ length: 20 }, () => xoroshiro(generator, 0));
        expect(draws(opened(words, number), 30).slice(10)).toEqual(expected);
      }),
    );
  });

  test("are what they are whatever durations and refinements are drawn in between", () => {
    fc.assert(
      fc.property(key, word, fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 60 }), (words, number, acts) => {
        const plain = opened(words, number);
        const mixed = opened(words, number);
        for (const act of acts) {
          if (act === 0) expect(draw(mixed, 0)).toBe(draw(plain, 0));
          else if (act === 1) uniform(mixed, 0);
          else refine(mixed, 0);
        }
      }),
    );
  });

  test("a refinement belongs to its draw: asked twice it is the same, after another draw it differs", () => {
    const state = opened(new Int32Array([1, 2]), 3);
    draw(state, 0);
    const first = refine(state, 0);
    expect(refine(state, 0)).toBe(first);
    draw(state, 0);
    expect(refine(state, 0)).not.toBe(first);
  });

  test("all bits are balanced over a million cases, also between neighbouring cases", () => {
    const words = caseKey(1, 99, 0);
    const ones = new Int32Array(32);
    const flips = new Int32Array(32);
    let before = 0;
    const cases = 1 << 20;
    for (let number = 0; number < cases; number++) {
      const drawn = draw(opened(words, number), 0);
      for (let bit = 0; bit < 32; bit++) {
        ones[bit]! += (drawn >>> bit) & 1;
        flips[bit]! += ((drawn ^ before) >>> bit) & 1;
      }
      before = drawn;
    }
    // Six standard deviations of a fair coin: 64 checks of fixed numbers.
    const bound = 6 * Math.sqrt(cases / 4);
    for (const count of [...ones, ...flips]) expect(Math.abs(count - cases / 2)).toBeLessThan(bound);
  });
});

describe("children (S7)", () => {
  test("a child's stream follows from its parent's key and the edge, not from what the parent drew", () => {
    fc.assert(
      fc.property(key, word, word, fc.nat({ max: 30 }), (words, number, edge, drawn) => {
        const fresh = opened(words, number);
        const used = opened(words, number);
        draws(used, drawn);
        uniform(used, 0);
        for (const state of [fresh, used]) {
          endStream(state, 0);
          deriveStream(state, 0, streamWords, edge);
        }
        expect(draws(used, 12, streamWords)).toEqual(draws(fresh, 12, streamWords));
        expect(uniform(used, streamWords)).toBe(uniform(fresh, streamWords));
      }),
    );
  });

  test("siblings, parent and grandchildren all have streams of their own", () => {
    const state = opened(caseKey(5, 7, 0), 0);
    const seen = new Set<string>();
    seen.add(draws(state, 12).join());
    endStream(state, 0);
    for (const edge of [1, 2, 3]) {
      deriveStream(state, 0, streamWords, edge);
      seen.add(draws(state, 12, streamWords).join());
      endStream(state, streamWords);
      deriveStream(state, streamWords, 2 * streamWords, edge);
      seen.add(draws(state, 12, 2 * streamWords).join());
    }
    expect(seen.size).toBe(7);
  });
});

describe("keys (S7)", () => {
  test("the key of the first 2^32 cases of a seed below 2^32 is plainly (seed, start)", () => {
    expect([...caseKey(0xfffffffe, -5, 0xffffffff)]).toEqual([-2, -5]);
  });

  test("seeds and cases beyond 2^32 get other keys, all different", () => {
    const keys = [0, 1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1].flatMap((seed) =>
      [0, 2 ** 32, 2 ** 33, 2 ** 52].map((number) => caseKey(seed, 17, number).join()),
    );
    expect(new Set(keys).size).toBe(20);
  });
});

test("durations are numbers in [0, 1) with 53 bits, and their mean is a half", () => {
  const state = opened(caseKey(3, 4, 0), 5);
  let sum = 0;
  let fine = 0;
  for (let i = 0; i < 100_000; i++) {
    const u = uniform(state, 0);
    if (!(u >= 0 && u < 1)) throw new Error(`${u} is not in [0, 1)`);
    sum += u;
    if ((u * 2 ** 53) % 2 === 1) fine++;
  }
  expect(Math.abs(sum / 100_000 - 0.5)).toBeLessThan(5 / Math.sqrt(12 * 100_000));
  expect(Math.abs(fine / 100_000 - 0.5)).toBeLessThan(5 / Math.sqrt(4 * 100_000));
});
