import { make, makeButton } from "../dom.ts";
import { makeIcon, makeLogo } from "../icons.ts";
import { keep, recall } from "../storage.ts";
import { nextTheme, recallTheme, showTheme, startTheme } from "../theme.ts";
import { makeCards } from "./cards.ts";
import { galleryWords } from "./gallery.ts";
import { drawThumbnail } from "./thumbnail.ts";

type Locale = keyof typeof galleryWords;

const locales = Object.keys(galleryWords) as readonly Locale[];
const signs = { light: "sun", dark: "moon", system: "system" } as const;

function chooseLocale(): Locale {
  const asked = [recall("locale"), ...navigator.languages].map((tag) => tag?.toLowerCase().split("-")[0]);
  return asked.flatMap((base) => locales.filter((locale) => locale === base))[0] ?? "en";
}

/** Counts the times that the page was filled, so that pictures for an older one are not drawn any more. */
let turn = 0;

/** Fills the page in a language, and then its pictures one after another. */
function fill(locale: Locale): void {
  const words = galleryWords[locale];
  document.documentElement.lang = words.tag;
  document.title = words.title;
  const cards = makeCards(locale);
  fillBar(locale);
  document
    .getElementById("gallery")
    ?.replaceChildren(
      make("div", { class: "gallery-head" }, make("h1", {}, words.heading), make("p", {}, words.lead)),
      make("div", { class: "cards" }, ...cards.map(({ element }) => element)),
    );
  const own = ++turn;
  const theme = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
  const draw = (at: number): void => {
    const card = cards[at];
    if (own !== turn || card === undefined) return;
    card.picture.src = drawThumbnail(card.text, theme, locale);
    // The page stays quick to answer between two drawings.
    setTimeout(draw, 0, at + 1);
  };
  requestAnimationFrame(() => setTimeout(draw, 0, 0));
}

function fillBar(locale: Locale): void {
  const words = galleryWords[locale];
  const theme = recallTheme();
  const choice = make(
    "select",
    { "aria-label": words.language },
    ...locales.map((known) =>
      make("option", { value: known, lang: known, selected: known === locale }, known.toUpperCase()),
    ),
  );
  choice.addEventListener("change", () => {
    keep("locale", choice.value);
    fill(choice.value as Locale);
    document.querySelector<HTMLElement>(".language select")?.focus();
  });
  const themes = makeButton(
    {
      class: "button button-quiet",
      id: "theme",
      "aria-label": words.theme[theme],
      title: words.theme[theme],
    },
    () => {
      showTheme(nextTheme(theme));
      fill(locale);
      document.getElementById("theme")?.focus();
    },
    makeIcon(signs[theme]),
  );
  document
    .getElementById("bar")
    ?.replaceChildren(
      make("a", { class: "bar-brand", href: "/" }, makeLogo(), make("span", {}, "Flowodds")),
      make("span", { class: "bar-space" }),
      make(
        "span",
        { class: "preferences gallery-preferences" },
        make("span", { class: "language" }, choice, makeIcon("down")),
        themes,
      ),
    );
}

startTheme();
fill(chooseLocale());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => fill(chooseLocale()));
