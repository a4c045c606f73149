import { losses as english } from "./en/losses.ts";
import { losses as french } from "./fr/losses.ts";
import type { LossCode } from "./loss-codes.ts";
import type { Locale } from "./message.ts";

const catalogues: Readonly<Record<Locale, Readonly<Record<LossCode, (name: string) => string>>>> = {
  en: english,
  fr: french,
};

/** Says what of another notation was not carried, and what stands in its place. */
export function tellLoss({ code, name }: { readonly code: LossCode; readonly name: string }, locale: Locale): string {
  return catalogues[locale][code](name);
}
