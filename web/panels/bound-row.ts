import { make, makeButton, setHidden, setText } from "../dom.ts";
import type { Context } from "../view.ts";
import type { LoopChoice } from "./choices.ts";
import { createStepper } from "./stepper.ts";

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
  const stepper = createStepper((count) => {
    if (shown === null) return;
    const bound =
      shown.kind === "exactly"
        ? ({ kind: "exactly", passes: count } as const)
        : ({ kind: "at most", repeats: count } as const);
    actions.moveBound(shown.member, bound);
  });
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
  const element = make("div", { class: "loop-row" }, stepper.element, meaning);
  let shown: LoopChoice | null = null;

  return {
    element,
    links: [bind, unbind],
    show(loop) {
      shown = loop;
      const { count, kind, text } = loop;
      setHidden(stepper.element, count === null);
      setHidden(unbind, count === null);
      setHidden(bind, count !== null);
      if (count === null) {
        setText(meaning, words.loops.unlimited);
        return;
      }
      setText(meaning, kind === "exactly" ? words.loops.exactly(figures, count) : words.loops.atMost(figures, count));
      stepper.bound(least(loop), most);
      stepper.show(count, {
        fewer: words.loops.fewer(text),
        number: kind === "exactly" ? words.loops.passes(text) : words.loops.repeats(text),
        more: words.loops.more(text),
      });
    },
    focus() {
      stepper.focus();
      element.scrollIntoView({ block: "nearest" });
    },
  };
}

function least({ kind }: LoopChoice): number {
  return kind === "exactly" ? 1 : 0;
}
