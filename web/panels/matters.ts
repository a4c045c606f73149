import { select } from "d3";
import { createChartTable } from "../charts/chart-table.ts";
import { make, makeButton, setAttribute, setHidden, setText } from "../dom.ts";
import type { Context } from "../view.ts";
import { describeEffect } from "./influence-mark.ts";
import { type Effect, rankEffects } from "./influences.ts";

const most = 4;

/** "What matters most": the strongest slider of each decision, the strongest first, each a way to it. */
export interface Matters {
  readonly element: HTMLElement;
  show(effects: readonly Effect[], outcome: string): void;
}

/** Makes an empty list; `go` leads to the slider or stepper of an effect. */
export function createMatters(context: Context, go: (effect: Effect) => void): Matters {
  const { words, figures } = context;
  const list = make("ol", { class: "matters-list" });
  const element = make("div", { class: "matters", role: "group", "aria-label": words.influence.matters });
  const table = createChartTable(list, { name: words.influence.matters, words: words.table, spoken: false });
  element.append(
    make("div", { class: "matters-head" }, make("span", { class: "caption" }, words.influence.matters), table.toggle),
    table.element,
  );
  const shown = new WeakMap<Element, Effect>();

  function makeItem(): HTMLElement {
    const item = make("li");
    const button = makeButton(
      { class: "link matters-item" },
      () => {
        const effect = shown.get(item);
        if (effect !== undefined) go(effect);
      },
      make("span", { class: "matters-name", dir: "auto" }),
      make("span", { class: "matters-figure" }),
    );
    item.append(button);
    return item;
  }

  return {
    element,
    show(effects, outcome) {
      const ranked = rankEffects(effects, most);
      // One thing alone is not the first of anything: its bar says all.
      setHidden(element, ranked.length < 2);
      table.show(() => ({
        caption: words.table.influences(outcome),
        heads: [words.table.what, words.table.points],
        rows: effects.map(({ kind, name, choiceName, points }) => [
          words.influence.place(choiceName, kind === "loop" ? words.influence.oneMoreRepeat : name),
          figures.points(points),
        ]),
      }));
      select(list)
        .selectAll<HTMLElement, Effect>(":scope > li")
        .data(element.hidden ? [] : ranked, ({ kind, key }) => `${kind} ${key}`)
        .join((enter) => enter.append(makeItem))
        .order()
        .each(function (effect) {
          shown.set(this, effect);
          const button = this.querySelector("button")!;
          setText(
            button.querySelector(".matters-name")!,
            effect.kind === "edge" ? effect.name : words.influence.oneMore,
          );
          const { kind, name, choiceName, points } = effect;
          const alone = effects.filter((other) => other.kind === kind && other.name === name).length === 1;
          const said = kind === "loop" ? words.influence.oneMoreRepeat : alone ? name : `${choiceName} ${name}`;
          setText(button.querySelector(".matters-name")!, said);
          setText(button.querySelector(".matters-figure")!, figures.points(points));
          setAttribute(button, "title", words.influence.place(choiceName, describeEffect(effect, outcome, context)));
        });
    },
  };
}
