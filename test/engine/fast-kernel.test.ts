import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import { compile } from "#core/engine/compile";
import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import { walkFast } from "#core/engine/fast/walk-fast";
import { caseKey } from "#core/engine/stream";
import { walk } from "#core/engine/walk";
import { walkSingle } from "#core/engine/walk-single";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { readFixtures, readShared } from "../diagrams.ts";
import { plans } from "../laws/plans.ts";
import { build } from "./build.ts";
import { bytesOf } from "./bytes.ts";
import { seedModel } from "./seed.ts";

vi.setConfig({ testTimeout: 120_000 });

const file = new URL("../../core/engine/fast/wasm/lockstep.wasm", import.meta.url);
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {});
const built = exports as unknown as Kernel;
let calls = 0;
const kernel: Kernel = {
  ...built,
  walk(...order) {
    calls++;
    return built.walk(...order);
  },
};

afterAll(() => useKernel(null));

/** Walks the same cases in WebAssembly, in TypeScript and by the plain kernel. */
function compare(model: Model, cases: number, seed: number, limit: number, first = 0): void {
  const program = compile(model);
  for (const [start, { single, word }] of program.starts.entries()) {
    if (!single) continue;
    const key = caseKey(seed, word, first);
    const plain = bytesOf(walkSingle(program, start, key, first, first + cases, limit, Infinity));
    for (const one of [kernel, null]) {
      useKernel(one);
      expect(bytesOf(walkFast(program, start, key, first, first + cases, limit, Infinity))).toBe(plain);
    }
  }
}

test("the kernel in WebAssembly gives the bytes of the plain one: the seed at any odds, any number of cases", () => {
  for (const odds of [0, 1e-9, 0.1, 0.5, 0.7, 0.999, 1]) compare(seedModel(odds), 3001, 7, 10_000);
  compare(seedModel(0.7), 140_001, 3, 10_000);
  for (const first of [2 ** 31 - 500, 2 ** 31 + 7, 3 * 2 ** 31]) compare(seedModel(0.6), 1000, 1, 10_000, first);
  expect(calls).toBeGreaterThan(10);
});

test("plans of every shape, at every step limit: the same bytes", () => {
  const before = calls;
  const limit = fc.constantFrom(1, 2, 3, 7, 40, 150);
  fc.assert(
    fc.property(plans({ many: false, drawn: false }), fc.nat(), limit, (plan, seed, steps) => {
      compare(build(plan), 300, seed, steps);
    }),
    { numRuns: 300 },
  );
  expect(calls - before).toBeGreaterThan(50);
});

test("fixtures, and the diagrams beside the project where they are: the same bytes", () => {
  for (const { source } of [...readFixtures(), ...readShared("corpus"), ...readShared("diagrams")]) {
    compare(lower(parse(source).tree).model, 2000, 11, 10_000);
  }
});

test("where no kernel is to be had, or a call has too many cases for one, walks are the same", () => {
  const program = compile(seedModel(0.7));
  useKernel(kernel);
  const fast = bytesOf(walk(program, 0, 0, 200_000, 1, 10_000));
  useKernel(null);
  expect(bytesOf(walk(program, 0, 0, 200_000, 1, 10_000))).toBe(fast);
});
