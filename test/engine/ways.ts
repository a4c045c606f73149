import { answerSharded } from "#core/answer/sharded";
import { type Kernel, useKernel } from "#core/engine/fast/kernel";

const options = { seed: 7, trace: 5, locale: "en", exactWork: 0 } as const;

/** Cases of all starts in a shard so short that `walk` takes them one after another. */
const scalar = 200;

/**
 * The answer of a text for each way to make it, by its name: one case after another, in lockstep, in WebAssembly; in 1 shard and in 64; counted by one
 * and by two. Empty for a text with errors. Leaves no kernel behind.
 */
export function runEveryWay(source: string, cases: number, kernel: Kernel): Readonly<Record<string, string>> {
  const bodies: Record<string, string> = {};
  if (answerSharded(source, { ...options, cases }) === null) return bodies;
  for (const [name, used] of Object.entries({ lockstep: null, WebAssembly: kernel })) {
    useKernel(used);
    for (const shards of [1, 64]) {
      for (const cores of [1, 2])
        bodies[`${name}, ${shards} shards, ${cores} cores`] = runShards(source, cases, shards, cores);
    }
  }
  useKernel(null);
  bodies.scalar = runShards(source, cases, Infinity, 1);
  return bodies;
}

function runShards(source: string, cases: number, shards: number, cores: number): string {
  const all = Array.from({ length: cores }, () => answerSharded(source, { ...options, cases })!);
  const { size, grain } = all[0]!.run;
  const length = shards === Infinity ? scalar : Math.max(1, Math.ceil(size / shards / grain)) * grain;
  const step = Math.max(grain, length);
  for (let at = 0, turn = 0; at < size; at += step, turn++) {
    all[turn % cores]!.run.count(at, Math.min(size, at + step));
  }
  const [first] = all;
  return JSON.stringify(first!.write(first!.run.finish(all.map(({ run }) => structuredClone(run.counts())))));
}
