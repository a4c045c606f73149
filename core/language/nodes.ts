import { readAttributes, seesAttribute } from "./attributes.ts";
import type { Span } from "./diagnostic.ts";
import { didYouMean } from "./distance.ts";
import type { Draft } from "./draft.ts";
import { insertAt, offerWords, replaceBy } from "./fixes.ts";
import { measureId, takeName } from "./names.ts";
import { endsLine, here, peek, type Reader, report, sees, spanFrom, textOf } from "./reader.ts";
import { shapes } from "./recognise.ts";
import type { Name, NodeDeclaration, Shape } from "./tree.ts";

/** Reads `id: shape attributes`, where `startsNode`. A missing or unknown shape is noted and read as the likeliest. */
export function readNode(reader: Reader, draft: Draft, lane: string | null): NodeDeclaration {
  const id = readNodeId(reader);
  readColon(reader, id.span);
  const { shape, span: shapeSpan } = readShape(reader, id.span);
  const values = readAttributes(reader, draft);
  const label = values.get("label");
  return {
    id,
    lane,
    shape,
    shapeSpan,
    label: label?.text ?? id.text,
    labelSpan: label?.span ?? null,
    owner: values.get("owner")?.text ?? null,
    description: values.get("description")?.text ?? null,
    system: values.get("system")?.text ?? null,
    span: spanFrom(reader, id.span.from),
  };
}

function readNodeId(reader: Reader): Name {
  const id = takeName(reader, measureId(reader));
  if (id.text.includes("-")) report(reader, "flow/node-id", id.span, { id: id.text });
  return id;
}

function readColon(reader: Reader, id: Span): void {
  if (sees(reader, ":")) reader.at++;
  else if (sees(reader, "=")) {
    report(reader, "flow/missing-colon", here(reader), {}, [replaceBy(":", here(reader))]);
    reader.at++;
  } else report(reader, "flow/missing-colon", id, {}, [insertAt(id.to, ":")]);
}

/** The shape that stands here, else the likeliest: the one with a similar name, or a rectangle. */
function readShape(reader: Reader, id: Span): { readonly shape: Shape; readonly span: Span } {
  const token = peek(reader);
  const text = textOf(reader, token);
  const known = shapes.find((shape) => shape === text);
  if (token === null || token.kind !== "word" || endsLine(reader) || seesAttribute(reader)) {
    const at = spanFrom(reader, id.from).to;
    const fixes = shapes.map((shape) => insertAt(at, ` ${shape}`));
    report(reader, "flow/missing-shape", { from: id.from, to: at }, {}, fixes);
    return { shape: "rectangle", span: { from: at, to: at } };
  }
  const span = here(reader);
  reader.at++;
  if (known !== undefined) return { shape: known, span };
  const suggestion = didYouMean(text, shapes);
  const args = { shape: text, suggestion: suggestion ?? "" };
  report(reader, "flow/unknown-shape", span, args, offerWords(suggestion, shapes, span));
  return { shape: (suggestion ?? "rectangle") as Shape, span };
}
