import { make, makeButton, setAttribute, setText } from "../dom.ts";
import type { Figures } from "../i18n/figures.ts";
import { makeIcon } from "../icons.ts";
import type { CloudRun } from "./api.ts";
import type { CloudWords } from "./words.ts";

/** What the card is about. */
export type CloudState =
  | { readonly kind: "offered"; readonly cases: number; readonly seconds: number }
  | { readonly kind: "starting" }
  | { readonly kind: "refused"; readonly detail: string | null }
  | { readonly kind: "followed"; readonly id: string; readonly run: CloudRun | null; readonly owned: boolean }
  /** `same`: its text is the one on the page, whose results are on show then. */
  | { readonly kind: "done"; readonly id: string; readonly run: CloudRun; readonly same: boolean }
  | { readonly kind: "swept"; readonly id: string; readonly run: CloudRun; readonly chart: HTMLElement | null }
  | { readonly kind: "ended"; readonly how: "cancelled" | "failed" | "gone" };

/** What its buttons do. */
export interface CloudPresses {
  begin(): void;
  here(): void;
  cancel(): void;
  close(): void;
}

/** The card of a run in the cloud, under the bar. */
export interface CloudCard {
  readonly element: HTMLElement;
  show(state: CloudState): void;
}

export function createCloudCard(words: CloudWords, figures: Figures, presses: CloudPresses): CloudCard {
  const said = make("p", { class: "cloud-said" });
  const note = make("p", { class: "caption" });
  const fill = make("div", { class: "run-progress-fill" });
  const track = make("div", { class: "run-progress-track", role: "progressbar", "aria-label": words.progress }, fill);
  const foot = make("div", { class: "cloud-foot" });
  const chart = make("div", { class: "cloud-chart" });
  const close = makeButton(
    { class: "notice-close cloud-close", "aria-label": words.close },
    () => presses.close(),
    makeIcon("close"),
  );
  const status = make("div", { class: "run-card-text cloud-text", role: "status" }, said, note);
  const element = make(
    "section",
    { class: "run-card cloud-card", "aria-label": words.heading },
    status,
    close,
    track,
    chart,
    foot,
  );

  const button = (title: string, press: () => void, primary = false) =>
    makeButton({ class: primary ? "button button-primary" : "button" }, press, title);
  const link = (title: string, href: string) => make("a", { class: "link", href }, title);
  const pageOf = (id: string) => `/run/${id}`;

  function linkResult(id: string): readonly HTMLElement[] {
    const result = `/api/runs/${id}/result`;
    const csv = make("a", { class: "link", href: result, download: "run.csv" }, words.csv);
    csv.addEventListener("click", (event) => {
      event.preventDefault();
      void saveTable(result);
    });
    return [link(words.json, result), csv];
  }

  function describe(state: CloudState): { said: string; note: string; foot: readonly HTMLElement[] } {
    switch (state.kind) {
      case "offered":
        return {
          said: words.offer(figures, state.cases, Math.max(1, Math.round(state.seconds / 60))),
          note: words.leaving,
          foot: [button(words.begin, presses.begin, true), button(words.here, presses.here)],
        };
      case "starting":
        return { said: words.starting, note: "", foot: [] };
      case "refused":
        return {
          said: state.detail ?? words.unreachable,
          note: "",
          foot: [button(words.again, presses.begin), button(words.here, presses.here)],
        };
      case "followed": {
        const { run, id, owned } = state;
        return {
          said: run === null ? words.starting : words.counted(figures, run.done, run.size),
          note: [run === null ? null : tellLeft(run), words.leave].filter((part) => part !== null).join(" · "),
          foot: [link(words.page, pageOf(id)), ...(owned ? [button(words.cancel, presses.cancel)] : [])],
        };
      }
      case "done": {
        const { id, run, same } = state;
        return {
          said: words.done(figures, run.done),
          note: same ? "" : words.other,
          foot: [link(same ? words.page : words.open, pageOf(id)), ...linkResult(id)],
        };
      }
      case "swept": {
        const { id, run } = state;
        return {
          said: words.swept(figures, run.sweep?.points ?? 0, run.sweep?.edge ?? "", run.done),
          note: "",
          foot: [link(words.page, pageOf(id)), ...linkResult(id)],
        };
      }
      case "ended":
        return { said: words[state.how], note: "", foot: [] };
    }
  }

  function tellLeft({ created, done, size }: CloudRun): string | null {
    if (done === 0) return null;
    const spent = Math.max(0, Date.now() - Date.parse(created)) / 1000;
    return words.left(figures, (spent / done) * (size - done));
  }

  /** What the foot holds: it is made anew only where that changes, so that a focused button stays. */
  let held = "";

  return {
    element,
    show(state) {
      const next = describe(state);
      setText(said, next.said);
      setText(note, next.note);
      note.hidden = next.note === "";
      const run = state.kind === "followed" ? state.run : null;
      track.hidden = state.kind !== "followed" && state.kind !== "starting";
      setAttribute(track, "aria-valuenow", run === null ? null : String(run.done));
      setAttribute(track, "aria-valuemax", String(run?.size ?? 1));
      fill.style.transform = `scaleX(${run === null || run.size === 0 ? 0 : run.done / run.size})`;
      const drawn = state.kind === "swept" ? state.chart : null;
      chart.hidden = drawn === null;
      if (drawn !== null && drawn.parentElement !== chart) chart.replaceChildren(drawn);
      const print = `${state.kind} ${next.foot.map(({ textContent }) => textContent).join()}`;
      foot.hidden = next.foot.length === 0;
      if (print === held) return;
      held = print;
      foot.replaceChildren(...next.foot);
    },
  };
}

/** A link cannot ask for a type: the table is fetched, and saved. */
async function saveTable(address: string): Promise<void> {
  const answer = await fetch(address, { headers: { accept: "text/csv" } });
  if (!answer.ok) return;
  const url = URL.createObjectURL(await answer.blob());
  make("a", { href: url, download: "run.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
