import { select } from "d3";
import { judge } from "#core/render/verdict";
import { sliderInUse } from "../aims.ts";
import { makeSwatch } from "../charts/swatch.ts";
import { make, setAttribute, setHidden } from "../dom.ts";
import { simulatedStart } from "../state.ts";
import type { Context, View } from "../view.ts";
import { createOddsRow } from "./odds-row.ts";
import { nameOutcome } from "./outcome-name.ts";
import { listOutcomeRows, type OutcomeRow } from "./outcome-rows.ts";

const most = 4;

/** On a phone, between diagram and player: the slider that was moved last, and what comes of it. */
export function createStrip(parent: HTMLElement, context: Context): View {
  const { words, figures } = context;
  const row = createOddsRow(context);
  const outcomes = make("div", { class: "strip-outcomes" });
  parent.replaceChildren(row.element, outcomes);

  return {
    render(state) {
      const slider = sliderInUse(state);
      setHidden(row.element, slider === null);
      if (slider !== null) {
        row.show({ ...slider.edge, name: `${slider.choice} ${slider.edge.name}` }, slider.choice);
      }
      const cases = simulatedStart(state)?.cases ?? 1;
      setAttribute(parent, "data-stale", state.stale ? "" : null);
      setAttribute(parent, "data-late", state.late ? "" : null);
      select(outcomes)
        .selectAll<HTMLElement, OutcomeRow>("span.strip-outcome")
        .data(listOutcomeRows(state).slice(0, most), ({ id }) => id)
        .join((enter) => enter.append(() => make("span", { class: "strip-outcome" })))
        .order()
        .each(function (outcome) {
          const { exact, simulated } = outcome;
          const found = simulated === null ? "" : figures.share(simulated.share, cases);
          const share =
            exact === null
              ? [make("b", { class: "outcome-share" }, found)]
              : [
                  make("b", { class: "outcome-certain" }, figures.exact(exact)),
                  make("span", { class: "outcome-share caption" }, found === "" ? "" : words.outcomes.run(found)),
                ];
          this.replaceChildren(
            makeSwatch(judge(outcome.id, outcome.label)),
            make("span", { dir: "auto" }, nameOutcome(outcome, words)),
            ...share,
          );
        });
    },
  };
}
