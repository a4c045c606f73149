import { makeKeys } from "../commands/key-caps.ts";
import { commandWords } from "../commands/words.ts";
import { make, makeButton, setAttribute, setText } from "../dom.ts";
import { exampleNames, examples, recogniseExample } from "../examples/examples.ts";
import { makeIcon } from "../icons.ts";
import type { State } from "../state.ts";
import { recall } from "../storage.ts";
import type { Context, View } from "../view.ts";
import { nameDiagram } from "./diagram-name.ts";
import { createPopover } from "./popover.ts";
import { createPreferences } from "./preferences.ts";

/** The diagram's name in the bar; it opens the list of examples, with the text from before a link or an example. */
export function createExamples(parent: HTMLElement, context: Context): View {
  const { words, locale, actions } = context;
  const name = make("span", { class: "bar-name", dir: "auto" });
  const button = make("button", { class: "button button-quiet bar-diagram", type: "button" }, name, makeIcon("down"));
  let state: State | null = null;
  let preferences: View | null = null;
  const { element, close } = createPopover(button, words.examples.heading, "left", fill);
  parent.append(button, element);

  function fill(panel: HTMLElement): void {
    const here = state === null ? null : recogniseExample(state.text);
    panel.replaceChildren(make("h2", {}, words.examples.heading));
    for (const key of exampleNames) {
      const { title, note } = words.examples.items[key];
      panel.append(makeItem(title, note, key === here, examples[key]));
    }
    const before = recall("before");
    if (before !== null && before !== state?.text) {
      panel.append(makeItem(words.examples.before, words.examples.beforeNote, false, before));
    }
    panel.append(make("a", { class: "menu-item menu-link", href: "/gallery" }, words.examples.gallery));
    panel.append(make("p", { class: "caption menu-note" }, words.examples.note));
    panel.append(
      make(
        "div",
        { class: "menu-actions", role: "group", "aria-label": words.examples.actions },
        makeAction(words.examples.open, "O", actions.openFile),
        makeAction(words.examples.save, "Shift+S", actions.saveFile),
        makeAction(words.examples.commands, "K", actions.openPalette),
      ),
    );
    // On a phone the bar has no room for these.
    preferences = createPreferences(panel, context);
    if (state !== null) preferences.render(state);
  }

  function makeAction(title: string, key: string, press: () => void): HTMLElement {
    const keys = makeKeys(`Mod+${key}`, commandWords[locale]);
    return makeButton(
      { class: "menu-item" },
      () => {
        close();
        press();
      },
      title,
      keys,
    );
  }

  function makeItem(title: string, note: string, current: boolean, text: string): HTMLElement {
    return makeButton(
      { class: "menu-item", "aria-current": current ? "true" : null },
      () => {
        close();
        actions.replaceText(text);
      },
      make("strong", {}, title),
      make("span", { class: "caption" }, note),
    );
  }

  return {
    render(next) {
      state = next;
      preferences?.render(next);
      const title = nameDiagram(next, words);
      setText(name, title);
      setAttribute(button, "title", title);
      setAttribute(button, "aria-label", words.bar.diagrams(title));
      document.title = words.page.title(title);
    },
    destroy: close,
  };
}
