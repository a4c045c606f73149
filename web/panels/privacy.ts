import { make, setAttribute, setText } from "../dom.ts";
import type { State } from "../state.ts";
import type { Context, View } from "../view.ts";
import { createPopover } from "./popover.ts";

/** The switch that keeps everything in this browser, with what it does. `name` tells several on one page apart. */
export function makeLocalSwitch({ words: { privacy }, actions }: Context, name: string, local: boolean): HTMLElement {
  const box = make("input", { type: "checkbox", id: `local-${name}`, "aria-describedby": `local-${name}-note` });
  box.checked = local;
  box.addEventListener("change", () => actions.chooseLocal(box.checked));
  return make(
    "div",
    { class: "local-switch" },
    box,
    make("label", { for: box.id }, privacy.local),
    make("p", { class: "caption", id: `local-${name}-note` }, privacy.localNote),
  );
}

/** What the bar says of where the text is; it opens what leaves this browser, and when. */
export function createPrivacy(parent: HTMLElement, context: Context): View {
  const { words } = context;
  const said = make("span", {});
  const button = make("button", { class: "button button-quiet bar-saved caption", type: "button" }, said);
  let state: State | null = null;
  const { element, close } = createPopover(button, words.privacy.heading, "left", (panel) => {
    panel.replaceChildren(
      make("h2", {}, words.privacy.heading),
      make("p", { class: "privacy-note" }, words.privacy.text),
      makeLocalSwitch(context, "bar", state?.local ?? false),
    );
  });
  parent.append(button, element);

  return {
    render(next) {
      state = next;
      setText(said, !next.saved ? words.bar.unsaved : next.local ? words.privacy.stays : words.bar.saved);
      setAttribute(button, "data-local", next.local ? "" : null);
    },
    destroy: close,
  };
}
