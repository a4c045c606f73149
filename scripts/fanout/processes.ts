import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Miniflare, type WorkerOptions } from "miniflare";
import { serveBuilt } from "../../test/serve.ts";

/** A server in a workerd of its own: where it is, the processor time that it took so far (milliseconds), and how to stop it. */
export interface Process {
  readonly url: string;
  time(): number;
  close(): Promise<void>;
}

const kernel = "core/engine/fast/wasm/lockstep.wasm";

/** Bundles the worker that counts shards, and gives its text. */
export function bundleShardWorker(): string {
  const file = ".tsc/fanout/shard-worker.js";
  const outside = ["./lockstep.wasm", "cloudflare:workers"].flatMap((name) => ["--external", name]);
  const args = ["scripts/fanout/shard-worker.ts", "--file", file, "--platform", "browser", "--no-codeSplitting"];
  execFileSync("node_modules/.bin/rolldown", [...args, "--log-level", "warn", ...outside], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return readFileSync(file, "utf8");
}

/** Starts a process that counts shards. */
export async function startShardWorker(code: string): Promise<Process> {
  const before = listWorkerds();
  const flare = new Miniflare({
    modules: [
      { type: "ESModule", path: "shard-worker.js", contents: code },
      { type: "CompiledWasm", path: "lockstep.wasm", contents: readFileSync(kernel) },
    ],
    compatibilityDate: "2026-04-26",
    host: "127.0.0.1",
    port: 0,
    cf: false,
  });
  const { origin } = await flare.ready;
  return { url: origin, time: clockOf(before), close: () => flare.dispose() };
}

/**
 * Starts the built Worker with its job objects. The messages of its queue go in turn to as many queues as there are shard workers; the consumer of each
 * asks the job for the shard, has it counted in the process at the other end of its service binding, and hands the counts back.
 */
export async function startCoordinator(shardWorkers: readonly Process[], shardWork: number): Promise<Process> {
  const before = listWorkerds();
  const compatibilityDate = "2026-04-26";
  const queues = shardWorkers.map((_, i) => `shards-${i}`);
  const between: WorkerOptions = {
    name: "between",
    modules: true,
    compatibilityDate,
    script: `
      import { WorkerEntrypoint } from "cloudflare:workers";
      let turn = 0;
      export class Between extends WorkerEntrypoint {
        async sendBatch(messages) {
          const parts = Array.from({ length: ${queues.length} }, () => []);
          for (const message of messages) parts[turn++ % parts.length].push(message);
          await Promise.all(parts.map((part, i) => part.length > 0 && this.env["QUEUE" + i].sendBatch(part)));
        }
      }
      export default {};`,
    queueProducers: Object.fromEntries(queues.map((queueName, i) => [`QUEUE${i}`, { queueName }])),
  };
  const consumers = shardWorkers.map(
    ({ url }, i): WorkerOptions => ({
      name: `consumer-${i}`,
      modules: true,
      compatibilityDate,
      script: `
      export default {
        async queue(batch, { RUNS, WORKER }) {
          for (const { body: { run, shard } } of batch.messages) {
            const job = RUNS.get(RUNS.idFromName(run));
            const task = await job.task(shard);
            if (task === null) continue;
            const answer = await WORKER.fetch("http://worker/", { method: "POST", body: JSON.stringify({ run, task }) });
            if (!answer.ok) throw new Error(await answer.text());
            await job.take(shard, await answer.text());
          }
        },
      };`,
      durableObjects: { RUNS: { className: "RunJob", scriptName: "flowodds", useSQLite: true } },
      serviceBindings: { WORKER: { external: { address: new URL(url).host, http: {} } } },
      queueConsumers: { [queues[i]!]: { maxBatchSize: 1, maxBatchTimeout: 0 } },
    }),
  );
  const served = await serveBuilt(
    undefined,
    (built) => {
      const { queueProducers, queueConsumers, ...others } = built;
      return {
        ...others,
        bindings: { ...others.bindings, RUN_SHARD_WORK: String(shardWork) },
        serviceBindings: { ...others.serviceBindings, SHARDS: { name: "between", entrypoint: "Between" } },
      };
    },
    [between, ...consumers],
  );
  return { url: served.url, time: clockOf(before), close: served.close };
}

function listWorkerds(): readonly number[] {
  const list = execFileSync("ps", ["-o", "pid=,comm=", "--ppid", String(process.pid)], { encoding: "utf8" });
  return list.split("\n").flatMap((line) => (line.includes("workerd") ? [Number.parseInt(line, 10)] : []));
}

/** A clock of the processor time of all threads of the workerd that was started since. */
function clockOf(before: readonly number[]): () => number {
  const pid = listWorkerds().find((one) => !before.includes(one));
  return () => {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => {
      return sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6;
    }, 0);
  };
}
