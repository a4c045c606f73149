import { measureId, measurePrefix, takeName } from "../names.ts";
import { unescapeText } from "../quotes.ts";
import { peek } from "../reader.ts";
import type { EdgeReference, Name } from "../tree.ts";
import { accept, type Cursor, expected } from "./cursor.ts";
import { readCount } from "./numbers.ts";

/** The name of a node; a lane before it is dropped. */
export function readName(cursor: Cursor): Name {
  cursor.at += measurePrefix(cursor);
  const id = measureId(cursor);
  return id === 0 ? expected(cursor, "node") : takeName(cursor, id);
}

/** The rest of an edge reference, from its arrow on. */
export function readEdgeFrom(cursor: Cursor, from: Name): EdgeReference {
  if (peek(cursor)?.kind !== "arrow") expected(cursor, "->");
  cursor.at++;
  const to = readName(cursor);
  let end = to.span.to;
  let ordinal: number | null = null;
  let label: string | null = null;
  const token = peek(cursor);
  if (accept(cursor, "#")) {
    const figure = readCount(cursor, 1, 20_000);
    ordinal = figure.value;
    end = figure.span.to;
  } else if (token?.kind === "string") {
    label = unescapeText(cursor.source.slice(token.from + 1, token.to - 1));
    end = token.to;
    cursor.at++;
  }
  return { from, to, ordinal, label, span: { from: from.span.from, to: end } };
}
