import { reasons as english } from "./en/analysis.ts";
import { reasons as french } from "./fr/analysis.ts";
import type { Locale } from "./message.ts";
import type { Reasons, Unsolved } from "./unsolved.ts";

const catalogues: Readonly<Record<Locale, Reasons>> = { en: english, fr: french };

/** Why there is no exact answer, in words. */
export function explain(why: Unsolved, locale: Locale): string {
  // The sentence of a kind takes the reason of that kind.
  const say = catalogues[locale][why.kind] as (why: Unsolved) => string;
  return say(why);
}
