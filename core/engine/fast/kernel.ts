import { mostWords, type Tree } from "./tree.ts";

/** A kernel in WebAssembly, built ahead from `wasm/lockstep.ts` and `wasm/clock.ts`: what an instance of it exports. */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBufferLike };
  walk(k0: number, k1: number, first: number, cases: number, depth: number, width: number, limbo: number): number;
  /** A timed run: makes ready, goes from event to event, ends its figures. timed/kernel-clock.ts tells what is where. */
  openClock(): void;
  turn(): number;
  closeClock(): void;
}

/** Where its words lie in memory: records, counts, and the cases that were not told. */
const recordsAt = 1024;
const countsAt = recordsAt + 4 * mostWords;
const untoldAt = countsAt + 4 * mostWords;
/** Cases of one call. */
const mostCases = 1 << 16;

let kernel: Kernel | null = null;

/** Lets trees be walked by a kernel from now on, or, with `null`, by `walkTree` itself. The counts are the same. */
export function useKernel(given: Kernel | null): void {
  kernel = given;
}

/** The kernel that is used, or `null`. */
export function currentKernel(): Kernel | null {
  return kernel;
}

/**
 * Walks cases down a tree as `walkTree` does, in a kernel: by record four counts, in an array that the next walk overwrites; `null` if there is none, or too
 * many cases for it.
 */
export function walkKernel(tree: Tree, key: Int32Array, from: number, to: number, untold: number[]): Int32Array | null {
  if (kernel === null || to - from > mostCases) return null;
  const { buffer } = kernel.memory;
  const { records, depth, width, limbo } = tree;
  const counts = new Int32Array(buffer, countsAt, records.length);
  new Int32Array(buffer, recordsAt, records.length).set(records);
  counts.fill(0);
  const first = from | 0;
  const left = kernel.walk(key[0]!, key[1]!, first, to - from, depth, width, limbo);
  for (const number of new Int32Array(buffer, untoldAt, left)) untold.push(from + ((number - first) | 0));
  return counts;
}
