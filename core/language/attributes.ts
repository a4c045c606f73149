import type { Span } from "./diagnostic.ts";
import { didYouMean } from "./distance.ts";
import type { Draft } from "./draft.ts";
import { createFix, replaceBy } from "./fixes.ts";
import { quote, readOpen, readQuoted } from "./quotes.ts";
import { here, peek, type Reader, report, sees, spanFrom, textOf } from "./reader.ts";
import { attributes, seesOneOf } from "./recognise.ts";
import { endsStatement } from "./skip.ts";
import type { Name } from "./tree.ts";

/** Whether `name:` or `name=` of a known attribute, or of any word with a text in quotes, stands here. */
export function seesAttribute(reader: Reader): boolean {
  if (peek(reader)?.kind !== "word" || !(sees(reader, ":", 1) || sees(reader, "=", 1))) return false;
  return seesOneOf(reader, attributes) || seesText(reader, 2);
}

/** Reads all attributes that follow; of one that is given twice the last counts. Unknown ones are left out with a warning. */
export function readAttributes(reader: Reader, draft: Draft): ReadonlyMap<string, Name> {
  const values = new Map<string, Name>();
  const begins = new Map<string, number>();
  while (seesAttribute(reader) && !endsStatement(reader)) {
    const span = here(reader);
    const name = textOf(reader, span);
    const known = (attributes as readonly string[]).includes(name);
    reader.at++;
    readSign(reader, name);
    const value = readText(reader, name, span);
    if (!known) refuseName(reader, draft, name, span);
    else if (value !== null) {
      const earlier = values.get(name);
      if (earlier !== undefined) {
        const edit = { from: begins.get(name)!, to: earlier.span.to, insert: "" };
        report(reader, "flow/repeated-attribute", span, { name }, [createFix("delete-earlier", {}, edit)]);
      }
      begins.set(name, span.from);
      values.set(name, value);
    }
  }
  return values;
}

function seesText(reader: Reader, ahead = 0): boolean {
  const kind = peek(reader, ahead)?.kind;
  return kind === "string" || kind === "open-string";
}

function readSign(reader: Reader, name: string): void {
  if (sees(reader, "=")) report(reader, "flow/attribute-sign", here(reader), { name }, [replaceBy(":", here(reader))]);
  reader.at++;
}

function refuseName(reader: Reader, draft: Draft, name: string, span: Span): void {
  const suggestion = didYouMean(name, attributes);
  draft.unread.push({ ...spanFrom(reader, span.from), part: "rest" });
  report(reader, "flow/unknown-attribute", span, { name, suggestion: suggestion ?? "" }, [
    suggestion === null
      ? createFix("delete", {}, { ...spanFrom(reader, span.from), insert: "" })
      : replaceBy(suggestion, span),
  ]);
}

/** A text in quotes; a bare one is read up to the next attribute, with an error. */
function readText(reader: Reader, name: string, span: Span): Name | null {
  const token = peek(reader);
  if (token !== null && seesText(reader)) {
    reader.at++;
    return token.kind === "string" ? readQuoted(reader, token) : readOpen(reader, token);
  }
  const { from } = here(reader);
  let to = from;
  while (!endsStatement(reader) && !seesAttribute(reader)) {
    to = here(reader).to;
    reader.at++;
  }
  if (to === from) {
    report(reader, "flow/missing-text", spanFrom(reader, span.from), { name });
    return null;
  }
  const bare = { text: reader.source.slice(from, to).trimEnd(), span: { from, to } };
  report(reader, "flow/missing-text", bare.span, { name }, [
    createFix("quote", {}, { from, to, insert: quote(bare.text) }),
  ]);
  return bare;
}
