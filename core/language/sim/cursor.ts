import type { LanguageCode } from "../codes.ts";
import type { Args, Fix, Span } from "../diagnostic.ts";
import { lex, type Token } from "../lexer.ts";
import { type Reader, report } from "../reader.ts";
import { createFix } from "../text.ts";

/** Thrown inside the reading of one simulation line only, after its finding was noted; never leaves `readSim`. */
export class Unreadable extends Error {}

/** The words of one simulation line. */
export interface Cursor {
  readonly reader: Reader;
  readonly source: string;
  readonly tokens: readonly Token[];
  at: number;
  /** The whole line, from `//`. */
  readonly span: Span;
}

/** Places a cursor behind `// sim`. */
export function createCursor(reader: Reader, comment: Token): Cursor {
  const body = reader.source.slice(comment.from, comment.to);
  const start = comment.from + body.indexOf("sim") + 3;
  const tokens = lex(reader.source.slice(start, comment.to))
    .filter(({ kind }) => kind !== "blank")
    .map(({ kind, from, to }) => ({ kind, from: from + start, to: to + start }));
  return {
    reader,
    source: reader.source,
    tokens,
    at: 0,
    span: { from: comment.from, to: comment.from + body.trimEnd().length },
  };
}

export function next(cursor: Cursor, ahead = 0): Token | null {
  return cursor.tokens[cursor.at + ahead] ?? null;
}

export function read(cursor: Cursor, ahead = 0): string {
  const token = next(cursor, ahead);
  return token === null ? "" : cursor.source.slice(token.from, token.to);
}

/** Takes the words if they all stand here, whatever their case. */
export function accept(cursor: Cursor, ...words: readonly string[]): boolean {
  if (!words.every((word, ahead) => read(cursor, ahead).toLowerCase() === word)) return false;
  cursor.at += words.length;
  return true;
}

/** The span of the next token, or of the line's end. */
export function here(cursor: Cursor): Span {
  return next(cursor) ?? { from: cursor.span.to, to: cursor.span.to };
}

/** Notes why the line cannot be read, and gives it up. */
export function fail(cursor: Cursor, code: LanguageCode, span: Span, args: Args, fixes: readonly Fix[] = []): never {
  report(cursor.reader, code, { from: span.from, to: span.to }, args, fixes);
  throw new Unreadable();
}

/** Fails at the next token: `expected` names what should stand there, by a code of the catalogues. */
export function expected(cursor: Cursor, what: string): never {
  return fail(cursor, "flow/sim-expects", here(cursor), { expected: what, found: read(cursor) });
}

/** Fails at the token `ahead` places from here, with the word that was probably meant. */
export function refuseWord(cursor: Cursor, ahead: number, suggestion: string): never {
  const { from, to } = next(cursor, ahead)!;
  return fail(cursor, "flow/unknown-sim", { from, to }, { word: read(cursor, ahead), suggestion }, [
    createFix("replace", { text: suggestion }, { from, to, insert: suggestion }),
  ]);
}

/** Whether nothing is left. */
export function atEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.tokens.length;
}
