import type { LanguageCode } from "../codes.ts";
import type { Args, Fix, Span } from "../diagnostic.ts";
import { didYouMean } from "../distance.ts";
import { replaceBy } from "../fixes.ts";
import type { Token } from "../lexer.ts";
import { cut, here, peek, type Reader, report, textOf } from "../reader.ts";

/** Thrown inside the reading of one simulation line only, after its finding was noted; never leaves `readSim`. One for all: its stack means nothing. */
export const unreadable = new Error("a simulation line that was given up");

/** A reader of one simulation line, which may cut its tokens further. */
export interface Cursor extends Reader {
  readonly tokens: Token[];
}

/** Places a cursor behind `// sim`; what a further `//` begins is a remark and is left out. */
export function createCursor(reader: Reader, comment: Span): Cursor {
  const text = textOf(reader, comment);
  const start = comment.from + text.indexOf("sim") + 3;
  const tokens = cut(reader.source, start, comment.to);
  if (tokens.at(-1)?.kind === "comment") tokens.pop();
  return { source: reader.source, tokens, at: 0, end: tokens.at(-1)?.to ?? start, findings: reader.findings };
}

/** The word that stands `ahead` places from here, in small letters; nothing past the end. */
export function read(cursor: Cursor, ahead = 0): string {
  return textOf(cursor, peek(cursor, ahead)).toLowerCase();
}

/** Takes the words if they all stand here, whatever their case. */
export function accept(cursor: Cursor, ...words: readonly string[]): boolean {
  if (!words.every((word, ahead) => read(cursor, ahead) === word)) return false;
  cursor.at += words.length;
  return true;
}

/** Whether nothing is left. */
export function atEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.tokens.length;
}

/** Notes why the line cannot be read, and gives it up. */
export function fail(cursor: Cursor, code: LanguageCode, span: Span, args: Args, fixes: readonly Fix[] = []): never {
  report(cursor, code, span, args, fixes);
  throw unreadable;
}

/** Fails at the next token: `what` names what should stand there, by a word of the catalogues or as it is written. */
export function expected(cursor: Cursor, what: string, fixes: readonly Fix[] = []): never {
  return fail(cursor, "flow/sim-expects", here(cursor), { expected: what, found: textOf(cursor, here(cursor)) }, fixes);
}

/** Takes one of the phrases, or fails: with the nearest if one is near, else with all of them (or with `what`). */
export function choose<Phrase extends string>(
  cursor: Cursor,
  phrases: readonly Phrase[],
  what: string = phrases.join(" | "),
): Phrase {
  const found = phrases.find((phrase) => accept(cursor, ...phrase.split(" ")));
  if (found !== undefined) return found;
  const near = didYouMean(
    read(cursor),
    phrases.map((phrase) => phrase.split(" ")[0]!),
  );
  return near === null ? expected(cursor, what) : refuseWord(cursor, 0, near);
}

/** Fails at the word `ahead` places from here, which is near to another. */
export function refuseWord(cursor: Cursor, ahead: number, suggestion: string): never {
  const { from, to } = peek(cursor, ahead)!;
  const word = textOf(cursor, { from, to });
  return fail(cursor, "flow/unknown-sim", { from, to }, { word, suggestion }, [replaceBy(suggestion, { from, to })]);
}
