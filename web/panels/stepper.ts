import { make, makeButton, setAttribute } from "../dom.ts";
import { makeIcon } from "../icons.ts";
import { tellValue } from "./told-value.ts";

/** A whole number between two buttons. */
export interface Stepper {
  readonly element: HTMLElement;
  show(count: number, labels: { readonly fewer: string; readonly number: string; readonly more: string }): void;
  /** Bounds of the number; the buttons keep within them. */
  bound(least: number, most: number): void;
  focus(): void;
}

/** Makes an empty stepper; `set` is told each number within the bounds that a person chooses. */
export function createStepper(set: (count: number) => void): Stepper {
  const fewer = makeButton({}, () => step(-1), makeIcon("minus"));
  const more = makeButton({}, () => step(1), makeIcon("plus"));
  const number = make("input", { type: "number", step: 1, inputmode: "numeric" });
  const told = tellValue(number);
  let least = 0;
  let most = 0;

  function choose(count: number): void {
    const fits = Number.isInteger(count) && count >= least && count <= most;
    if (fits) set(count);
    else told.restore();
  }

  /** From what stands there, which is ahead of what was told while presses follow one another faster than the page is drawn. */
  function step(direction: 1 | -1): void {
    const next = number.valueAsNumber + direction;
    if (next < least || next > most) return;
    number.value = String(next);
    choose(next);
  }

  number.addEventListener("change", () => choose(number.valueAsNumber));

  return {
    element: make("span", { class: "stepper" }, fewer, number, more),
    show(count, labels) {
      setAttribute(fewer, "aria-label", labels.fewer);
      setAttribute(number, "aria-label", labels.number);
      setAttribute(more, "aria-label", labels.more);
      fewer.disabled = count <= least;
      more.disabled = count >= most;
      told.show(String(count));
    },
    bound(from, to) {
      least = from;
      most = to;
      setAttribute(number, "min", String(from));
      setAttribute(number, "max", String(to));
    },
    focus: () => number.focus(),
  };
}
