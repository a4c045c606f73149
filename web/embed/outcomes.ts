import { judge } from "#core/render/verdict";
import { fill } from "../stage/fill.ts";
import { formatShare } from "../stage/format.ts";
import type { Figures } from "./running.ts";

/** The bar at the foot of an embed: what the cases come to, and the way to the whole thing. */
export interface OutcomeBar {
  readonly element: HTMLElement;
  /** Says something instead of figures. */
  say(text: string): void;
  /** Shows the outcomes of one start; `name` is its label. */
  show(figures: Figures, name: string): void;
}

/** Outcomes that are named; the others are counted together. */
const named = 3;

/** Makes the bar; `href` is the same diagram in the page. */
export function createOutcomeBar(words: (key: string) => string, locale: string, href: string): OutcomeBar {
  const element = document.createElement("footer");
  element.className = "outcome-bar";
  const list = document.createElement("ul");
  const from = document.createElement("span");
  from.className = "from";
  const link = document.createElement("a");
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = words("embed.open");
  element.append(list, from, link);

  function entry(kind: string, label: string, share: string): HTMLLIElement {
    const item = document.createElement("li");
    item.className = kind;
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = label;
    name.title = label;
    const value = document.createElement("span");
    value.className = "share";
    value.textContent = share;
    item.append(name, value);
    return item;
  }

  return {
    element,
    say(text) {
      list.replaceChildren();
      from.textContent = text;
    },
    show({ cases, outcomes }, name) {
      // The commonest are named, in the order of the diagram.
      const kept = new Set([...outcomes].sort((a, b) => b.share - a.share).slice(0, named));
      const shown = outcomes.filter((outcome) => kept.has(outcome));
      list.replaceChildren(
        ...shown.map(({ id, label, share }) => entry(judge(id, label), label, formatShare(share, locale))),
      );
      const more = outcomes.length - shown.length;
      if (more > 0) list.append(entry("more", fill(words("embed.more"), { count: more }, locale), ""));
      from.textContent = fill(words("embed.from"), { start: name, count: cases }, locale);
    },
  };
}
