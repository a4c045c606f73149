import type { Model } from "#core/model/model";
import { make } from "../dom.ts";
import type { Figures } from "../i18n/figures.ts";
import { nameEdge } from "./edge-name.ts";
import { type Draws, drawDigits } from "./story-lines.ts";
import type { PlayWords } from "./words.ts";

/** What a chart of draws is written with. */
export interface DrawsContext {
  readonly model: Model;
  readonly labels: ReadonlyMap<string, string>;
  readonly figures: Figures;
  readonly words: PlayWords;
  /** Writes seconds since the case began as the timeline does. */
  readonly clock: (time: number) => string;
}

/** Draws of one decision that are shown. */
const mostRows = 12;

/** The draws of a case, decision by decision: each a dot between 0 and 1 over the parts that lead to each edge. */
export function makeDraws(all: readonly Draws[], context: DrawsContext): readonly HTMLElement[] {
  const { words, figures, labels } = context;
  if (all.length === 0) return [make("p", { class: "panel-note" }, words.story.noDraws)];
  return [
    make("p", { class: "caption" }, words.story.drawsNote),
    ...all.map(({ node, draws }) => {
      const rows = draws.slice(0, mostRows).map(({ time, drawn }) => makeRow(time, drawn, context));
      const rest = draws.length - rows.length;
      return make(
        "div",
        { class: "draws" },
        make("h3", { dir: "auto" }, labels.get(node) ?? node),
        makeLegend(draws[0]!.drawn, context),
        ...rows,
        rest > 0 ? make("p", { class: "caption" }, words.story.more(figures.count(rest))) : null,
      );
    }),
  ];
}

type Drawn = Draws["draws"][number]["drawn"];

function listParts({ options }: Drawn) {
  return options.map(({ edge, upTo }, i) => {
    const from = options[i - 1]?.upTo ?? 0;
    return { edge, from, size: upTo - from };
  });
}

function nameOption(edge: number, { model, words }: DrawsContext): string {
  return nameEdge(model, model.edges[edge]?.id ?? null) ?? words.story.goesOn;
}

/** Which part of the bar leads where. */
function makeLegend(drawn: Drawn, context: DrawsContext): HTMLElement {
  const parts = listParts(drawn).map(({ edge, size }, i) => {
    const part = make("span", { class: "draws-part", dir: "auto" }, nameOption(edge, context));
    part.style.flexGrow = String(Math.max(0.02, size));
    part.dataset.taken = String(i === drawn.taken);
    return part;
  });
  return make(
    "div",
    { class: "draws-row draws-legend", "aria-hidden": "true" },
    make("span", {}),
    make("div", { class: "draws-names" }, ...parts),
    make("span", {}),
  );
}

function makeRow(time: number, drawn: Drawn, context: DrawsContext): HTMLElement {
  const { figures, clock } = context;
  const digits = drawDigits(drawn);
  const value = figures.decimal(Math.floor(drawn.value * 10 ** digits + 1e-9) / 10 ** digits, digits);
  const parts = listParts(drawn).map(({ size }, i) => {
    const part = make("i", { "data-taken": i === drawn.taken });
    part.style.width = `${size * 100}%`;
    return part;
  });
  const dot = make("b", {});
  dot.style.left = `${drawn.value * 100}%`;
  const taken = drawn.options[drawn.taken];
  const name = taken === undefined ? "" : nameOption(taken.edge, context);
  return make(
    "div",
    { class: "draws-row" },
    make("span", { class: "caption" }, clock(time)),
    make("div", { class: "draws-bar", "aria-hidden": "true" }, ...parts, dot),
    make("span", { class: "draws-value" }, value, make("span", { class: "hidden-text" }, ` ${name}`)),
  );
}
