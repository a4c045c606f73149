import type { SweepBody } from "#core/answer/sweep-point";
import type { Results } from "#core/engine/results";
import { find, setAttribute } from "../dom.ts";
import { tracedCases } from "../live.ts";
import { keep, recall } from "../storage.ts";
import type { Store } from "../store.ts";
import type { Context } from "../view.ts";
import { type Begun, beginRun, endRun, followRun, readResults } from "./api.ts";
import { type CloudCard, type CloudState, createCloudCard } from "./card.ts";
import { estimateTime } from "./estimate.ts";
import { cloudWords } from "./words.ts";

/** Seconds that a run may take here before the cloud is offered. */
const patience = 60;

/** A run that this browser began, as it is kept. */
interface KeptRun extends Begun {
  readonly source: string;
}

/** Runs in the cloud: offered, begun, followed, and found again. */
export interface Cloud {
  /** Offers the cloud for the present text where this machine takes longer than a minute; else runs here. */
  offer(): void;
  /** Follows a run of a text: the one whose page this is. */
  follow(id: string, source: string): void;
  /** Follows the run that this browser began last, if there is one. */
  comeBack(): void;
  /** Shows the card anew, after the page was built anew. */
  rebuild(context: Context): void;
}

/** Ties runs in the cloud to the page; `here` runs in this browser, `put` gets the results, `paceOf` tells how long a case of a text takes here. */
export function createCloud(
  store: Store,
  first: Context,
  {
    here,
    put,
    paceOf,
  }: { here(): void; put(source: string, results: Results): void; paceOf(source: string): number | null },
): Cloud {
  let context = first;
  let card: CloudCard | null = null;
  let state: CloudState | null = null;
  let stop: (() => void) | null = null;

  function show(next: CloudState | null): void {
    state = next;
    setAttribute(document.body, "data-cloud", next === null ? null : "");
    if (next === null) {
      card?.element.remove();
      card = null;
      return;
    }
    card ??= createCloudCard(cloudWords[context.locale], context.figures, {
      begin: () => void begin(),
      here() {
        show(null);
        here();
      },
      cancel: () => void cancel(),
      close,
    });
    if (!card.element.isConnected) find("bar").append(card.element);
    card.show(next);
  }

  /** What has ended is forgotten with its card; what goes on is found again when the page is opened again. */
  function close(): void {
    stop?.();
    stop = null;
    if (state?.kind === "done" || state?.kind === "ended") keep("cloud", null);
    show(null);
  }

  function follow(id: string, source: string): void {
    stop?.();
    const owned = recallRun()?.id === id;
    show({ kind: "followed", id, run: null, owned });
    stop = followRun(id, (run) => {
      if (run === null) show({ kind: "ended", how: "gone" });
      else if (run.state === "running") show({ kind: "followed", id, run, owned });
      else if (run.state === "done") void finish();
      else show({ kind: "ended", how: run.state });
      if (run === null) keep("cloud", null);

      async function finish(): Promise<void> {
        if (run === null) return;
        if (run.sweep !== null) {
          const swept = await readResults<SweepBody>(id);
          const { createSweepChart } = await import("./sweep-chart.ts");
          const chart = swept === null ? null : createSweepChart(swept, context, cloudWords[context.locale]);
          show({ kind: "swept", id, run, chart });
          return;
        }
        const same = store.state.text === source;
        const results = same ? await readResults<Results>(id) : null;
        if (results !== null) put(source, results);
        show({ kind: "done", id, run, same: results !== null });
      }
    });
  }

  async function begin(): Promise<void> {
    const { text, reading, locale } = store.state;
    const { cases, seed } = reading.model.settings;
    stop?.();
    show({ kind: "starting" });
    const answer = await beginRun({ source: text, cases, seed, trace: Math.min(tracedCases, cases) }, locale);
    if (!answer.ok) {
      show({ kind: "refused", detail: answer.why?.detail ?? null });
      return;
    }
    keep("cloud", JSON.stringify({ ...answer.begun, source: text } satisfies KeptRun));
    follow(answer.begun.id, text);
  }

  async function cancel(): Promise<void> {
    const kept = recallRun();
    if (kept === null || !(await endRun(kept))) return;
    stop?.();
    keep("cloud", null);
    show({ kind: "ended", how: "cancelled" });
  }

  return {
    offer() {
      const { model, text } = store.state.reading;
      const { cases, replications } = model.settings;
      const pace = paceOf(text);
      const seconds = pace === null ? estimateTime(model, cases, navigator.hardwareConcurrency) : pace * cases;
      if (seconds <= patience) here();
      else show({ kind: "offered", cases: cases * replications, seconds });
    },
    follow,
    comeBack() {
      const kept = recallRun();
      if (kept !== null) follow(kept.id, kept.source);
    },
    rebuild(next) {
      context = next;
      card?.element.remove();
      card = null;
      if (state !== null) show(state);
    },
  };
}

function recallRun(): KeptRun | null {
  try {
    const kept = JSON.parse(recall("cloud") ?? "null") as Partial<KeptRun> | null;
    const { id, token, source } = kept ?? {};
    if (typeof id !== "string" || typeof token !== "string" || typeof source !== "string") return null;
    return { id, token, source };
  } catch {
    return null;
  }
}
