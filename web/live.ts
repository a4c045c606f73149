import type { Results } from "#core/engine/results";
import type { Locale } from "#core/messages/message";
import type { RunOrder } from "./api.ts";
import type { Reading } from "./reading.ts";
import { createRunner } from "./runner.ts";

/** Cases that tokens are shown for. */
export const tracedCases = 200;

/** The results that follow the text: quick runs while a slider moves, a fuller one with a trace when it rests. */
export interface Live {
  /** The text changed to this reading, which has no errors; `live` while a drag goes on. */
  follow(reading: Reading, live: boolean): void;
  /** Runs now, with a trace. */
  run(reading: Reading): void;
  /** Forgets the run that waits for rest. */
  hold(): void;
  /** Milliseconds that a case took in the last run, where that was of this text; else `null`. */
  paceOf(source: string): number | null;
  destroy(): void;
}

/** Milliseconds without a change after which the fuller run begins. */
const rest = 600;
/** Cases of a run while a slider moves, and milliseconds that it may take. */
const quickest = { cases: 20_000, least: 1000, time: 50 };
/** Cases of a run at rest; more are for the run button. */
export const fullest = 100_000;

/** Starts to follow; `tell` gets the results (`null` if the run broke) with the order that they answer. */
export function createLive(locale: () => Locale, tell: (order: RunOrder, results: Results | null) => void): Live {
  const runner = createRunner(tell);
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function order({ text, model }: Reading, cases: number, trace: number): void {
    const count = Math.min(model.settings.cases, cases);
    runner.order({
      source: text,
      cases: count,
      seed: model.settings.seed,
      trace: Math.min(trace, count),
      locale: locale(),
    });
  }

  function runFull(reading: Reading): void {
    clearTimeout(waiting);
    order(reading, fullest, tracedCases);
  }

  return {
    follow(reading, live) {
      clearTimeout(waiting);
      if (live) {
        const affordable =
          runner.pace === null ? quickest.least : Math.floor(quickest.time / Math.max(runner.pace, 1e-6));
        order(reading, Math.max(quickest.least, Math.min(quickest.cases, affordable)), 0);
      }
      waiting = setTimeout(runFull, rest, reading);
    },
    run: runFull,
    hold: () => clearTimeout(waiting),
    paceOf: runner.paceOf,
    destroy() {
      clearTimeout(waiting);
      runner.destroy();
    },
  };
}
