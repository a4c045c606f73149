import type { Locale } from "#core/messages/message";
import { type CommandWords, en } from "./words/en.ts";
import { fr } from "./words/fr.ts";

/** The words of palette and list of keys, by language. */
export const commandWords: Readonly<Record<Locale, CommandWords>> = { en, fr };
