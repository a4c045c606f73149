import type { Results, TraceColumns } from "#core/engine/results";
import { type RunOrder, simulate } from "./api.ts";
import { createLive, type Live, tracedCases } from "./live.ts";
import { isEmpty } from "./reading.ts";
import type { Store } from "./store.ts";

/** A trace that waits for the picture of its text. */
export interface Reel {
  readonly text: string;
  readonly trace: TraceColumns;
  /** Asked for by the run button: it plays from its beginning. */
  readonly asked: boolean;
}

/** Runs, on the server and in this browser. */
export interface Running extends Pick<Live, "follow" | "run" | "hold"> {
  /** Asks the server. Whatever comes of it, the results on show stay until there are new ones. */
  ask(): Promise<void>;
  /** Runs all cases in this browser. */
  askHere(): void;
}

/** Ties runs to the store; `play` gets each trace. */
export function createRunning(store: Store, play: (reel: Reel) => void): Running {
  let asking = false;
  let here = false;
  const live = createLive(() => store.state.locale, takeLocal);

  function take({ source }: RunOrder, results: Results, asked: boolean): void {
    const { text, reading, finding } = store.state;
    if (isEmpty(reading)) return;
    // A quick run that ends late takes nothing from the fuller one that overtook it.
    if (!asked && finding?.text === source && finding.results.cases > results.cases) return;
    store.update({ finding: { text: source, results }, ...(source === text && { stale: false }) });
    if (results.trace !== undefined) play({ text: source, trace: results.trace, asked });
  }

  function takeLocal(order: RunOrder, results: Results | null): void {
    const asked = here && order.trace > 0;
    if (asked) {
      here = false;
      store.update({ run: results === null ? { kind: "broken" } : { kind: "idle" } });
    }
    if (results !== null) take(order, results, asked);
  }

  return {
    follow: live.follow,
    run: live.run,
    hold: live.hold,
    async ask() {
      if (asking) return;
      asking = true;
      live.hold();
      store.update({ run: { kind: "waiting" } });
      const { reading, locale } = store.state;
      const { cases, seed } = reading.model.settings;
      const order: RunOrder = { source: reading.text, cases, seed, trace: Math.min(tracedCases, cases), locale };
      const answer = await simulate(order);
      asking = false;
      if (answer.ok) {
        store.update({ run: { kind: "idle" } });
        take(order, answer.results, true);
      } else store.update({ run: { kind: "failed", why: answer.why } });
    },
    askHere() {
      here = true;
      store.update({ run: { kind: "waiting" } });
      live.runAll(store.state.reading);
    },
  };
}
