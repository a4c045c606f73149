import { isBlank, isBreak, isDigit, isLineFeed, isQuote, isSmartQuote, isWordUnit } from "./characters.ts";

/**
 * What a token is by its form alone: `word` (letters, digits, `_`), `number` (the same, a digit first), `string` (with its quotes),
 * `open-string` (the line ended before it was closed), `arrow` (`->` or an arrow sign), `comment` (`//` to the end of the line),
 * `punctuation` (one unit), `blank`, `break`. What it means in its place is told by `highlight`.
 */
export type TokenKind =
  | "word"
  | "number"
  | "string"
  | "open-string"
  | "arrow"
  | "comment"
  | "punctuation"
  | "blank"
  | "break";

/** One token: `[from, to)` of the source. */
export interface Token {
  readonly kind: TokenKind;
  readonly from: number;
  readonly to: number;
}

/** Cuts the whole source into tokens without gaps: their lengths add up to the source's. Never throws; linear. */
export function lex(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const token = readToken(source, at);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

function readToken(source: string, from: number): Token {
  const code = source.charCodeAt(from);
  if (isBreak(code)) {
    const to = code === 13 && source.charCodeAt(from + 1) === 10 ? from + 2 : from + 1;
    return { kind: "break", from, to };
  }
  if (isBlank(code)) return { kind: "blank", from, to: skipWhile(source, from + 1, isBlank) };
  if (code === 47 && source.charCodeAt(from + 1) === 47) {
    return { kind: "comment", from, to: skipWhile(source, from, (unit) => !isBreak(unit)) };
  }
  if (isQuote(code)) return readString(source, from);
  if (code === 45 && source.charCodeAt(from + 1) === 62) return { kind: "arrow", from, to: from + 2 };
  if (code === 0x2192 || code === 0x21d2) return { kind: "arrow", from, to: from + 1 };
  if (isWordUnit(code)) {
    const to = skipWhile(source, from + 1, isWordUnit);
    return { kind: isDigit(code) ? "number" : "word", from, to };
  }
  return { kind: "punctuation", from, to: from + 1 };
}

/** A straight quote is closed by a straight one only, so that a label may hold typographic ones; those are closed by either kind. */
function readString(source: string, from: number): Token {
  const closes = isSmartQuote(source.charCodeAt(from)) ? isQuote : (code: number) => code === 34;
  let at = from + 1;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (isLineFeed(code)) break;
    if (closes(code)) return { kind: "string", from, to: at + 1 };
    // An escaped unit cannot close the string, but a line break always ends it.
    at += code === 92 && at + 1 < source.length && !isLineFeed(source.charCodeAt(at + 1)) ? 2 : 1;
  }
  return { kind: "open-string", from, to: at };
}

function skipWhile(source: string, from: number, accepts: (code: number) => boolean): number {
  let at = from;
  while (at < source.length && accepts(source.charCodeAt(at))) at++;
  return at;
}
