import { type LanguageCode, languageCodes } from "./codes.ts";
import type { Args, Diagnostic, Fix, Span } from "./diagnostic.ts";
import { lex, type Token } from "./lexer.ts";

const problemLimit = 200;

/** Reads significant tokens (all but blanks) one after another and collects findings. */
export interface Reader {
  readonly source: string;
  /** Index of the next token in `tokens`. */
  at: number;
  readonly tokens: readonly Token[];
  readonly diagnostics: Diagnostic[];
}

/** A reader at the beginning of the source. */
export function createReader(source: string): Reader {
  return { source, at: 0, tokens: lex(source).filter(({ kind }) => kind !== "blank"), diagnostics: [] };
}

/** The token `ahead` places from here, `null` past the end. */
export function peek(reader: Reader, ahead = 0): Token | null {
  return reader.tokens[reader.at + ahead] ?? null;
}

export function textOf(reader: Reader, token: Span | null): string {
  return token === null ? "" : reader.source.slice(token.from, token.to);
}

/** Whether the token `ahead` places from here reads so. */
export function sees(reader: Reader, text: string, ahead = 0): boolean {
  const token = peek(reader, ahead);
  return token !== null && token.to - token.from === text.length && reader.source.startsWith(text, token.from);
}

/** Takes the next token if it reads so. */
export function take(reader: Reader, text: string): Token | null {
  if (!sees(reader, text)) return null;
  return reader.tokens[reader.at++] ?? null;
}

/** Whether the line is over: at a break, a comment, or the end. */
export function atLineEnd(reader: Reader): boolean {
  const token = peek(reader);
  return token === null || token.kind === "break" || token.kind === "comment";
}

/** Moves to the break that ends the line (or to the end); answers the span that was passed. */
export function skipLine(reader: Reader): Span {
  const first = peek(reader);
  const from = first?.from ?? reader.source.length;
  let to = from;
  for (let token = first; token !== null && token.kind !== "break"; token = peek(reader)) {
    to = token.to;
    reader.at++;
  }
  return { from, to };
}

/** Notes a finding; beyond 200 of them only the fact that there are more. */
export function report(
  reader: Reader,
  code: LanguageCode,
  span: Span,
  args: Args = {},
  fixes: readonly Fix[] = [],
): void {
  const count = reader.diagnostics.length;
  if (count < problemLimit) reader.diagnostics.push({ code, severity: languageCodes[code], span, args, fixes });
  else if (count === problemLimit) {
    const more = "flow/too-many-problems";
    reader.diagnostics.push({
      code: more,
      severity: languageCodes[more],
      span,
      args: { count: problemLimit },
      fixes: [],
    });
  }
}
