import type { LanguageCode } from "./codes.ts";
import type { Args, Diagnostic, Fix, Span } from "./diagnostic.ts";
import { createFinding } from "./findings.ts";
import { lex, type Token } from "./lexer.ts";

/** Goes through the significant tokens (all but blanks) of a text, or of one simulation line in it, and collects what is found. */
export interface Reader {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** Index of the next token. */
  at: number;
  /** Where the text that is read ends. */
  readonly end: number;
  readonly findings: Diagnostic[];
}

/** A reader at the beginning of the source. */
export function createReader(source: string): Reader {
  return { source, at: 0, tokens: cut(source, 0, source.length), end: source.length, findings: [] };
}

/** The significant tokens of `[from, to)`, which no token may cross. */
export function cut(source: string, from: number, to: number): Token[] {
  return lex(source.slice(from, to))
    .filter(({ kind }) => kind !== "blank")
    .map((token) => (from === 0 ? token : { kind: token.kind, from: token.from + from, to: token.to + from }));
}

/** The token `ahead` places from here, `null` past the end. */
export function peek(reader: Reader, ahead = 0): Token | null {
  return reader.tokens[reader.at + ahead] ?? null;
}

/** What stands in a span; nothing for `null`. */
export function textOf(reader: Reader, span: Span | null): string {
  return span === null ? "" : reader.source.slice(span.from, span.to);
}

/** Whether the token `ahead` places from here reads so. */
export function sees(reader: Reader, text: string, ahead = 0): boolean {
  const token = peek(reader, ahead);
  return token !== null && token.to - token.from === text.length && reader.source.startsWith(text, token.from);
}

/** Takes the next token if it reads so. */
export function take(reader: Reader, text: string): Token | null {
  return sees(reader, text) ? reader.tokens[reader.at++]! : null;
}

/** Whether a word or number stands `ahead` places from here. */
export function seesWord(reader: Reader, ahead = 0): boolean {
  const kind = peek(reader, ahead)?.kind;
  return kind === "word" || kind === "number";
}

/** Whether nothing that is read is left on the line `ahead` places from here: a break, a comment, or the end. */
export function endsLine(reader: Reader, ahead = 0): boolean {
  const token = peek(reader, ahead);
  return token === null || token.kind === "break" || token.kind === "comment";
}

/** The span of the next token, or the empty one where the text ends. */
export function here(reader: Reader): Span {
  const { from, to } = peek(reader) ?? { from: reader.end, to: reader.end };
  return { from, to };
}

/** From an offset to the end of what was read last. */
export function spanFrom(reader: Reader, from: number): Span {
  return { from, to: Math.max(from, reader.tokens[reader.at - 1]?.to ?? from) };
}

/** Notes a finding. */
export function report(
  reader: Reader,
  code: LanguageCode,
  span: Span,
  args: Args = {},
  fixes: readonly Fix[] = [],
): void {
  reader.findings.push(createFinding(code, span, args, fixes));
}
