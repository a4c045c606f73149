import type { Results } from "#core/engine/results";
import type { RunOrder } from "./api.ts";
import type { WorkerAnswer, WorkerOrder } from "./run.worker.ts";

/** The engine in a worker of this browser: one run at a time, of those that wait only the latest. */
export interface Runner {
  /** Asks for a run. Its answer is told unless a later order took its place while it waited, or overtook it. */
  order(order: RunOrder): void;
  /** Milliseconds that a case of the last run took; `null` before the first. */
  readonly pace: number | null;
  /** The same, where the last run was of this text; else `null`. */
  paceOf(source: string): number | null;
  destroy(): void;
}

/** A run that a newer one waits for is stopped after so many milliseconds. */
const patience = 1500;

/** Starts a runner. `tell` gets the results (`null` if the run broke or the text has errors) with their order. */
export function createRunner(tell: (order: RunOrder, results: Results | null) => void): Runner {
  let worker = start();
  let busy: { readonly id: number; readonly order: RunOrder; readonly since: number } | null = null;
  let waiting: RunOrder | null = null;
  let overtime: ReturnType<typeof setTimeout> | undefined;
  let pace: number | null = null;
  let paced: string | null = null;
  let count = 0;

  function start(): Worker {
    const made = new Worker(new URL("./run.worker.ts", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }: MessageEvent<WorkerAnswer>) => finish(data));
    made.addEventListener("error", (event) => {
      event.preventDefault();
      if (made === worker && busy !== null) finish({ id: busy.id, results: null, took: 0 });
    });
    return made;
  }

  function finish({ id, results, took }: WorkerAnswer): void {
    if (busy === null || busy.id !== id) return;
    const { order } = busy;
    busy = null;
    clearTimeout(overtime);
    if (results !== null) {
      pace = took / Math.max(1, order.cases);
      paced = order.source;
    }
    tell(order, results);
    next();
  }

  function next(): void {
    if (busy !== null || waiting === null) return;
    const order = waiting;
    waiting = null;
    busy = { id: ++count, order, since: performance.now() };
    worker.postMessage({ ...order, id: busy.id } satisfies WorkerOrder);
  }

  function stopLate(): void {
    if (busy === null || waiting === null) return;
    worker.terminate();
    worker = start();
    busy = null;
    next();
  }

  return {
    get pace() {
      return pace;
    },
    paceOf: (source) => (source === paced ? pace : null),
    order(order) {
      waiting = order;
      if (busy !== null) {
        clearTimeout(overtime);
        overtime = setTimeout(stopLate, Math.max(0, busy.since + patience - performance.now()));
      }
      next();
    },
    destroy() {
      clearTimeout(overtime);
      worker.terminate();
    },
  };
}
