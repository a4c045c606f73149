import { openRun } from "#core/answer/open-run";
import type { OpenRun } from "#core/answer/opened";
import { writePlain } from "#core/engine/plain";
import type { Bindings } from "../env.ts";
import { runPiece } from "../limits.ts";
import type { RunJob } from "./job.ts";
import type { ShardMessage } from "./message.ts";
import type { ShardTask } from "./shared-run.ts";

/** What a consumer asks of a job object. */
export type Job = Pick<DurableObjectStub<RunJob>, "task" | "take">;

/** The run whose shard was counted last, opened: its next shard follows, as a rule. */
let opened: { readonly run: string; readonly open: OpenRun } | null = null;

/** Counts the shards of a batch, one after another. What breaks is delivered again, by the queue or by the job's alarm. */
export async function consume(messages: MessageBatch<ShardMessage>, { RUNS }: Bindings): Promise<void> {
  for (const message of messages.messages) {
    const { run, shard } = message.body;
    const job = RUNS.get(RUNS.idFromName(run));
    const task = await job.task(shard);
    if (task !== null) await job.take(shard, await countShard(run, task));
    message.ack();
  }
}

/** The counts of a shard, as text. Others are answered between its pieces. */
export async function countShard(run: string, { source, plan, from, to }: ShardTask): Promise<string> {
  if (opened?.run !== run) opened = { run, open: openRun(source, plan) };
  const counting = opened.open.count(from, to, runPiece);
  let step = counting.next();
  while (step.done !== true) {
    await scheduler.wait(0);
    step = counting.next();
  }
  return writePlain(step.value);
}
