import { isBlank, isBreak, isDigit, isQuote, isSmartQuote, isWordUnit } from "./characters.ts";

/**
 * What a token is by its form alone: `word` (letters, digits, `_`), `number`, `string` (quotes included; `open` if the line ended first),
 * `arrow` (`->`), `hash` (`#` and the rest of what it heads is told by the parser), `comment` (`//` to the end of the line), `punctuation` (one unit), `blank`, `break`.
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
  if (code === 0x2192) return { kind: "arrow", from, to: from + 1 };
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
    if (isBreak(code)) break;
    if (code === 92) at++;
    else if (closes(code)) return { kind: "string", from, to: at + 1 };
    at++;
  }
  return { kind: "open-string", from, to: Math.min(at, source.length) };
}

function skipWhile(source: string, from: number, accepts: (code: number) => boolean): number {
  let at = from;
  while (at < source.length && accepts(source.charCodeAt(at))) at++;
  return at;
}
