import type { Span } from "./diagnostic.ts";
import { didYouMean } from "./distance.ts";
import { atLineEnd, peek, type Reader, report, sees, skipLine, take, textOf } from "./reader.ts";
import { createFix, quote, readQuoted } from "./text.ts";
import type {
  Direction,
  EdgeDeclaration,
  EndDeclaration,
  LoopDeclaration,
  Name,
  NodeDeclaration,
  Shape,
} from "./tree.ts";

const shapes: readonly string[] = ["circle", "rectangle", "diamond", "taskbox"];
const directions: readonly string[] = ["left", "right", "top", "bottom"];
const attributes = ["label", "owner", "description", "system"] as const;
type Attribute = (typeof attributes)[number];

/** Whether a node line begins here: `id : shape`, also where the shape is unknown or missing. */
export function startsNode(reader: Reader): boolean {
  const [id, sign, shape] = [peek(reader), peek(reader, 1), peek(reader, 2)];
  return (
    (id?.kind === "word" || id?.kind === "number") &&
    sign !== null &&
    textOf(reader, sign) === ":" &&
    (shape === null || shape.kind === "word" || shape.kind === "break")
  );
}

/** Whether a loop line begins here. */
export function startsLoop(reader: Reader): boolean {
  return sees(reader, "loop") && sees(reader, "[", 1);
}

/** Whether an edge line begins here: dotted names and then `.handle` or an arrow. */
export function startsEdge(reader: Reader): boolean {
  let ahead = 0;
  for (; ahead < 40; ahead++) {
    const token = peek(reader, ahead);
    if (token === null || token.kind === "break" || token.kind === "comment") return false;
    if (token.kind === "arrow") return ahead > 0;
    if (token.kind === "word" || token.kind === "number") {
      if (sees(reader, "handle", ahead) && sees(reader, ".", ahead - 1) && ahead > 1) return true;
      continue;
    }
    if (!sees(reader, ".", ahead) && !sees(reader, "-", ahead)) return false;
  }
  return false;
}

/** Whether any statement, or the end of a lane, begins here. */
export function startsStatement(reader: Reader): boolean {
  return sees(reader, "}") || startsNode(reader) || startsLoop(reader) || startsEdge(reader);
}

/** Reads `id: shape attributes`; `null` (with the finding) where the shape is missing or unknown. */
export function readNode(reader: Reader, lane: string | null): NodeDeclaration | null {
  const idToken = peek(reader)!;
  const id: Name = { text: textOf(reader, idToken), span: idToken };
  reader.at += 2;
  const shapeToken = peek(reader);
  if (shapeToken === null || shapeToken.kind !== "word") {
    report(reader, "flow/unknown-shape", idToken, { shape: "", suggestion: "" });
    skipLine(reader);
    return null;
  }
  const shapeText = textOf(reader, shapeToken);
  reader.at++;
  const shape = shapes.includes(shapeText) ? (shapeText as Shape) : guessShape(reader, shapeText, shapeToken);
  const values = readAttributes(reader);
  const to = reader.tokens[reader.at - 1]!.to;
  finishLine(reader);
  return {
    id,
    lane,
    shape,
    shapeSpan: shapeToken,
    label: values.get("label")?.text ?? id.text,
    labelSpan: values.get("label")?.span ?? null,
    owner: values.get("owner")?.text ?? null,
    description: values.get("description")?.text ?? null,
    system: values.get("system")?.text ?? null,
    span: { from: idToken.from, to },
  };
}

function guessShape(reader: Reader, text: string, span: Span): Shape {
  const suggestion = didYouMean(text, shapes);
  const offered = suggestion === null ? shapes : [suggestion];
  report(
    reader,
    "flow/unknown-shape",
    span,
    { shape: text, suggestion: suggestion ?? "" },
    offered.map((shape) => createFix("replace", { text: shape }, { from: span.from, to: span.to, insert: shape })),
  );
  return (suggestion ?? "rectangle") as Shape;
}

function readAttributes(reader: Reader): Map<Attribute, Name> {
  const values = new Map<Attribute, Name>();
  while (!atLineEnd(reader)) {
    const name = peek(reader)!;
    const sign = peek(reader, 1);
    const signText = textOf(reader, sign);
    if (name.kind !== "word" || (signText !== ":" && signText !== "=")) break;
    const value = peek(reader, 2);
    const key = textOf(reader, name);
    const known = (attributes as readonly string[]).includes(key);
    if (value === null || (value.kind !== "string" && value.kind !== "open-string")) {
      if (!known) break;
      reader.at += 2;
      readBareValue(reader, values, key as Attribute);
      continue;
    }
    reader.at += 3;
    if (signText === "=") {
      report(reader, "flow/attribute-sign", sign!, { name: key }, [
        createFix("replace", { text: ":" }, { from: sign!.from, to: sign!.to, insert: ":" }),
      ]);
    }
    if (value.kind === "open-string") {
      report(reader, "flow/open-string", value, {}, [
        createFix("close-string", {}, { from: value.to, to: value.to, insert: '"' }),
      ]);
      if (known)
        values.set(key as Attribute, { text: reader.source.slice(value.from + 1, value.to).trimEnd(), span: value });
    } else if (!known) {
      const suggestion = didYouMean(key, attributes);
      report(
        reader,
        "flow/unknown-attribute",
        name,
        { name: key, suggestion: suggestion ?? "" },
        suggestion === null
          ? []
          : [createFix("replace", { text: suggestion }, { from: name.from, to: name.to, insert: suggestion })],
      );
    } else {
      if (values.has(key as Attribute)) report(reader, "flow/repeated-attribute", name, { name: key });
      values.set(key as Attribute, readQuoted(reader, value));
    }
  }
  return values;
}

function readBareValue(reader: Reader, values: Map<Attribute, Name>, key: Attribute): void {
  const first = peek(reader);
  const from = first?.from ?? reader.source.length;
  let to = from;
  while (!atLineEnd(reader) && !startsStatement(reader)) to = reader.tokens[reader.at++]!.to;
  const span = { from: Math.min(from, to), to };
  const text = reader.source.slice(span.from, span.to);
  const fixes = text === "" ? [] : [createFix("quote", {}, { ...span, insert: quote(text) })];
  report(reader, "flow/missing-text", span, { name: key }, fixes);
  if (text !== "") values.set(key, { text, span });
}

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

/** Reads `loop [condition] members`. */
export function readLoop(reader: Reader, lane: string | null): LoopDeclaration | null {
  const start = peek(reader)!.from;
  const open = peek(reader, 1)!;
  const close = findClosingBracket(reader.source, open.from);
  if (close === null) {
    report(reader, "flow/loop-condition", skipLineFrom(reader, start), {});
    return null;
  }
  while (peek(reader) !== null && peek(reader)!.from <= close) reader.at++;
  const members: Name[] = [];
  let to = close + 1;
  while (!atLineEnd(reader) && !startsStatement(reader)) {
    const token = peek(reader)!;
    if (token.kind === "word" || token.kind === "number") members.push({ text: textOf(reader, token), span: token });
    else if (!sees(reader, ",")) break;
    to = token.to;
    reader.at++;
  }
  const span = { from: start, to };
  if (members.length === 0) report(reader, "flow/loop-members", span, {});
  finishLine(reader);
  return { condition: trimmed(reader.source, open.from + 1, close), members, lane, span };
}

function findClosingBracket(source: string, open: number): number | null {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    const unit = source[at];
    if (unit === "\n" || unit === "\r") return null;
    if (unit === "[") depth++;
    else if (unit === "]" && --depth === 0) return at;
  }
  return null;
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

/** What is left on the line and is no statement of its own: a warning. */
function finishLine(reader: Reader): void {
  if (atLineEnd(reader) || startsStatement(reader)) return;
  const span = skipLine(reader);
  report(reader, "flow/trailing-text", span, {}, [createFix("delete", {}, { ...span, insert: "" })]);
}

function skipLineFrom(reader: Reader, from: number): Span {
  const rest = skipLine(reader);
  return { from, to: Math.max(from, rest.to) };
}
