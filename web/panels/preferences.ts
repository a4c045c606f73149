import { make, makeButton, setAttribute } from "../dom.ts";
import { words as catalogues, locales } from "../i18n/words.ts";
import { type Icon, makeIcon } from "../icons.ts";
import { nextTheme, type Theme } from "../theme.ts";
import type { Context, View } from "../view.ts";

const signs: Readonly<Record<Theme, Icon>> = { light: "sun", dark: "moon", system: "system" };

/** The choice of language and theme. */
export function createPreferences(parent: HTMLElement, { words, locale, actions }: Context): View {
  const choice = make("select", { "aria-label": words.bar.language });
  for (const known of locales) {
    const name = catalogues[known].name;
    const option = make("option", { value: known, lang: known, "aria-label": name }, known.toUpperCase());
    option.selected = known === locale;
    choice.append(option);
  }
  choice.addEventListener("change", () => {
    const chosen = locales.find((known) => known === choice.value);
    if (chosen !== undefined) actions.chooseLocale(chosen);
  });
  let shown: Theme | null = null;
  const theme = makeButton({ class: "button button-quiet" }, () => actions.chooseTheme(nextTheme(shown ?? "system")));
  parent.append(
    make("span", { class: "preferences" }, make("span", { class: "language" }, choice, makeIcon("down")), theme),
  );

  return {
    render(state) {
      if (state.theme === shown) return;
      shown = state.theme;
      theme.replaceChildren(makeIcon(signs[shown]));
      setAttribute(theme, "aria-label", words.bar.theme[shown]);
      setAttribute(theme, "title", words.bar.theme[shown]);
    },
  };
}
