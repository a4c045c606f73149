import type { Results, TraceColumns } from "#core/engine/results";
import { type RunOrder, simulate } from "./api.ts";
import { createCores } from "./cores.ts";
import { createLive, fullest, type Live, tracedCases } from "./live.ts";
import { mostCases } from "./panels/run-sentence.ts";
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
  /**
   * Asks the server; more cases than a run at rest has are run on the cores of this machine, where one sees how far they are. Whatever comes of it,
   * the results on show stay until there are new ones.
   */
  ask(): Promise<void>;
  /** Runs all cases in this browser, on all cores. */
  askHere(): Promise<void>;
  /** Puts the results of a run that was made elsewhere on show, where the text is still the one that was run. */
  put(source: string, results: Results): void;
  /** Seconds that a case at every start, with all replications, takes on this machine, as its last run of this text shows; `null` without one. */
  paceOf(source: string): number | null;
  /** Gives up the run on the cores. */
  cancel(): void;
}

/** Ties runs to the store; `play` gets each trace. */
export function createRunning(store: Store, play: (reel: Reel) => void): Running {
  const cores = createCores();
  let asking = false;
  let measured: { readonly source: string; readonly pace: number } | null = null;
  const live = createLive(
    () => store.state.locale,
    (order, results) => {
      if (results !== null) take(order, results, false);
    },
  );

  function take({ source }: Pick<RunOrder, "source">, results: Results, asked: boolean): void {
    const { text, reading, finding } = store.state;
    if (isEmpty(reading)) return;
    // A quick run that ends late takes nothing from the fuller one that overtook it.
    if (!asked && finding?.text === source && finding.results.cases > results.cases) return;
    // Nor does a long one from those of a text that was changed meanwhile.
    if (source !== text && finding?.text === text) return;
    store.update({ finding: { text: source, results }, ...(source === text && { stale: false }) });
    const { trace } = results;
    // Figures and tokens are a task each: both at once would hold up a frame.
    if (trace !== undefined) setTimeout(() => play({ text: source, trace, asked }), 0);
  }

  function orderAll(): RunOrder {
    const { reading, locale } = store.state;
    const { seed, cases: wanted } = reading.model.settings;
    const cases = Math.min(wanted, mostCases);
    return { source: reading.text, cases, seed, trace: Math.min(tracedCases, cases), locale };
  }

  async function askHere(): Promise<void> {
    if (asking) return;
    asking = true;
    live.hold();
    const order = orderAll();
    store.update({ run: { kind: "waiting" } });
    const results = await cores.run(order, (progress) => {
      if (progress.pace > 0) measured = { source: order.source, pace: progress.cases / order.cases / progress.pace };
      store.update({ run: { kind: "running", progress } });
    });
    asking = false;
    store.update({ run: { kind: results === null ? "broken" : "idle" } });
    if (results !== null && results !== "cancelled") take(order, results, true);
  }

  return {
    follow: live.follow,
    run: live.run,
    hold: live.hold,
    async ask() {
      if (asking) return;
      const { cases, replications } = store.state.reading.model.settings;
      if (cases * replications > fullest) return askHere();
      asking = true;
      live.hold();
      store.update({ run: { kind: "waiting" } });
      const order = orderAll();
      const answer = await simulate(order);
      asking = false;
      if (answer.ok) {
        store.update({ run: { kind: "idle" } });
        take(order, answer.results, true);
      } else store.update({ run: { kind: "failed", why: answer.why } });
    },
    askHere,
    put: (source, results) => take({ source }, results, true),
    paceOf(source) {
      if (measured?.source === source) return measured.pace;
      const pace = live.paceOf(source);
      return pace === null ? null : pace / 1000 / Math.max(1, navigator.hardwareConcurrency);
    },
    cancel: cores.cancel,
  };
}
