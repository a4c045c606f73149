import type { Span } from "./diagnostic.ts";
import type { Draft } from "./draft.ts";
import { createFix, insertAt, replaceBy } from "./fixes.ts";
import { quote, readOpen, readQuoted } from "./quotes.ts";
import { endsLine, here, peek, type Reader, report, sees, spanFrom, take, textOf } from "./reader.ts";
import { startsClearly } from "./recognise.ts";
import type { Name } from "./tree.ts";
import { leaveOut } from "./unread.ts";

/** Reads `[label="..."]` if it stands here; other spellings (`[label:"..."]`, `["..."]`, `label:"..."`) are accepted with a fix. */
export function readEdgeLabel(reader: Reader, draft: Draft): Name | null {
  if (sees(reader, "label") && (sees(reader, ":", 1) || sees(reader, "=", 1))) return readUnbracketed(reader);
  const open = take(reader, "[");
  if (open === null) return null;
  const { from } = here(reader);
  if (peek(reader)?.kind === "word" && (sees(reader, "=", 1) || sees(reader, ":", 1))) reader.at += 2;
  const head = reader.at;
  const token = peek(reader);
  if (token?.kind === "string") checkHead(reader, from, token.from);
  const label = readLabelText(reader, reader.source.slice(from, here(reader).from).trim() === "" ? "label=" : "");
  if (reader.at === head) report(reader, "flow/missing-text", spanFrom(reader, open.from), { name: "label" });
  closeLabel(reader, draft, label);
  return label;
}

function checkHead(reader: Reader, from: number, to: number): void {
  const written = reader.source.slice(from, to).trimEnd();
  if (/^label\s*=$/.test(written)) return;
  const span: Span = written === "" ? { from, to: from } : { from, to: from + written.length };
  const fix = written === "" ? insertAt(from, "label=") : replaceBy("label=", span);
  report(reader, "flow/label-sign", written === "" ? { from, to } : span, {}, [fix]);
}

/** The text in quotes, or a bare one up to the bracket; `head` is what its fix has to put before it. */
function readLabelText(reader: Reader, head: string): Name | null {
  const token = peek(reader);
  if (token?.kind === "string") {
    reader.at++;
    return readQuoted(reader, token);
  }
  if (token?.kind === "open-string") {
    reader.at++;
    const text = reader.source.slice(token.from, token.to).trimEnd();
    return readOpen(reader, { from: token.from, to: token.from + text.length - (text.endsWith("]") ? 1 : 0) });
  }
  const { from } = here(reader);
  let to = from;
  while (!endsLine(reader) && !sees(reader, "]") && !startsClearly(reader)) {
    to = here(reader).to;
    reader.at++;
  }
  if (to === from) return null;
  const text = reader.source.slice(from, to).trimEnd();
  const fix = createFix("quote", {}, { from, to, insert: head + quote(text) });
  report(reader, "flow/missing-text", { from, to }, { name: "label" }, [fix]);
  return { text, span: { from, to } };
}

/** Takes the closing bracket; what stands before it is left out with a warning. */
function closeLabel(reader: Reader, draft: Draft, label: Name | null): void {
  const { from } = here(reader);
  const before = reader.tokens[reader.at - 1]!;
  if (before.kind === "open-string" && label !== null && label.span.to < before.to) return;
  while (!endsLine(reader) && !sees(reader, "]") && !startsClearly(reader)) reader.at++;
  const { to } = reader.tokens[reader.at - 1]!;
  if (to > from) leaveOut(reader, draft, { from, to });
  if (take(reader, "]") !== null) return;
  report(reader, "flow/missing-bracket", { from: to - 1, to }, { bracket: "]" }, [insertAt(to, "]")]);
}

/** Reads `label:"..."` behind an edge, as nodes have it. */
function readUnbracketed(reader: Reader): Name | null {
  const { from } = here(reader);
  reader.at += 2;
  const token = peek(reader);
  if (token?.kind !== "string") {
    reader.at -= 2;
    return null;
  }
  reader.at++;
  const span = spanFrom(reader, from);
  report(reader, "flow/label-sign", span, {}, [replaceBy(`[label=${textOf(reader, token)}]`, span)]);
  return readQuoted(reader, token);
}
