import type { Parting } from "#core/engine/parting";
import type { Model } from "#core/model/model";
import { make } from "../dom.ts";
import { nameEdge } from "../play/edge-name.ts";
import type { Context } from "../view.ts";
import { makeDrawsChart, writeDraw } from "./why-chart.ts";
import { compareWords } from "./words.ts";

/** Says where the ways of a case part and why: a sentence, and for draws a chart of each against both thresholds. */
export function makeWhy(number: number, parting: Parting, model: Model, context: Context): HTMLElement {
  const { locale, figures } = context;
  const words = compareWords[locale];
  const node = model.nodes.find(({ id }) => id === parting.node)?.label || parting.node;
  const goesA = words.goes("A", nameEdge(model, parting.edges[0]) ?? parting.edges[0] ?? words.goesOn);
  const goesB = words.goes("B", nameEdge(model, parting.edges[1]) ?? parting.edges[1] ?? words.goesOn);
  return make(
    "div",
    { class: "compare-part compare-why" },
    make(
      "div",
      { class: "panel-head" },
      make("h2", {}, words.why(figures, number)),
      make("span", { class: "caption", dir: "auto" }, words.visit(figures, parting.visit, node)),
    ),
    make(
      "p",
      { dir: "auto" },
      `${tellCause(parting, node, context)} `,
      make("b", {}, goesA),
      ", ",
      make("b", { class: "compare-b" }, goesB),
      ".",
    ),
    parting.why === "draw" ? makeDrawsChart(parting, node, context) : null,
  );
}

function tellCause({ why, draws, visit, counters }: Parting, node: string, { locale, figures }: Context): string {
  const words = compareWords[locale];
  const drawn = draws[visit - 1];
  if (why === "draw" && drawn !== undefined) {
    const cuts = drawn.cuts.filter((cut) => cut !== null).sort((a, b) => a - b);
    const [low, high] = cuts.map((cut) => figures.odds(cut));
    return words.drew(writeDraw(drawn, figures), low ?? "", high ?? "");
  }
  if (why === "counter") {
    const [a, b] = counters.map((counter, side) =>
      words.counted(side === 0 ? "A" : "B", figures.count(counter?.repeats ?? 0), figures.count(counter?.bound ?? 0)),
    );
    return `${a} ${b}`;
  }
  return words.unlikeWays(node);
}
