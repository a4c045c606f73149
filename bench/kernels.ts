import { readFileSync } from "node:fs";
import { compile } from "#core/engine/compile";
import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import { mergeAll } from "#core/engine/merge";
import type { Program } from "#core/engine/program";
import type { Tally } from "#core/engine/tally";
import { walk } from "#core/engine/walk";
import type { Model } from "#core/model/model";
import { time } from "./clock.ts";

const limit = 10_000;
/** The kernel in WebAssembly, built ahead. */
export const kernelFile = "core/engine/fast/wasm/lockstep.wasm";
const wasm = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(kernelFile)), {})
  .exports as unknown as Kernel;

/** Nanoseconds that a case takes in a walk of `cases`: the fastest of thirty. */
export function walkTime(program: Program, cases: number): number {
  let seed = 0;
  return (time(() => walk(program, 0, 0, cases, ++seed, limit), 30) / cases) * 1e6;
}

/** A measure with the kernel in WebAssembly. */
export function inWasm(measure: () => number): number {
  useKernel(wasm);
  const found = measure();
  useKernel(null);
  return found;
}

/** A program that compilers know well by now. */
export function warm(model: Model, cases: number): Program {
  const program = compile(model);
  for (let i = 0; i < 30; i++) walk(program, 0, 0, cases, i, limit);
  return program;
}

/** Time of one walk against that of 64 shards of it, merged; they must be equal to the last byte. */
export function compareShards(program: Program, cases: number): number {
  const size = Math.ceil(cases / 64);
  const whole = (): Tally => walk(program, 0, 0, cases, 1, limit);
  const sharded = (): Tally =>
    mergeAll(
      Array.from({ length: 64 }, (_, shard) =>
        walk(program, 0, Math.min(cases, shard * size), Math.min(cases, (shard + 1) * size), 1, limit),
      ),
    );
  if (write(whole()) !== write(sharded())) throw new Error("64 shards are not the same bytes as one piece");
  return time(whole, 5) / time(sharded, 5);
}

function write(tally: Tally): string {
  return JSON.stringify(tally, (_, value) => {
    if (value instanceof Map) return [...value];
    return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  });
}
