import type { Args, Diagnostic, Fix } from "../language/diagnostic.ts";
import { language, languageFixes } from "./en/language.ts";
import { model, modelFixes } from "./en/model.ts";

/** A language in which the product speaks. */
export type Locale = "en" | "fr";

type Phrases = Readonly<Record<string, (args: Args) => string>>;

/** What findings and their fixes are called in one language, by code. */
export interface Phrasebook {
  readonly messages: Phrases;
  readonly titles: Phrases;
}

const english: Phrasebook = {
  messages: { ...language, ...model },
  titles: { ...languageFixes, ...modelFixes },
};
const books = new Map<Locale, Phrasebook>();

/** Makes a language known: English is known from the beginning, others when their module is loaded (`french.ts`), which not everybody needs. */
export function addPhrasebook(locale: Locale, book: Phrasebook): void {
  books.set(locale, book);
}

function phrasesOf(locale: Locale): Phrasebook {
  return books.get(locale) ?? english;
}

/** The finding in words. An unknown code is a programmer's error (RangeError). */
export function message(diagnostic: Diagnostic, locale: Locale): string {
  return say(phrasesOf(locale).messages, diagnostic.code, diagnostic.args);
}

/** The title of a fix in words. An unknown code is a programmer's error (RangeError). */
export function fixTitle(fix: Fix, locale: Locale): string {
  return say(phrasesOf(locale).titles, fix.code, fix.args);
}

function say(phrases: Phrases, code: string, args: Args): string {
  const phrase = phrases[code];
  if (phrase === undefined) throw new RangeError(`no message for the code ${code}`);
  return phrase(args);
}
