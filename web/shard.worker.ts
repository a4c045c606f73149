import { answerSharded, type ShardedAnswer } from "#core/answer/sharded";
import { exactWorkOfRun } from "#core/answer/work";
import type { Results } from "#core/engine/results";
import type { ShardCounts } from "#core/engine/sharded";
import type { RunOrder } from "./api.ts";
import { startKernel } from "./kernel.ts";

/** What the page asks of a worker, in turn: to read a run, to count shards of it, to give its counts; of one, to finish with the counts of all. */
export type ShardOrder =
  | { readonly kind: "open"; readonly order: RunOrder }
  | { readonly kind: "count"; readonly from: number; readonly to: number }
  | { readonly kind: "give" }
  | { readonly kind: "finish"; readonly counts: readonly ShardCounts[] };

/** What a worker answers to each. */
export type ShardAnswer =
  /** Cases of the run, and what each bound of a shard is a multiple of (`ShardedRun`); `null` if the text has errors. */
  | { readonly kind: "opened"; readonly run: { readonly size: number; readonly grain: number } | null }
  /** Cases of the shard, and the milliseconds that it took. */
  | { readonly kind: "counted"; readonly cases: number; readonly took: number }
  | { readonly kind: "given"; readonly counts: ShardCounts }
  | { readonly kind: "finished"; readonly results: Results };

const ready = startKernel();
let opened: ShardedAnswer | null = null;

addEventListener("message", async ({ data }: MessageEvent<ShardOrder>) => {
  await ready;
  postMessage(answer(data));
});

function answer(asked: ShardOrder): ShardAnswer {
  if (asked.kind === "open") {
    opened = answerSharded(asked.order.source, { ...asked.order, exactWork: exactWorkOfRun });
    return { kind: "opened", run: opened && { size: opened.run.size, grain: opened.run.grain } };
  }
  if (opened === null) throw new TypeError(`${asked.kind} before a run was opened`);
  const { run, write } = opened;
  if (asked.kind === "count") {
    const begun = performance.now();
    run.count(asked.from, asked.to);
    return { kind: "counted", cases: asked.to - asked.from, took: performance.now() - begun };
  }
  if (asked.kind === "give") return { kind: "given", counts: run.counts() };
  return { kind: "finished", results: write(run.finish(asked.counts)) };
}
