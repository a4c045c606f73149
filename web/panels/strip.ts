import { select } from "d3";
import type { OutcomeResult } from "#core/engine/results";
import { judge } from "#core/render/verdict";
import { makeSwatch } from "../charts/swatch.ts";
import { make, setAttribute } from "../dom.ts";
import { chosenStart, shownReading } from "../state.ts";
import type { Context, View } from "../view.ts";
import { findChoice, listChoices } from "./choices.ts";
import { createOddsRow } from "./odds-row.ts";
import { nameOutcome } from "./outcome-name.ts";
import { listOutcomes } from "./outcomes.ts";

const most = 4;

/** On a phone, between diagram and player: the slider that was moved last, and what comes of it. */
export function createStrip(parent: HTMLElement, context: Context): View {
  const { words, figures } = context;
  const row = createOddsRow(context);
  const outcomes = make("div", { class: "strip-outcomes" });
  parent.replaceChildren(row.element, outcomes);

  return {
    render(state) {
      const { touched } = state;
      const reading = shownReading(state);
      const choices = reading === null ? [] : listChoices(reading.model, reading.tree);
      const first = choices.find(({ kind }) => kind === "odds");
      const firstEdge = first?.kind === "odds" ? first.edges[0]?.id : undefined;
      const found = findChoice(choices, touched ?? "") ?? findChoice(choices, firstEdge ?? "");
      row.element.hidden = found === null;
      if (found !== null)
        row.show({ ...found.edge, name: `${found.choice.name} ${found.edge.name}` }, found.choice.name);
      const result = chosenStart(state);
      setAttribute(parent, "data-stale", state.stale ? "" : null);
      select(outcomes)
        .selectAll<HTMLElement, OutcomeResult>("span.strip-outcome")
        .data(result === null ? [] : listOutcomes(result).slice(0, most), ({ id }) => id)
        .join((enter) => enter.append(() => make("span", { class: "strip-outcome" })))
        .order()
        .each(function (outcome) {
          this.replaceChildren(
            makeSwatch(judge(outcome.id, outcome.label)),
            make("span", { dir: "auto" }, nameOutcome(outcome, words)),
            make("b", { class: "outcome-share" }, figures.share(outcome.share, result?.cases ?? 1)),
          );
        });
    },
  };
}
