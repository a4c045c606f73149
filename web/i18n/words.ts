import type { Locale } from "#core/messages/message";
import { en, type Words } from "./en.ts";
import { fr } from "./fr.ts";

/** The words of the page, by language. */
export const words: Readonly<Record<Locale, Words>> = { en, fr };

/** The languages of the page, in the order in which they are offered. */
export const locales = ["en", "fr"] as const satisfies readonly Locale[];

/** The kept language, else the first of the browser's that the page speaks, else English. */
export function chooseLocale(kept: string | null, preferred: readonly string[]): Locale {
  for (const tag of kept === null ? preferred : [kept, ...preferred]) {
    const base = tag.toLowerCase().split("-")[0];
    const locale = locales.find((known) => known === base);
    if (locale !== undefined) return locale;
  }
  return "en";
}
