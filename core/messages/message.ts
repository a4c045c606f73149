import type { Args, Diagnostic, Fix } from "../language/diagnostic.ts";
import { language as englishLanguage, languageFixes as englishLanguageFixes } from "./en/language.ts";
import { model as englishModel, modelFixes as englishModelFixes } from "./en/model.ts";
import { language as frenchLanguage, languageFixes as frenchLanguageFixes } from "./fr/language.ts";
import { model as frenchModel, modelFixes as frenchModelFixes } from "./fr/model.ts";

/** A language in which the product speaks. */
export type Locale = "en" | "fr";

type Phrases = Readonly<Record<string, (args: Args) => string>>;

const messages: Readonly<Record<Locale, Phrases>> = {
  en: { ...englishLanguage, ...englishModel },
  fr: { ...frenchLanguage, ...frenchModel },
};

const titles: Readonly<Record<Locale, Phrases>> = {
  en: { ...englishLanguageFixes, ...englishModelFixes },
  fr: { ...frenchLanguageFixes, ...frenchModelFixes },
};

/** The finding in words. An unknown code is a programmer's error (RangeError). */
export function message(diagnostic: Diagnostic, locale: Locale): string {
  return say(messages[locale], diagnostic.code, diagnostic.args);
}

/** The title of a fix in words. An unknown code is a programmer's error (RangeError). */
export function fixTitle(fix: Fix, locale: Locale): string {
  return say(titles[locale], fix.code, fix.args);
}

function say(phrases: Phrases, code: string, args: Args): string {
  const phrase = phrases[code];
  if (phrase === undefined) throw new RangeError(`no message for the code ${code}`);
  return phrase(args);
}
