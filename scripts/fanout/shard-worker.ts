import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import { countShard } from "../../worker/runs/consume.ts";
import type { ShardTask } from "../../worker/runs/shared-run.ts";
import lockstep from "./lockstep.wasm";

useKernel(new WebAssembly.Instance(lockstep, {}).exports as unknown as Kernel);

/** A process that counts shards, and nothing else: it is posted the task of a consumer, and answers the counts. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { run, task } = (await request.json()) as { readonly run: string; readonly task: ShardTask };
    return new Response(await countShard(run, task));
  },
};
