import type { CompareAnswer, CompareOrder } from "./compare.worker.ts";

/** The comparing worker: one order at a time, of those that wait only the latest. */
export interface Asking {
  ask(order: Omit<CompareOrder, "id">): void;
  destroy(): void;
}

/** Starts the worker; `tell` gets each answer with its order. */
export function createAsking(tell: (answer: CompareAnswer, order: Omit<CompareOrder, "id">) => void): Asking {
  const worker = new Worker(new URL("./compare.worker.ts", import.meta.url), { type: "module" });
  let busy: CompareOrder | null = null;
  let waiting: Omit<CompareOrder, "id"> | null = null;
  let count = 0;

  function next(): void {
    if (busy !== null || waiting === null) return;
    busy = { ...waiting, id: ++count };
    waiting = null;
    worker.postMessage(busy);
  }

  worker.addEventListener("message", ({ data }: MessageEvent<CompareAnswer>) => {
    if (busy === null || busy.id !== data.id) return;
    const order = busy;
    busy = null;
    // Told even where another order waits: it is the newest that is known.
    tell(data, order);
    next();
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    busy = null;
    next();
  });

  return {
    ask(order) {
      waiting = order;
      next();
    },
    destroy: () => worker.terminate(),
  };
}
