import { readComment } from "./comments.ts";
import type { Span } from "./diagnostic.ts";
import { type Draft, enterStretch, extend, type Stretch } from "./draft.ts";
import { readEdge } from "./edges.ts";
import { createFix } from "./fixes.ts";
import { closesLane, measureHead } from "./lane-head.ts";
import { readLoop } from "./loops.ts";
import { readNode } from "./nodes.ts";
import { endsLine, peek, type Reader, report, sees, spanFrom } from "./reader.ts";
import { startsClearly, startsEdge, startsLoop, startsNode } from "./recognise.ts";
import { endsStatement, seesFence, skipStatement } from "./skip.ts";
import type { Name } from "./tree.ts";
import { leaveOut, refuseLine } from "./unread.ts";

/** Reads a lane from behind its head to its closing brace. Where that is missing, the lane ends before the next one, at a Markdown fence, or with the text. */
export function readLane(reader: Reader, draft: Draft, id: Name, named: Name | null): void {
  const stretch = enterStretch(draft, id.span.from);
  stretch.lanes++;
  stretch.lane = id.text;
  let label = named;
  let span: Span | null = null;
  while (span === null) {
    const token = peek(reader);
    if (token === null || measureHead(reader) > 0 || seesFence(reader)) span = endUnclosed(reader, id);
    else if (token.kind === "break") reader.at++;
    else if (token.kind === "comment") readComment(reader, draft);
    else if (sees(reader, "#")) {
      if (label === null) label = readHash(reader);
      else refuseHash(reader, draft);
    } else if (sees(reader, "}")) {
      reader.at++;
      span = spanFrom(reader, id.span.from);
    } else readStatement(reader, draft, id.text, stretch);
  }
  extend(stretch, span.to);
  draft.lanes.push({ id, label: label?.text === "" ? null : label, span });
}

function endUnclosed(reader: Reader, id: Name): Span {
  let last = reader.at - 1;
  while (reader.tokens[last]!.kind === "break") last--;
  const { to } = reader.tokens[last]!;
  report(reader, "flow/unclosed-lane", id.span, { lane: id.text }, [
    createFix("close-lane", { lane: id.text }, { from: to, to, insert: "\n}" }),
  ]);
  return { from: id.span.from, to };
}

/** Reads one statement inside of a lane; `false` if none could be read. */
export function readStatement(reader: Reader, draft: Draft, lane: string | null, stretch: Stretch): boolean {
  const { from } = peek(reader)!;
  const noted = reader.findings.length;
  const read = readAny(reader, draft, lane, stretch);
  const faulty = reader.findings.slice(noted).some(({ severity }) => severity === "error");
  if (read && !faulty) stretch.clear = true;
  else stretch.unclear = true;
  if (read) finishStatement(reader, draft);
  else {
    if (!endsStatement(reader)) skipStatement(reader);
    draft.unread.push({ ...spanFrom(reader, from), part: "line" });
  }
  extend(stretch, spanFrom(reader, from).to);
  return read;
}

function readAny(reader: Reader, draft: Draft, lane: string | null, stretch: Stretch): boolean {
  if (startsLoop(reader)) {
    const loop = readLoop(reader, draft, lane);
    if (loop !== null) draft.loops.push(loop);
    return loop !== null;
  }
  if (startsNode(reader)) {
    const node = readNode(reader, draft, lane);
    stretch.ids.add(node.id.text);
    draft.nodes.push(node);
    return true;
  }
  if (startsEdge(reader)) {
    const edge = readEdge(reader, draft, lane);
    if (edge !== null) draft.edges.push(edge);
    return edge !== null;
  }
  const before = reader.tokens[reader.at - 1];
  const span = skipStatement(reader);
  refuseLine(reader, span, before === undefined || before.kind === "break");
  return false;
}

/** What is left of a statement that was read: a warning. */
function finishStatement(reader: Reader, draft: Draft): void {
  if (endsLine(reader) || sees(reader, "}") || startsClearly(reader)) return;
  leaveOut(reader, draft, skipStatement(reader));
}

/** Reads `# label` to the end of the line, or, in a file on one line, to where the lane goes on or closes. */
function readHash(reader: Reader): Name {
  const { to } = peek(reader)!;
  const end = skipHash(reader).to;
  const raw = reader.source.slice(to, end);
  const from = Math.min(end, to + raw.length - raw.trimStart().length);
  return { text: raw.trim(), span: { from, to: Math.max(from, to + raw.trimEnd().length) } };
}

/** A label may hold braces in pairs, and what looks like a comment. */
function skipHash(reader: Reader): Span {
  const { from } = peek(reader)!;
  let open = 0;
  do {
    if (sees(reader, "{")) open++;
    else if (sees(reader, "}") && open > 0) open--;
    reader.at++;
  } while (!isBreak(reader) && !startsClearly(reader) && (open > 0 || !closesLane(reader)));
  return spanFrom(reader, from);
}

function isBreak(reader: Reader): boolean {
  const token = peek(reader);
  return token === null || token.kind === "break";
}

function refuseHash(reader: Reader, draft: Draft): void {
  const { from, to } = peek(reader)!;
  draft.unread.push({ ...skipHash(reader), part: "rest" });
  report(reader, "flow/hash-line", spanFrom(reader, from), {}, [
    createFix("comment-out", {}, { from, to, insert: "//" }),
  ]);
}
