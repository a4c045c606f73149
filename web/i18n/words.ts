import type { Locale } from "#core/messages/message";
import { en, type Words } from "./en.ts";
import { fr } from "./fr.ts";

/** The words of the page, by language. */
export const words: Readonly<Record<Locale, Words>> = { en, fr };

/** The languages of the page, in the order in which they are offered. */
export const locales = ["en", "fr"] as const satisfies readonly Locale[];

/** The language that the address asks for (`?lang=fr`), else the kept one, else the first of the browser's that the page speaks, else English. */
export function chooseLocale(asked: string | null, kept: string | null, preferred: readonly string[]): Locale {
  for (const tag of [asked, kept, ...preferred].filter((each) => each !== null)) {
    const base = tag.toLowerCase().split("-")[0];
    const locale = locales.find((known) => known === base);
    if (locale !== undefined) return locale;
  }
  return "en";
}
