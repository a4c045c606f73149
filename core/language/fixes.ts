import type { Args, Edit, Fix, Span } from "./diagnostic.ts";

/** Codes of the ways out that reading a source can offer; each has a title in every catalogue. */
export type LanguageFixCode =
  | "replace"
  | "insert"
  | "delete"
  | "delete-earlier"
  | "comment-out"
  | "quote"
  | "close-string"
  | "straighten-quotes"
  | "close-lane"
  | "move-into"
  | "take-diagram"
  | "add-unit"
  | "swap"
  | "change-all";

/** A way out made of edits, titled by its code in the message catalogues. */
export function createFix(code: LanguageFixCode, args: Args, ...edits: readonly Edit[]): Fix {
  return { code, args, edits };
}

/** Puts a text in the place of what stands there. */
export function replaceBy(text: string, { from, to }: Span): Fix {
  return createFix("replace", { text }, { from, to, insert: text });
}

/** Puts a text where none stands; the title shows it without the blanks around it. */
export function insertAt(at: number, text: string): Fix {
  return createFix("insert", { text: text.trim() }, { from: at, to: at, insert: text });
}

/** Offers the word that is near, or all that could be meant. */
export function offerWords(suggestion: string | null, words: readonly string[], span: Span): readonly Fix[] {
  return (suggestion === null ? words : [suggestion]).map((word) => replaceBy(word, span));
}
