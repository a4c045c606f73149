import { unescapeText } from "../text.ts";
import type { EdgeReference, Name } from "../tree.ts";
import { accept, type Cursor, expected, next, read } from "./cursor.ts";
import { readCount } from "./numbers.ts";

/** The name of a node, perhaps with its lane before a dot, which is dropped. */
export function readName(cursor: Cursor): Name {
  const token = next(cursor);
  if (token === null || (token.kind !== "word" && token.kind !== "number")) return expected(cursor, "node");
  cursor.at++;
  if (read(cursor) === "." && next(cursor, 1)?.kind === "word") {
    cursor.at++;
    return readName(cursor);
  }
  return { text: cursor.source.slice(token.from, token.to), span: { from: token.from, to: token.to } };
}

/** The rest of an edge reference, from its arrow on. */
export function readEdgeFrom(cursor: Cursor, from: Name): EdgeReference {
  if (next(cursor)?.kind !== "arrow") expected(cursor, "->");
  cursor.at++;
  const to = readName(cursor);
  let end = to.span.to;
  let ordinal: number | null = null;
  let label: string | null = null;
  if (accept(cursor, "#")) {
    const figure = readCount(cursor, 1, 20_000);
    ordinal = figure.value;
    end = figure.span.to;
  } else if (next(cursor)?.kind === "string") {
    const token = next(cursor)!;
    label = unescapeText(cursor.source.slice(token.from + 1, token.to - 1));
    end = token.to;
    cursor.at++;
  }
  return { from, to, ordinal, label, span: { from: from.span.from, to: end } };
}
