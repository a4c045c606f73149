import { afterAll, expect, test } from "vitest";
import type { Kernel } from "#core/engine/fast/kernel";
import lockstep from "../../core/engine/fast/wasm/lockstep.wasm";
import { startKernel } from "../../worker/kernel.ts";
import { runEveryWay } from "../engine/ways.ts";
import seed from "../fixtures/seed.fz?raw";

afterAll(startKernel);

test("S7, 7-engine 5: scalar, lockstep and WebAssembly, 1 and 64 shards, one and two cores: the same bytes in workerd", () => {
  const { exports } = new WebAssembly.Instance(lockstep, {}) as unknown as { exports: Kernel };
  const ways = runEveryWay(seed, 17_000, exports);
  expect(Object.keys(ways)).toHaveLength(9);
  expect(new Set(Object.values(ways)).size).toBe(1);
});
