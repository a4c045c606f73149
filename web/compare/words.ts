import type { Locale } from "#core/messages/message";
import { type CompareWords, en } from "./words/en.ts";
import { fr } from "./words/fr.ts";

/** The words of the comparison, by language. */
export const compareWords: Readonly<Record<Locale, CompareWords>> = { en, fr };
