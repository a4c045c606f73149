import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";

/** The patterns in the order in which they are shown: those that the gallery was asked for first. */
export const patternNames = [
  "callback",
  "webhook",
  "snapshot",
  "audit",
  "rollback",
  "filter",
  "view",
  "breaker",
  "backoff",
  "saga",
  "limit",
  "approval",
  "die",
] as const;

export type PatternName = (typeof patternNames)[number];

const texts = import.meta.glob<string>("./patterns/*.fz", { query: "?raw", import: "default", eager: true });

/** The diagram of a pattern with the labels of a language. */
export function readPattern(name: PatternName, locale: "en" | "fr"): string {
  const text = texts[`./patterns/${name}.${locale}.fz`];
  if (text === undefined) throw new RangeError(`no text for the pattern ${name} in ${locale}`);
  return text;
}

/** The words of the gallery by language. */
export const galleryWords = { en, fr } as const;
