import { encodeLink } from "#core/formats/link";
import { make } from "../dom.ts";
import { makeIcon } from "../icons.ts";
import { galleryWords, type PatternName, patternNames, readPattern } from "./gallery.ts";

/** A card, and what its picture is drawn from. */
export interface Card {
  readonly element: HTMLElement;
  readonly picture: HTMLImageElement;
  readonly text: string;
}

/** Makes a card for every pattern, in their order; the pictures are still empty. */
export function makeCards(locale: "en" | "fr"): readonly Card[] {
  return patternNames.map((name) => makeCard(name, locale));
}

function makeCard(name: PatternName, locale: "en" | "fr"): Card {
  const words = galleryWords[locale];
  const { title, about, tryThis } = words.items[name];
  const text = readPattern(name, locale);
  const href = `/#${encodeLink(text)}`;
  const picture = make("img", { alt: "" });
  const heading = `card-${name}`;
  const element = make(
    "article",
    { class: "card", "aria-labelledby": heading },
    // The button below leads there too: one of the two is enough for the keyboard.
    make("a", { class: "card-picture", href, tabindex: -1, "aria-hidden": "true" }, picture),
    make(
      "div",
      { class: "card-words" },
      make("h2", { id: heading }, title),
      make("p", {}, about),
      make("p", {}, make("strong", {}, `${words.tryThis} `), tryThis),
      make(
        "a",
        { class: "button", href, id: `open-${name}`, "aria-labelledby": `open-${name} ${heading}` },
        makeIcon("play"),
        words.open,
      ),
    ),
  );
  return { element, picture, text };
}
