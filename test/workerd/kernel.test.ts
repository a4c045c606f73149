import { afterAll, expect, test } from "vitest";
import { compile } from "#core/engine/compile";
import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import type { Tally } from "#core/engine/tally";
import { walk } from "#core/engine/walk";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import lockstep from "../../core/engine/fast/wasm/lockstep.wasm";
import { startKernel } from "../../worker/kernel.ts";
import seed from "../fixtures/seed.fz?raw";

afterAll(startKernel);

function write(tally: Tally): string {
  return JSON.stringify(tally, (_, value) => {
    if (value instanceof Map) return [...value];
    return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  });
}

test("the kernel in WebAssembly gives the bytes of the one in TypeScript, here too", () => {
  const program = compile(lower(parse(seed).tree).model);
  let calls = 0;
  const { exports } = new WebAssembly.Instance(lockstep, {}) as unknown as { exports: Kernel };
  const kernel: Kernel = {
    ...exports,
    walk(...order) {
      calls++;
      return exports.walk(...order);
    },
  };
  for (const start of program.starts.keys()) {
    useKernel(null);
    const plain = write(walk(program, start, 0, 100_000, 5, 10_000));
    useKernel(kernel);
    expect(write(walk(program, start, 0, 100_000, 5, 10_000))).toBe(plain);
  }
  expect(calls).toBe(2 * program.starts.length);
});
