import { atLineEnd, peek, type Reader, report, sees, textOf } from "./reader.ts";
import { finishLine, skipLineFrom, startsStatement } from "./statements.ts";
import { trimmed } from "./text.ts";
import type { LoopDeclaration, Name } from "./tree.ts";

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
