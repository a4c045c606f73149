import type { Draft } from "./draft.ts";
import { readEdge } from "./edges.ts";
import { readLoop } from "./loops.ts";
import { readNode } from "./nodes.ts";
import { peek, type Reader, report, sees, skipLine, textOf } from "./reader.ts";
import { readSim } from "./sim/read.ts";
import { startsEdge, startsLoop, startsNode, startsStatement } from "./statements.ts";
import { createFix, trimmed } from "./text.ts";
import type { Name } from "./tree.ts";

/** The id of a lane block that opens here: words, digits, hyphens and blanks up to a brace on the same line. */
export function findLaneId(reader: Reader): Name | null {
  const first = peek(reader);
  if (first?.kind !== "word") return null;
  for (let ahead = 0; ahead < 24; ahead++) {
    const token = peek(reader, ahead);
    if (token === null) return null;
    if (sees(reader, "{", ahead)) {
      if (!opensLane(reader, ahead + 1)) return null;
      const id = trimmed(reader.source, first.from, token.from);
      reader.at += ahead + 1;
      return id;
    }
    if (token.kind !== "word" && token.kind !== "number" && !sees(reader, "-", ahead)) return null;
  }
  return null;
}

/** Whether what follows a brace reads like a lane: a label, the end of the line, or a statement. Code in prose does not. */
function opensLane(reader: Reader, ahead: number): boolean {
  const next = peek(reader, ahead);
  if (next === null || next.kind === "break" || next.kind === "comment" || sees(reader, "#", ahead)) return true;
  const at = reader.at;
  reader.at += ahead;
  const opens = startsStatement(reader);
  reader.at = at;
  return opens;
}

/** Reads the statements of a lane up to its brace; where that is missing, up to the next lane or the end. */
export function readLane(reader: Reader, draft: Draft, id: Name, apart: boolean): void {
  const firstNode = draft.nodes.length;
  let label = sees(reader, "#") ? readHash(reader) : null;
  let to = -1;
  while (to < 0) {
    const token = peek(reader);
    if (token === null || (findsNextLane(reader) && token.kind === "word")) {
      to = reader.tokens[reader.at - 1]?.to ?? id.span.to;
      report(reader, "flow/unclosed-lane", id.span, { lane: id.text }, [
        createFix("close-lane", {}, { from: to, to, insert: "\n}" }),
      ]);
    } else if (token.kind === "break") reader.at++;
    else if (token.kind === "comment") readComment(reader, draft);
    else if (sees(reader, "}")) {
      reader.at++;
      to = token.to;
    } else if (sees(reader, "#")) {
      const read = readHash(reader);
      label ??= read;
    } else readStatement(reader, draft, id.text);
  }
  const ids = new Set(draft.nodes.slice(firstNode).map((node) => node.id.text));
  draft.blocks.push({
    lane: { id, label: label?.text === "" ? null : label, span: { from: id.span.from, to } },
    ids,
    apart,
  });
}

function findsNextLane(reader: Reader): boolean {
  const at = reader.at;
  const found = findLaneId(reader) !== null;
  reader.at = at;
  return found;
}

function readStatement(reader: Reader, draft: Draft, lane: string): void {
  if (startsLoop(reader)) {
    const loop = readLoop(reader, lane);
    if (loop !== null) draft.loops.push(loop);
  } else if (startsNode(reader)) {
    const node = readNode(reader, lane);
    if (node !== null) draft.nodes.push(node);
  } else if (startsEdge(reader)) {
    const edge = readEdge(reader, lane);
    if (edge !== null) draft.edges.push(edge);
  } else {
    const span = skipLine(reader);
    report(reader, "flow/unreadable-line", span, {}, [
      createFix("comment-out", {}, { from: span.from, to: span.from, insert: "// " }),
      createFix("delete", {}, { ...span, insert: "" }),
    ]);
  }
}

/** Reads `# label` to the end of the line, or, where a whole file stands on one line, to the first statement. */
function readHash(reader: Reader): Name {
  const hash = peek(reader)!;
  let end = hash.to;
  while (end < reader.source.length && !/[\n\r\u2028\u2029]/.test(reader.source[end]!)) end++;
  const line = reader.source.slice(hash.to, end);
  const statement = /\s[\p{L}_][\p{L}\p{N}_]*\s*:\s*(?:circle|rectangle|diamond|taskbox)\b/u.exec(line);
  if (statement !== null) end = hash.to + statement.index;
  while (peek(reader) !== null && peek(reader)!.from < end) reader.at++;
  return trimmed(reader.source, hash.to, end);
}

/** Takes a comment; a simulation line among them is read. */
export function readComment(reader: Reader, draft: Draft): void {
  const token = peek(reader)!;
  reader.at++;
  if (/^\/\/[ \t\u00a0]*sim(?:[ \t\u00a0]|$)/.test(textOf(reader, token))) {
    const statement = readSim(reader, token);
    if (statement !== null) draft.sims.push(statement);
  }
}
