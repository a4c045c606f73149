import { make, makeButton, setAttribute } from "../dom.ts";
import { makeIcon } from "../icons.ts";
import type { Context, View } from "../view.ts";
import { createDownload } from "./download.ts";
import { createExamples } from "./examples.ts";
import { createPreferences } from "./preferences.ts";
import { createPrivacy } from "./privacy.ts";
import { createRunButton } from "./run-button.ts";
import { createRunProgress } from "./run-progress.ts";
import { createShare } from "./share.ts";

/** The bar at the top: the diagram's name, language, theme, sharing, and the run. */
export function createBar(parent: HTMLElement, context: Context): View {
  const { words, actions } = context;
  // The name stands there before any script has come.
  for (const part of parent.querySelectorAll(":scope > :not(.bar-brand)")) part.remove();
  const drawer = makeButton(
    { class: "button button-quiet bar-text", "aria-controls": "text", "aria-expanded": "false" },
    () => actions.openDrawer(drawer.getAttribute("aria-expanded") !== "true"),
    makeIcon("text"),
    make("span", {}, words.page.text),
  );
  parent.append(drawer);
  const examples = createExamples(parent, context);
  const privacy = createPrivacy(parent, context);
  parent.append(make("span", { class: "bar-space" }));
  const preferences = createPreferences(parent, context);
  const compare = makeButton(
    { class: "button button-quiet bar-compare", "aria-label": words.bar.compare },
    () => actions.compare(),
    makeIcon("compare"),
    make("span", {}, words.bar.compare),
  );
  parent.append(compare);
  const download = createDownload(parent, context);
  const share = createShare(parent, context);
  const run = createRunButton(parent, context);
  const progress = createRunProgress(parent, context);

  return {
    render(state) {
      for (const view of [examples, privacy, preferences, download, share, run, progress]) view.render(state);
      setAttribute(compare, "aria-pressed", String(state.comparing));
      setAttribute(drawer, "aria-expanded", String(document.getElementById("page")?.dataset.drawer === "open"));
    },
    destroy() {
      examples.destroy?.();
      privacy.destroy?.();
      download.destroy?.();
      share.destroy?.();
    },
  };
}
