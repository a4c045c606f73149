import { make, makeButton, setAttribute, setText } from "../dom.ts";
import { words as catalogues, locales } from "../i18n/words.ts";
import { type Icon, makeIcon, makeLogo } from "../icons.ts";
import { nextTheme, type Theme } from "../theme.ts";
import type { Context, View } from "../view.ts";
import { createExamples } from "./examples.ts";
import { createRunButton } from "./run-button.ts";
import { createShare } from "./share.ts";

const signs: Readonly<Record<Theme, Icon>> = { light: "sun", dark: "moon", system: "system" };

/** The bar at the top: the diagram's name, language, theme, sharing, and the run. */
export function createBar(parent: HTMLElement, context: Context): View {
  const { words, locale, actions } = context;
  parent.replaceChildren();
  const drawer = makeButton(
    { class: "button button-quiet bar-text", "aria-controls": "text" },
    () => {
      actions.openDrawer(drawer.getAttribute("aria-expanded") !== "true");
    },
    makeIcon("text"),
    make("span", {}, words.page.text),
  );
  drawer.setAttribute("aria-expanded", "false");
  parent.append(make("h1", { class: "bar-brand" }, makeLogo(), make("span", {}, "Flowodds")), drawer);
  const examples = createExamples(parent, context);
  const saved = make("span", { class: "bar-saved caption" });
  const theme = makeButton({ class: "button button-quiet bar-theme" }, () => actions.chooseTheme(nextTheme(shown)));
  let shown: Theme = "system";
  parent.append(saved, make("span", { class: "bar-space" }), makeLanguages(), theme);
  const share = createShare(parent, context);
  const run = createRunButton(parent, context);

  function makeLanguages(): HTMLElement {
    const choice = make("select", { "aria-label": words.bar.language });
    for (const known of locales) {
      const option = make(
        "option",
        { value: known, lang: known, "aria-label": catalogues[known].name },
        known.toUpperCase(),
      );
      option.selected = known === locale;
      choice.append(option);
    }
    choice.addEventListener("change", () => {
      const chosen = locales.find((known) => known === choice.value);
      if (chosen !== undefined) actions.chooseLocale(chosen);
    });
    return make("span", { class: "bar-language" }, choice, makeIcon("down"));
  }

  return {
    render(state) {
      examples.render(state);
      share.render(state);
      run.render(state);
      setText(saved, state.saved ? words.bar.saved : words.bar.unsaved);
      if (theme.firstChild === null || state.theme !== shown) theme.replaceChildren(makeIcon(signs[state.theme]));
      shown = state.theme;
      setAttribute(theme, "aria-label", words.bar.theme[shown]);
      setAttribute(theme, "title", words.bar.theme[shown]);
      setAttribute(drawer, "aria-expanded", String(document.getElementById("page")?.dataset.drawer === "open"));
    },
    destroy() {
      examples.destroy?.();
      share.destroy?.();
    },
  };
}
