import { readComment } from "./comments.ts";
import type { Fix, Span } from "./diagnostic.ts";
import { type Draft, enterStretch, extend } from "./draft.ts";
import { createFix } from "./fixes.ts";
import { measureHead, readHead, readOddHead } from "./lane-head.ts";
import { readLane, readStatement } from "./lanes.ts";
import { here, peek, type Reader, report, sees, spanFrom } from "./reader.ts";
import { startsClearly, startsNode } from "./recognise.ts";
import { skipLine } from "./skip.ts";
import type { LaneDeclaration } from "./tree.ts";

/** Reads one thing outside of lanes: a comment, a lane, a statement that should stand in one, or a line of prose, which is skipped. */
export function readOutside(reader: Reader, draft: Draft): void {
  const { kind } = peek(reader)!;
  if (kind === "break") {
    reader.at++;
    return;
  }
  if (kind === "comment") {
    readComment(reader, draft);
    return;
  }
  const head = measureHead(reader);
  if (head > 0) {
    readLane(reader, draft, readHead(reader, head), null);
    return;
  }
  if (readStray(reader, draft)) return;
  const odd = startsClearly(reader) ? null : readOddHead(reader);
  if (odd !== null) {
    readLane(reader, draft, odd.id, odd.label);
    return;
  }
  draft.skipped.push(skipLine(reader));
  draft.apart = true;
}

/** Reads what belongs into a lane: edges and loops wherever they stand, nodes and braces directly behind one. */
function readStray(reader: Reader, draft: Draft): boolean {
  const { from, to } = here(reader);
  const lane = draft.apart ? null : (draft.stretches.at(-1)?.lane ?? null);
  if (sees(reader, "}") && lane !== null) {
    reader.at++;
    extend(draft.stretches.at(-1)!, to);
    report(reader, "flow/stray-brace", { from, to }, {}, [createFix("delete", {}, { from, to, insert: "" })]);
    return true;
  }
  if (!startsClearly(reader)) return false;
  const node = startsNode(reader);
  if (node && lane === null) return false;
  const last = draft.apart ? undefined : draft.lanes.at(-1);
  const read = readStatement(reader, draft, node ? lane : null, enterStretch(draft, from));
  if (!read) return true;
  const span = spanFrom(reader, from);
  report(reader, node ? "flow/node-outside-lane" : "flow/outside-lane", span, {}, moveInto(reader, span, last));
  return true;
}

/** The way out of a statement that stands directly behind a lane: to move before its brace. */
function moveInto({ source }: Reader, { from, to }: Span, lane: LaneDeclaration | undefined): readonly Fix[] {
  if (lane === undefined || source[lane.span.to - 1] !== "}") return [];
  const brace = lane.span.to - 1;
  const newline = /\r\n|\n|\r/.exec(source)?.[0] ?? "\n";
  const added = { from: brace, to: brace, insert: source.slice(from, to) + newline };
  return [createFix("move-into", { lane: lane.id.text }, added, { from, to, insert: "" })];
}
