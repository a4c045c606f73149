import { isSmartQuote } from "./characters.ts";
import type { Span } from "./diagnostic.ts";
import { createFix } from "./fixes.ts";
import { type Reader, report } from "./reader.ts";
import type { Name } from "./tree.ts";

/** Takes the escapes `\"` and `\\` out; other backslashes stay. */
export function unescapeText(text: string): string {
  return text.replace(/\\(["\\])/g, "$1");
}

/** Writes a text as a string of the language; line breaks, which it cannot hold, become blanks. */
export function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/[\r\n]+/g, " ")}"`;
}

/** The content of a string token, unescaped; typographic quotes are accepted with a fix. */
export function readQuoted(reader: Reader, { from, to }: Span): Name {
  const { source } = reader;
  const span = { from, to };
  const raw = source.slice(from + 1, to - 1);
  if (!isSmartQuote(source.charCodeAt(from)) && !isSmartQuote(source.charCodeAt(to - 1))) {
    return { text: unescapeText(raw), span };
  }
  // « guillemets » stand off from their text.
  const text = unescapeText(source[from] === "«" ? raw.trim() : raw);
  report(reader, "flow/smart-quotes", span, {}, [createFix("straighten-quotes", {}, { ...span, insert: quote(text) })]);
  return { text, span };
}

/** The content of a string that the line's end cuts short, up to `to`, where its quotes should have closed. */
export function readOpen(reader: Reader, { from, to }: Span): Name {
  const text = unescapeText(reader.source.slice(from + 1, to).trimEnd());
  report(reader, "flow/open-string", { from, to }, {}, [
    createFix("close-string", {}, { from, to, insert: quote(text) }),
  ]);
  return { text, span: { from, to } };
}
