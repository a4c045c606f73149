import { make, makeButton, setAttribute, setHidden, setText } from "../dom.ts";
import { makeIcon } from "../icons.ts";
import type { Context } from "../view.ts";
import type { LoopChoice } from "./choices.ts";

/** A row with the stepper of one loop's bound. */
export interface BoundRow {
  readonly element: HTMLElement;
  /** The ways from a bound to none and back; they stand apart from the stepper. */
  readonly links: readonly HTMLElement[];
  show(loop: LoopChoice): void;
  focus(): void;
}

/** The bound that a loop gets when it had none. */
const firstBound = 5;
/** More repeats than this no stepper needs; the text takes any number. */
const most = 100_000;

/** Makes an empty row; `show` fills it. Both numbers are always told: retries and attempts (L2). */
export function createBoundRow({ words, figures, actions }: Context): BoundRow {
  const fewer = makeButton({}, () => step(-1), makeIcon("minus"));
  const more = makeButton({}, () => step(1), makeIcon("plus"));
  const number = make("input", { type: "number", step: 1, inputmode: "numeric" });
  const stepper = make("span", { class: "stepper" }, fewer, number, more);
  const meaning = make("span", { class: "loop-meaning" });
  const bind = makeButton(
    { class: "link" },
    () => {
      if (shown !== null) actions.moveBound(shown.member, { kind: "at most", repeats: firstBound });
    },
    words.loops.bind,
  );
  const unbind = makeButton(
    { class: "link" },
    () => {
      if (shown !== null) actions.moveBound(shown.member, { kind: "unlimited" });
    },
    words.loops.unbind,
  );
  const element = make("div", { class: "loop-row" }, stepper, meaning);
  let shown: LoopChoice | null = null;

  function set(count: number): void {
    if (shown === null || !Number.isInteger(count) || count < least(shown) || count > most) return;
    const bound =
      shown.kind === "exactly"
        ? ({ kind: "exactly", passes: count } as const)
        : ({ kind: "at most", repeats: count } as const);
    actions.moveBound(shown.member, bound);
  }

  function step(direction: 1 | -1): void {
    if (shown?.count != null) set(shown.count + direction);
  }

  number.addEventListener("change", () => {
    set(number.valueAsNumber);
    number.value = String(shown?.count ?? "");
  });

  return {
    element,
    links: [bind, unbind],
    show(loop) {
      shown = loop;
      const { count, kind, text } = loop;
      setHidden(stepper, count === null);
      setHidden(unbind, count === null);
      setHidden(bind, count !== null);
      if (count === null) {
        setText(meaning, words.loops.unlimited);
        return;
      }
      setText(meaning, kind === "exactly" ? words.loops.exactly(figures, count) : words.loops.atMost(figures, count));
      setAttribute(number, "aria-label", kind === "exactly" ? words.loops.passes(text) : words.loops.repeats(text));
      setAttribute(fewer, "aria-label", words.loops.fewer(text));
      setAttribute(more, "aria-label", words.loops.more(text));
      setAttribute(number, "min", String(least(loop)));
      setAttribute(number, "max", String(most));
      fewer.disabled = count <= least(loop);
      more.disabled = count >= most;
      number.value = String(count);
    },
    focus() {
      number.focus();
      element.scrollIntoView({ block: "nearest" });
    },
  };
}

function least({ kind }: LoopChoice): number {
  return kind === "exactly" ? 1 : 0;
}
