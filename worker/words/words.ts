import type { Locale } from "#core/messages/message";
import type { Words } from "./catalogue.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

const catalogues: Readonly<Record<Locale, Words>> = { en, fr };

/** The catalogue of a language. */
export function speak(locale: Locale): Words {
  return catalogues[locale];
}
