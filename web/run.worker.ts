import { answerSimulate } from "#core/answer/simulate";
import type { Results } from "#core/engine/results";
import type { RunOrder } from "./api.ts";
import { startKernel } from "./kernel.ts";

/** A run that the page asks of its worker. */
export interface WorkerOrder extends RunOrder {
  readonly id: number;
}

/** What the worker answers; `results` is `null` where the text has errors. */
export interface WorkerAnswer {
  readonly id: number;
  readonly results: Results | null;
  /** Milliseconds that the run took. */
  readonly took: number;
}

const ready = startKernel();

addEventListener("message", async ({ data }: MessageEvent<WorkerOrder>) => {
  await ready;
  const begun = performance.now();
  const { id, source, cases, seed, trace, locale } = data;
  const answer = answerSimulate(source, { cases, seed, trace, locale });
  const results = answer.kind === "results" ? answer.body : null;
  postMessage({ id, results, took: performance.now() - begun } satisfies WorkerAnswer);
});
