import { select } from "d3";
import { judge } from "#core/render/verdict";
import { makeSwatch } from "../charts/swatch.ts";
import { drawWhisker } from "../charts/whisker.ts";
import { make, setAttribute, setHidden, setText } from "../dom.ts";
import { shareDecimals } from "../i18n/figures.ts";
import { exactStart, type State, simulatedStart } from "../state.ts";
import type { Context, View } from "../view.ts";
import { createAgreementLine } from "./agreement-line.ts";
import { createBet } from "./bet.ts";
import { createGoal } from "./goal.ts";
import { nameOutcome } from "./outcome-name.ts";
import { listOutcomeRows, type OutcomeRow } from "./outcome-rows.ts";
import { createRunSentence } from "./run-sentence.ts";
import { createStartTabs } from "./start-tabs.ts";

/** The panel with what becomes of the cases: for each outcome the exact share, the simulated one and its interval; then the goal. */
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
  const agreement = createAgreementLine(body, context);
  const goal = createGoal(parent, context);
  const sentence = createRunSentence(parent, context);
  const bet = createBet(parent, context);

  return {
    render(state) {
      for (const view of [tabs, agreement, goal, sentence, bet]) view.render(state);
      const result = simulatedStart(state);
      const outcomes = listOutcomeRows(state);
      const known = outcomes.some(({ exact, simulated }) => exact !== null || simulated !== null);
      const empty = outcomes.length === 0 || (!known && state.reading.errors.length > 0);
      setAttribute(parent, "data-stale", state.stale ? "" : null);
      setAttribute(parent, "data-late", state.late ? "" : null);
      setHidden(table, empty);
      setHidden(note, !empty);
      setText(note, noteOf(state, context));
      setText(cases, empty ? "" : result === null ? words.outcomes.noRun : words.outcomes.of(figures, result.cases));
      setHidden(stale, result === null);
      const unavailable = exactStart(state)?.exact === false;
      select(rows)
        .selectAll<HTMLTableRowElement, OutcomeRow>("tr")
        .data(outcomes, ({ id }) => id)
        .join((enter) => enter.append(() => makeRow()))
        .order()
        .each(function (row) {
          showRow(this, row, unavailable, result?.cases ?? 0, context);
        });
    },
  };
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
      make("th", { scope: "col", class: "outcome-exact" }, words.outcomes.exact),
      make("th", { scope: "col", class: "outcome-simulated" }, words.outcomes.simulated),
      make("th", { scope: "col", class: "outcome-interval" }, words.outcomes.interval),
    ),
  );
}

function makeRow(): HTMLTableRowElement {
  const chart = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  // Before it is drawn an image without a class would take its own size.
  chart.setAttribute("class", "whisker");
  return make(
    "tr",
    {},
    make("td", {}, make("span", { class: "outcome-name" })),
    make("td", { class: "outcome-certain" }),
    make(
      "td",
      { class: "outcome-found" },
      make("span", { class: "outcome-share" }),
      make("span", { class: "outcome-cases" }),
    ),
    make("td", { class: "outcome-interval" }, chart, make("span", { class: "hidden-text" })),
  );
}

function showRow(
  element: HTMLTableRowElement,
  row: OutcomeRow,
  unavailable: boolean,
  cases: number,
  { words, figures }: Context,
): void {
  const { exact, simulated } = row;
  const name = element.querySelector(".outcome-name")!;
  const label = nameOutcome(row, words);
  const verdict = judge(row.id, row.label);
  if (name.textContent !== label || name.firstElementChild?.getAttribute("data-verdict") !== verdict) {
    name.replaceChildren(makeSwatch(verdict), make("span", { title: label, dir: "auto" }, label));
  }
  const certain = element.querySelector(".outcome-certain")!;
  const missing = row.id === "limit" ? "" : unavailable ? words.outcomes.notAvailable : "";
  setText(certain, exact === null ? missing : figures.exact(exact));
  setAttribute(certain, "data-missing", exact === null ? "" : null);
  const chart = element.querySelector<SVGSVGElement>(".outcome-interval svg")!;
  const between = element.querySelector(".outcome-interval .hidden-text")!;
  setText(element.querySelector(".outcome-share")!, simulated === null ? "" : figures.share(simulated.share, cases));
  setText(
    element.querySelector(".outcome-cases")!,
    simulated === null ? "" : words.outcomes.of(figures, simulated.count),
  );
  chart.style.visibility = simulated === null ? "hidden" : "";
  if (simulated === null) {
    setText(between, "");
    return;
  }
  const [low, high] = simulated.ci95;
  const decimals = Math.min(4, shareDecimals(cases) + 1);
  drawWhisker(chart, {
    share: simulated.share,
    low,
    high,
    exact,
    write: (fraction) => figures.decimal(fraction * 100, decimals),
  });
  setText(between, words.outcomes.between(figures.percent(low, decimals), figures.percent(high, decimals)));
}
