import type { Results } from "#core/engine/results";
import type { ShardCounts } from "#core/engine/sharded";
import type { RunOrder } from "./api.ts";
import type { ShardAnswer, ShardOrder } from "./shard.worker.ts";
import { cutShards, type Shards } from "./shards.ts";

/** How far a run is. */
export interface Progress {
  /** Cases of all starts and replications, and those that are counted. */
  readonly cases: number;
  readonly done: number;
  /** Cases a second so far; 0 before the first shard. */
  readonly pace: number;
}

/** One run at a time on all cores of the machine, a worker each. */
export interface Cores {
  /** Runs, and tells how far it is, at most ten times a second. `null` if the run broke, `"cancelled"` if it was given up. */
  run(order: RunOrder, tell: (progress: Progress) => void): Promise<Results | null | "cancelled">;
  /** Gives up the run that is going on. */
  cancel(): void;
}

/** Workers at most: more cores than these have nothing to do in runs of ten million cases. */
const mostWorkers = 16;
/** Shards that a worker has before it: one that it counts, one that it need not wait for. */
const ahead = 2;
/** Milliseconds between two tellings. */
const telling = 100;

/** Starts workers for the first run, and keeps them; `count` for another number than the machine has cores. */
export function createCores(count = navigator.hardwareConcurrency || 1): Cores {
  const size = Math.max(1, Math.min(mostWorkers, count));
  let workers: readonly Worker[] = [];
  let giveUp: (() => void) | null = null;

  function start(): readonly Worker[] {
    return Array.from({ length: size }, () => {
      return new Worker(new URL("./shard.worker.ts", import.meta.url), { type: "module" });
    });
  }

  function stop(): void {
    for (const worker of workers) worker.terminate();
    workers = [];
  }

  return {
    async run(order, tell) {
      if (workers.length === 0) workers = start();
      const crew = workers;
      const cancelled = new Promise<"cancelled">((resolve) => {
        giveUp = () => resolve("cancelled");
      });
      try {
        return await Promise.race([share(crew, order, tell), cancelled]);
      } catch {
        stop();
        return null;
      } finally {
        giveUp = null;
      }
    },
    cancel() {
      if (giveUp === null) return;
      stop();
      giveUp();
    },
  };
}

/** Shares a run out among workers; rejects if one of them breaks. */
async function share(
  workers: readonly Worker[],
  order: RunOrder,
  tell: (progress: Progress) => void,
): Promise<Results | null> {
  const opened = await Promise.all(workers.map((worker) => ask(worker, { kind: "open", order }, "opened")));
  const run = opened[0]?.run ?? null;
  if (run === null) return null;
  const shards = cutShards(run.size, run.grain, workers.length);
  const begun = performance.now();
  let done = 0;
  let told = begun;
  tell({ cases: run.size, done: 0, pace: 0 });
  const note = (cases: number): void => {
    done += cases;
    const now = performance.now();
    if (now - told < telling) return;
    told = now;
    tell({ cases: run.size, done, pace: (done / (now - begun)) * 1000 });
  };
  const counts = await Promise.all(workers.map((worker) => countShards(worker, shards, note)));
  const { results } = await ask(workers[0]!, { kind: "finish", counts }, "finished");
  return results;
}

/** Keeps a worker busy until no shard is left, and gives what it counted. */
function countShards(worker: Worker, shards: Shards, note: (cases: number) => void): Promise<ShardCounts> {
  let open = 0;
  /** Cases that the worker counts in a millisecond; 0 before it is known. */
  let pace = 0;
  return new Promise((resolve, reject) => {
    const give = (): void => {
      while (open < ahead) {
        const shard = shards.take(pace);
        if (shard === null) break;
        open++;
        worker.postMessage({ kind: "count", ...shard } satisfies ShardOrder);
      }
      if (open === 0) worker.postMessage({ kind: "give" } satisfies ShardOrder);
    };
    listen(worker, reject, (answer, end) => {
      if (answer.kind === "counted") {
        open--;
        pace = answer.cases / Math.max(answer.took, 0.1);
        note(answer.cases);
        give();
      } else if (answer.kind === "given") {
        end();
        resolve(answer.counts);
      }
    });
    give();
  });
}

/** Asks one thing of a worker, and waits for an answer of that kind. */
function ask<Kind extends ShardAnswer["kind"]>(
  worker: Worker,
  order: ShardOrder,
  kind: Kind,
): Promise<Extract<ShardAnswer, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    listen(worker, reject, (answer, end) => {
      end();
      if (isKind(answer, kind)) resolve(answer);
      else reject(new TypeError(`${answer.kind} instead of ${kind}`));
    });
    worker.postMessage(order);
  });
}

function isKind<Kind extends ShardAnswer["kind"]>(
  answer: ShardAnswer,
  kind: Kind,
): answer is Extract<ShardAnswer, { kind: Kind }> {
  return answer.kind === kind;
}

/** Hears a worker until `end` is called, or it breaks. */
function listen(
  worker: Worker,
  fail: (reason: Error) => void,
  hear: (answer: ShardAnswer, end: () => void) => void,
): void {
  const listening = new AbortController();
  const { signal } = listening;
  const end = () => listening.abort();
  worker.addEventListener("message", ({ data }: MessageEvent<ShardAnswer>) => hear(data, end), { signal });
  worker.addEventListener(
    "error",
    (event) => {
      event.preventDefault();
      end();
      fail(new Error(event.message));
    },
    { signal },
  );
}
