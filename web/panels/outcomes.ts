import { select } from "d3";
import type { OutcomeResult, StartResult } from "#core/engine/results";
import { judge } from "#core/render/verdict";
import { makeSwatch } from "../charts/swatch.ts";
import { drawWhisker } from "../charts/whisker.ts";
import { make, setAttribute, setText } from "../dom.ts";
import { shareDecimals } from "../i18n/figures.ts";
import { chosenStart, type State } from "../state.ts";
import type { Context, View } from "../view.ts";
import { nameOutcome } from "./outcome-name.ts";
import { createRunSentence } from "./run-sentence.ts";
import { createStartTabs } from "./start-tabs.ts";

/** The panel with what became of the cases: for each outcome its share, its count and the 95% interval. */
export function createOutcomes(parent: HTMLElement, context: Context): View {
  const { words, figures } = context;
  const head = make("div", { class: "panel-head" }, make("h2", { id: "outcomes-head" }, words.outcomes.heading));
  const tabs = createStartTabs(head, "outcomes-body", context);
  const stale = make("span", { class: "stale-note" }, words.outcomes.stale);
  const cases = make("span");
  head.append(make("span", { class: "caption" }, stale, cases));
  const rows = make("tbody");
  const table = make("table", { class: "outcome-table" }, makeHead(context), rows);
  const note = make("p", { class: "panel-note" });
  const body = make("div", { id: "outcomes-body" }, table, note);
  parent.replaceChildren(head, body);
  parent.setAttribute("aria-labelledby", "outcomes-head");
  const sentence = createRunSentence(parent, context);

  return {
    render(state) {
      tabs.render(state);
      sentence.render(state);
      const result = chosenStart(state);
      setAttribute(parent, "data-stale", state.stale ? "" : null);
      table.hidden = result === null;
      note.hidden = result !== null;
      setText(note, noteOf(state, context));
      setText(cases, result === null ? "" : words.outcomes.of(figures, result.cases));
      stale.hidden = result === null;
      if (result === null) return;
      select(rows)
        .selectAll<HTMLTableRowElement, OutcomeResult>("tr")
        .data(listOutcomes(result), ({ id }) => id)
        .join((enter) => enter.append(() => makeRow()))
        .order()
        .each(function (outcome) {
          showRow(this, outcome, result.cases, context);
        });
    },
  };
}

/** The outcomes of a start; pseudo outcomes only where they happened. */
export function listOutcomes(result: StartResult): readonly OutcomeResult[] {
  return result.outcomes.filter(({ id, count }) => count > 0 || !(id === "limit" || id.includes(":")));
}

function noteOf(state: State, { words }: Context): string {
  if (state.finding !== null) return words.outcomes.none;
  if (state.picture?.ghost === true) return "";
  return state.reading.errors.length > 0 ? words.outcomes.broken : words.outcomes.waiting;
}

function makeHead({ words }: Context): HTMLElement {
  return make(
    "thead",
    {},
    make(
      "tr",
      {},
      make("th", { scope: "col" }, make("span", { class: "hidden-text" }, words.outcomes.outcome)),
      make("th", { scope: "col", class: "outcome-figure" }, words.outcomes.simulated),
      make("th", { scope: "col", class: "outcome-count" }, words.outcomes.cases),
      make("th", { scope: "col", class: "outcome-interval" }, words.outcomes.interval),
    ),
  );
}

function makeRow(): HTMLTableRowElement {
  const chart = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  return make(
    "tr",
    {},
    make("td", {}, make("span", { class: "outcome-name" })),
    make("td", { class: "outcome-share" }),
    make("td", { class: "outcome-cases" }),
    make("td", { class: "outcome-interval" }, chart, make("span", { class: "hidden-text" })),
  );
}

function showRow(row: HTMLTableRowElement, outcome: OutcomeResult, cases: number, { words, figures }: Context): void {
  const name = row.querySelector(".outcome-name")!;
  const label = nameOutcome(outcome, words);
  const verdict = judge(outcome.id, outcome.label);
  if (name.textContent !== label || name.firstElementChild?.getAttribute("data-verdict") !== verdict) {
    name.replaceChildren(makeSwatch(verdict), make("span", { title: label, dir: "auto" }, label));
  }
  setText(row.querySelector(".outcome-share")!, figures.share(outcome.share, cases));
  setText(row.querySelector(".outcome-cases")!, figures.count(outcome.count));
  const [low, high] = outcome.ci95;
  const decimals = Math.min(4, shareDecimals(cases) + 1);
  drawWhisker(row.querySelector<SVGSVGElement>(".outcome-interval svg")!, {
    share: outcome.share,
    low,
    high,
    write: (fraction) => figures.decimal(fraction * 100, decimals),
  });
  setText(
    row.querySelector(".outcome-interval .hidden-text")!,
    words.outcomes.between(figures.percent(low, decimals), figures.percent(high, decimals)),
  );
}
