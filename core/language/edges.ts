import type { Span } from "./diagnostic.ts";
import { didYouMean } from "./distance.ts";
import { atLineEnd, peek, type Reader, report, sees, take, textOf } from "./reader.ts";
import { finishLine, skipLineFrom } from "./statements.ts";
import { createFix, readQuoted } from "./text.ts";
import type { Direction, EdgeDeclaration, EndDeclaration, Name } from "./tree.ts";

const directions: readonly string[] = ["left", "right", "top", "bottom"];

/** Reads `ref.handle(dir) -> ref.handle(dir) [label="..."]`; `null` (with the finding) where an end cannot be read. */
export function readEdge(reader: Reader, lane: string | null): EdgeDeclaration | null {
  const start = peek(reader)!.from;
  const from = readEnd(reader, "right");
  if (from === null) return null;
  const arrow = peek(reader);
  if (arrow?.kind !== "arrow") {
    report(reader, "flow/unreadable-line", skipLineFrom(reader, start), {});
    return null;
  }
  reader.at++;
  const to = readEnd(reader, "left");
  if (to === null) return null;
  const label = sees(reader, "[") ? readEdgeLabel(reader) : null;
  const end = reader.tokens[reader.at - 1]!.to;
  finishLine(reader);
  return { from, to, label, lane, span: { from: start, to: end } };
}

function readEnd(reader: Reader, fallback: Direction): EndDeclaration | null {
  const parts: Name[] = [];
  const start = peek(reader)?.from ?? reader.source.length;
  for (;;) {
    const part = readDottedPart(reader);
    if (part === null) break;
    if (part.text === "handle" && sees(reader, "(")) return readHandle(reader, parts, start, part.span);
    parts.push(part);
    if (take(reader, ".") === null) break;
  }
  const node = parts.at(-1);
  if (node === undefined || parts.length > 2) {
    report(reader, "flow/unreadable-line", skipLineFrom(reader, start), {});
    return null;
  }
  const span = { from: start, to: node.span.to };
  report(reader, "flow/missing-handle", span, { id: node.text }, [
    createFix("add-handle", { handle: fallback }, { from: span.to, to: span.to, insert: `.handle(${fallback})` }),
  ]);
  return { lane: parts.length === 2 ? parts[0]! : null, node, handle: fallback, handleSpan: span, span };
}

function readHandle(reader: Reader, parts: readonly Name[], start: number, word: Span): EndDeclaration | null {
  const node = parts.at(-1);
  if (node === undefined || parts.length > 2) {
    report(reader, "flow/unreadable-line", skipLineFrom(reader, start), {});
    return null;
  }
  reader.at++;
  const token = peek(reader);
  const inside = token !== null && (token.kind === "word" || token.kind === "number");
  const span = inside ? token : word;
  const text = inside ? textOf(reader, token) : "";
  if (inside) reader.at++;
  take(reader, ")");
  const to = reader.tokens[reader.at - 1]!.to;
  const lane = parts.length === 2 ? parts[0]! : null;
  if (directions.includes(text))
    return { lane, node, handle: text as Direction, handleSpan: span, span: { from: start, to } };
  const suggestion = didYouMean(text, directions);
  const offered = suggestion === null ? directions : [suggestion];
  report(
    reader,
    "flow/unknown-handle",
    span,
    { handle: text, suggestion: suggestion ?? "" },
    inside
      ? offered.map((side) => createFix("replace", { text: side }, { from: span.from, to: span.to, insert: side }))
      : [],
  );
  return { lane, node, handle: (suggestion ?? "right") as Direction, handleSpan: span, span: { from: start, to } };
}

/** A name between dots: words, digits, hyphens and the blanks between them (lane ids may hold both). */
function readDottedPart(reader: Reader): Name | null {
  const first = peek(reader);
  if (first === null || (first.kind !== "word" && first.kind !== "number")) return null;
  let to = first.to;
  for (let token: ReturnType<typeof peek> = first; token !== null; token = peek(reader)) {
    if (token.kind !== "word" && token.kind !== "number" && !sees(reader, "-")) break;
    to = token.to;
    reader.at++;
  }
  return { text: reader.source.slice(first.from, to), span: { from: first.from, to } };
}

function readEdgeLabel(reader: Reader): Name | null {
  const open = peek(reader)!;
  reader.at++;
  const name = peek(reader);
  let label: Name | null = null;
  if (name !== null && name.kind === "word") reader.at++;
  const sign = peek(reader);
  if (sees(reader, "=") || sees(reader, ":")) {
    if (sees(reader, ":")) {
      report(reader, "flow/label-sign", sign!, {}, [
        createFix("replace", { text: "=" }, { from: sign!.from, to: sign!.to, insert: "=" }),
      ]);
    }
    reader.at++;
  }
  const value = peek(reader);
  if (value?.kind === "string") {
    label = readQuoted(reader, value);
    reader.at++;
  } else if (value?.kind === "open-string") {
    report(reader, "flow/open-string", value, {}, []);
    label = { text: reader.source.slice(value.from + 1, value.to).replace(/\]?\s*$/, ""), span: value };
    reader.at++;
    return label;
  } else {
    report(reader, "flow/missing-text", open, { name: "label" });
  }
  while (!atLineEnd(reader) && take(reader, "]") === null) reader.at++;
  return label;
}
