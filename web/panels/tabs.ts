import { make, makeButton } from "../dom.ts";
import { type Icon, makeIcon } from "../icons.ts";
import type { Context } from "../view.ts";

const tabs = ["text", "diagram", "odds", "results"] as const satisfies readonly Icon[];
export type Tab = (typeof tabs)[number];

/** The four tabs of a phone. Wider screens show all at once and hide them. */
export function createTabs(parent: HTMLElement, { words }: Context): { choose(tab: Tab): void } {
  parent.setAttribute("aria-label", words.page.sections);
  const buttons = tabs.map((tab) =>
    makeButton({ class: "tab" }, () => choose(tab), makeIcon(tab), make("span", {}, words.page[tab])),
  );
  parent.replaceChildren(...buttons);

  function choose(tab: Tab): void {
    document.body.dataset.tab = tab;
    buttons.forEach((button, k) => {
      if (tabs[k] === tab) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
  }

  choose(tabs.find((tab) => tab === document.body.dataset.tab) ?? "diagram");
  return { choose };
}
