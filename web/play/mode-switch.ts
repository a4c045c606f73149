import { make, makeButton } from "../dom.ts";
import type { OverlayMaker } from "../stage/overlay.ts";
import { makeSignButton } from "../stage/sign.ts";
import { type Mode, modes } from "./modes.ts";
import type { PlayWords } from "./words.ts";

/** The switch between modes, beside the zoom buttons of the stage. */
export interface ModeSwitch {
  readonly create: OverlayMaker;
  show(mode: Mode): void;
}

/** Makes the switch: buttons, or on a phone a list; and a button that opens the story of a case. */
export function createModeSwitch(
  words: PlayWords,
  narrow: boolean,
  choose: (mode: Mode) => void,
  watch: () => void,
): ModeSwitch {
  const list = make("select", { "aria-label": words.modes.label });
  list.append(...modes.map((mode) => make("option", { value: mode }, words.modes[mode])));
  list.addEventListener("change", () => choose(list.value as Mode));
  const buttons = modes.map((mode) =>
    makeButton({ title: words.modes[`${mode}Note`], "data-mode": mode }, () => choose(mode), words.modes[mode]),
  );
  const group = make(
    "div",
    { class: "stage-modes", role: "group", "aria-label": words.modes.label },
    ...(narrow ? [list] : buttons),
    narrow
      ? makeSignButton(
          "M1.5 8c3.5-5.5 9.5-5.5 13 0-3.5 5.5-9.5 5.5-13 0zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
          words.watch,
          watch,
        )
      : makeButton({ class: "watch" }, watch, words.watch),
  );
  return {
    create({ controls }) {
      controls.prepend(group);
      return { follow() {}, recolour() {}, destroy: () => group.remove() };
    },
    show(mode) {
      list.value = mode;
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    },
  };
}
