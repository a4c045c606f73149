import type { Draft } from "./draft.ts";
import { readEdgeLabel } from "./edge-label.ts";
import { readEnd } from "./ends.ts";
import { insertAt, replaceBy } from "./fixes.ts";
import { measureId } from "./names.ts";
import { endsLine, here, type Reader, report, sees, spanFrom, textOf } from "./reader.ts";
import { measureArrow, measureEnd, seesHandle } from "./recognise.ts";
import type { EdgeDeclaration } from "./tree.ts";

/** Reads `end -> end [label="..."]`, where `startsEdge`; `null` (with an error) if one of its ends is missing. */
export function readEdge(reader: Reader, draft: Draft, lane: string | null): EdgeDeclaration | null {
  const { from: start } = here(reader);
  const from = readEnd(reader, "right");
  if (!readArrow(reader)) {
    report(reader, "flow/missing-arrow", from.span, { id: from.node.text });
    return null;
  }
  if (measureId(reader) === 0 || endsLine(reader)) {
    report(reader, "flow/missing-end", spanFrom(reader, start), { id: from.node.text });
    return null;
  }
  const to = readEnd(reader, "left");
  const label = readEdgeLabel(reader, draft);
  return { from, to, label, lane, span: spanFrom(reader, start) };
}

/** Takes the arrow. Other forms of it are accepted with a warning, and where it is missing between two ends it is offered. */
function readArrow(reader: Reader): boolean {
  const { from } = here(reader);
  const count = measureArrow(reader);
  if (count > 0) {
    reader.at += count;
    const span = spanFrom(reader, from);
    if (textOf(reader, span) !== "->") {
      report(reader, "flow/arrow-sign", span, { found: textOf(reader, span) }, [replaceBy("->", span)]);
    }
    return true;
  }
  const end = measureEnd(reader);
  if (end === 0 || !seesHandle(reader, end) || !sees(reader, "handle", end + 1)) return false;
  report(reader, "flow/missing-arrow", here(reader), { id: textOf(reader, here(reader)) }, [insertAt(from, "-> ")]);
  return true;
}
