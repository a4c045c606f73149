import { find, make, makeButton } from "./dom.ts";
import type { Words } from "./i18n/en.ts";

/** Makes what is told over the stage while there is no text: what to do, and a button to the examples. */
export function makeEmptyNote({ stage }: Words): HTMLElement {
  return make(
    "div",
    { class: "empty-note" },
    make("p", {}, stage.empty),
    makeButton(
      { class: "button" },
      () => find("bar").querySelector<HTMLButtonElement>(".bar-diagram")?.click(),
      stage.examples,
    ),
  );
}
