import { expect, test } from "vitest";
import { hash } from "#core/engine/hash";
import { threefry } from "#core/engine/threefry";
import { xoroshiro } from "#core/engine/xoroshiro";

// The known answers that Random123 publishes for threefry2x32 with 13 rounds: counter, key, result.
test.each([
  [
    [0, 0],
    [0, 0],
    [0x9d1c5ec6, 0x8bd50731],
  ],
  [
    [0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0xfd36d048, 0x2d17272c],
  ],
  [
    [0x243f6a88, 0x85a308d3],
    [0x13198a2e, 0x03707344],
    [0xba3e4725, 0xf27d669e],
  ],
] as const)("threefry2x32-13 of counter %j and key %j is the published %j", (counter, key, result) => {
  const out = new Int32Array(3);
  threefry(out, 1, counter[0] | 0, counter[1] | 0, key[0] | 0, key[1] | 0);
  expect([out[0]! >>> 0, out[1]! >>> 0, out[2]! >>> 0]).toEqual([0, ...result]);
});

test("xoroshiro64** from the state (1, 2) gives the ten published numbers", () => {
  const state = new Int32Array([1, 2]);
  expect(Array.from({ length: 10 }, () => xoroshiro(state, 0) >>> 0)).toEqual([
    3802928447, 813792938, 1618621494, 2955957307, 3252880261, 1129983909, 2539651700, 1327610908, 1757650787,
    2763843748,
  ]);
});

test("the hash of a text is its published 32-bit FNV-1a", () => {
  expect(["", "a", "foobar"].map((text) => hash(text) >>> 0)).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
});
