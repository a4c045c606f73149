import type { ExactStart } from "#core/analysis/results";
import type { TraceColumns } from "#core/engine/results";
import type { Survey } from "#core/engine/survey";
import type { Story } from "#core/engine/tell-case";
import type { CaseName } from "./modes.ts";
import type { TellerAnswer, TellerOrder } from "./teller.worker.ts";

/** A case as it was told: its story, and its rows as a trace has them, in seconds since it began. */
export interface Told {
  readonly story: Story;
  readonly rows: TraceColumns;
}

/** Tells cases off the main thread. */
export interface Teller {
  tell(text: string, name: CaseName): Promise<Told | null>;
  survey(text: string, start: string): Promise<Survey | null>;
  /** What is certain of every start, with the share of cases that come to each node; `null` where that broke. */
  solve(text: string): Promise<readonly ExactStart[] | null>;
  destroy(): void;
}

/** Makes a teller; its worker starts with the first question. */
export function createTeller(): Teller {
  let worker: Worker | null = null;
  let count = 0;
  const waiting = new Map<number, (answer: TellerAnswer | null) => void>();

  function stop(): void {
    worker?.terminate();
    worker = null;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  }

  function start(): Worker {
    const made = new Worker(new URL("./teller.worker.ts", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }: MessageEvent<TellerAnswer>) => {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    });
    made.addEventListener("error", (event) => {
      event.preventDefault();
      stop();
    });
    return made;
  }

  function ask(order: TellerOrder): Promise<TellerAnswer | null> {
    worker ??= start();
    worker.postMessage(order);
    return new Promise((resolve) => waiting.set(order.id, resolve));
  }

  return {
    async tell(text, name) {
      const answer = await ask({ id: ++count, text, kind: "tell", name });
      return answer?.kind === "tell" ? answer.told : null;
    },
    async survey(text, start) {
      const answer = await ask({ id: ++count, text, kind: "survey", start });
      return answer?.kind === "survey" ? answer.survey : null;
    },
    async solve(text) {
      const answer = await ask({ id: ++count, text, kind: "solve" });
      return answer?.kind === "solve" ? answer.starts : null;
    },
    destroy: stop,
  };
}
