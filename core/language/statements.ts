import type { Span } from "./diagnostic.ts";
import { atLineEnd, peek, type Reader, report, sees, skipLine, textOf } from "./reader.ts";
import { createFix } from "./text.ts";

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

/** What is left on the line and is no statement of its own: a warning. */
export function finishLine(reader: Reader): void {
  if (atLineEnd(reader) || startsStatement(reader)) return;
  const span = skipLine(reader);
  report(reader, "flow/trailing-text", span, {}, [createFix("delete", {}, { ...span, insert: "" })]);
}

/** Moves to the end of the line; the span from an earlier place to there. */
export function skipLineFrom(reader: Reader, from: number): Span {
  const rest = skipLine(reader);
  return { from, to: Math.max(from, rest.to) };
}
