import { isSmartQuote } from "./characters.ts";
import type { Args, Edit, Fix, Span } from "./diagnostic.ts";
import { type Reader, report } from "./reader.ts";
import type { Name } from "./tree.ts";

/** A fix of one or more replacements. */
export function createFix(code: string, args: Args, ...edits: Edit[]): Fix {
  return { code, args, edits };
}

/** Takes the escapes `\"` and `\\` out; other backslashes stay. */
export function unescapeText(text: string): string {
  return text.replace(/\\(["\\])/g, "$1");
}

/** Writes a text as a string of the language. */
export function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/[\r\n\u2028\u2029]+/g, " ")}"`;
}

/** The content of a string token, unescaped; typographic quotes are accepted with a fix. */
export function readQuoted(reader: Reader, token: Span): Name {
  const raw = reader.source.slice(token.from + 1, token.to - 1);
  if (isSmartQuote(reader.source.charCodeAt(token.from)) || isSmartQuote(reader.source.charCodeAt(token.to - 1))) {
    report(reader, "flow/smart-quotes", token, {}, [
      createFix("straighten-quotes", {}, { ...token, insert: `"${raw}"` }),
    ]);
  }
  return { text: unescapeText(raw), span: { from: token.from, to: token.to } };
}

/** The text of a range without the blanks around it. */
export function trimmed(source: string, from: number, to: number): Name {
  const text = source.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  return {
    text: text.trim(),
    span: { from: Math.min(start, to), to: Math.max(Math.min(start, to), from + text.trimEnd().length) },
  };
}
