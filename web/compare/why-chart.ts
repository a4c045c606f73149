import type { PartedDraw, Parting } from "#core/engine/parting";
import { make } from "../dom.ts";
import type { Figures } from "../i18n/figures.ts";
import type { Context } from "../view.ts";
import { compareWords } from "./words.ts";

/** Draws that are shown. */
const mostRows = 10;

/** A draw as a percentage, like the odds that it is held against, with as many decimals as tell it from the thresholds around it. */
export function writeDraw({ value, cuts }: PartedDraw, figures: Figures): string {
  let decimals = 1;
  const cut = (one: number) => Math.floor(one * 10 ** (decimals + 2) + 1e-9);
  while (decimals < 6 && cuts.some((one) => one !== null && one !== value && cut(one) === cut(value))) decimals++;
  return figures.percent(cut(value) / 10 ** (decimals + 2), decimals);
}

/** The draws of a case at one decision, a dot each on the scale of both thresholds: filled where both models have the draw, hollow where one does. */
export function makeDrawsChart({ draws, visit }: Parting, node: string, { locale, figures }: Context): HTMLElement {
  const words = compareWords[locale];
  const first = Math.max(0, Math.min(visit - mostRows / 2, draws.length - mostRows));
  const shown = draws.slice(first, first + mostRows);
  const all = shown.flatMap(({ value, cuts }) => [value, ...cuts.filter((cut) => cut !== null)]);
  const low = Math.max(0, Math.floor(Math.min(...all) * 10 - 0.5) / 10);
  const high = Math.min(1, Math.ceil(Math.max(...all) * 10 + 0.5) / 10);
  const place = (value: number) => `${((value - low) / (high - low)) * 100}%`;

  const put = <E extends HTMLElement>(element: E, value: number): E => {
    element.style.left = place(value);
    return element;
  };

  const tell = (side: "A" | "B", value: number, cut: number | null) =>
    cut === null
      ? words.notDrawn(side)
      : value < cut
        ? words.below(side, figures.odds(cut))
        : words.above(side, figures.odds(cut));

  const makeRow = (drawn: PartedDraw): HTMLElement => {
    const { value, cuts } = drawn;
    const [a, b] = cuts;
    const deciding = drawn.visit === visit;
    const track = make("div", { class: "why-track" });
    if (a !== null && b !== null) {
      const band = put(make("i", { class: "why-band" }), Math.min(a, b));
      band.style.width = `${(Math.abs(a - b) / (high - low)) * 100}%`;
      track.append(band);
    }
    if (a !== null) track.append(put(make("i", { class: "why-cut", "data-side": "A" }), a));
    if (b !== null) track.append(put(make("i", { class: "why-cut", "data-side": "B" }), b));
    const sides = a === null || b === null ? "one" : "both";
    const label = make("span", { class: "why-value", "data-end": value > (low + high) / 2 }, writeDraw(drawn, figures));
    track.append(put(make("b", { class: "why-dot", "data-sides": sides }), value), put(label, value));
    return make(
      "li",
      { class: "why-row", "data-deciding": deciding, value: drawn.visit },
      make("span", { class: "caption", "aria-hidden": "true" }, figures.count(drawn.visit)),
      track,
      make("span", { class: "hidden-text" }, `${tell("A", value, a)}, ${tell("B", value, b)}`),
    );
  };

  const cuts = draws[visit - 1]!.cuts;
  const order = cuts[0]! < cuts[1]! ? ["before", "after"] : ["after", "before"];
  const heads = cuts.map((cut, i) =>
    put(
      make(
        "span",
        { class: "why-head", "data-side": i === 0 ? "A" : "B", "data-place": order[i]! },
        `${i === 0 ? "A" : "B"} ${figures.odds(cut!)}`,
      ),
      cut!,
    ),
  );
  const rest = draws.length - shown.length;
  const alone = shown.find(({ cuts: [a, b] }) => (a === null) !== (b === null));
  const notes = [
    ...(alone === undefined ? [] : [words.hollow(alone.cuts[0] === null ? "B" : "A")]),
    ...(rest > 0 ? [words.moreDraws(figures, rest)] : []),
  ];
  return make(
    "div",
    { class: "why" },
    make(
      "div",
      { class: "why-row why-heads", "aria-hidden": "true" },
      make("span", {}),
      make("div", { class: "why-track" }, ...heads),
    ),
    make("ol", { class: "why-draws", "aria-label": words.chart(node) }, ...shown.map(makeRow)),
    make(
      "div",
      { class: "why-row why-axis caption", "aria-hidden": "true" },
      make("span", {}),
      make(
        "div",
        { class: "why-ends" },
        make("span", {}, figures.odds(low)),
        make("span", {}, notes.join(", ")),
        make("span", {}, figures.odds(high)),
      ),
    ),
  );
}
