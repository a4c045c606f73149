import { createApp } from "./app.ts";
import type { Bindings } from "./env.ts";
import { startKernel } from "./kernel.ts";
import type { ShardMessage } from "./runs/message.ts";
import { warmUp } from "./warm-up.ts";

export { RunJob } from "./runs/job.ts";

startKernel();
warmUp();

const { fetch } = createApp();

/** Answers requests, and counts the shards of long runs. */
export default {
  fetch,
  queue: async (messages, bindings) => (await import("./runs/consume.ts")).consume(messages, bindings),
} satisfies ExportedHandler<Bindings, ShardMessage>;
