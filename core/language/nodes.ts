import type { Span } from "./diagnostic.ts";
import { didYouMean } from "./distance.ts";
import { atLineEnd, peek, type Reader, report, skipLine, textOf } from "./reader.ts";
import { finishLine, startsStatement } from "./statements.ts";
import { createFix, quote, readQuoted } from "./text.ts";
import type { Name, NodeDeclaration, Shape } from "./tree.ts";

const shapes: readonly string[] = ["circle", "rectangle", "diamond", "taskbox"];

const attributes = ["label", "owner", "description", "system"] as const;

type Attribute = (typeof attributes)[number];

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
