import { isBreak } from "./characters.ts";
import type { Draft } from "./draft.ts";
import { insertAt, replaceBy } from "./fixes.ts";
import { measureId, measurePrefix, takeName } from "./names.ts";
import { cut, endsLine, here, peek, type Reader, report, sees, seesWord, spanFrom, take, textOf } from "./reader.ts";
import { startsClearly } from "./recognise.ts";
import type { LoopDeclaration, Name } from "./tree.ts";
import { leaveOut } from "./unread.ts";

/** Reads `loop [condition] members`, where `startsLoop`; `null` (with an error) if it has no condition. */
export function readLoop(reader: Reader, draft: Draft, lane: string | null): LoopDeclaration | null {
  const { from } = here(reader);
  reader.at++;
  const open = take(reader, "[");
  const close = open === null ? null : findBracket(reader.source, open.to);
  const condition =
    open === null ? readOdd(reader, from) : trim(reader.source, open.to, close ?? guessEnd(reader, from));
  if (condition === null) return null;
  const members = close === null ? readMembers(reader) : [...readUnlexed(reader, draft, close), ...readMembers(reader)];
  if (members.length === 0) report(reader, "flow/loop-members", spanFrom(reader, from));
  return { condition, members, lane, span: spanFrom(reader, from) };
}

/** A condition in parentheses or quotes: understood, but an error. */
function readOdd(reader: Reader, start: number): Name | null {
  const { from } = here(reader);
  const quoted = peek(reader)?.kind === "string";
  if (quoted) reader.at++;
  else if (take(reader, "(") !== null) {
    while (!endsLine(reader) && take(reader, ")") === null) reader.at++;
  }
  const { to } = spanFrom(reader, from);
  const closed = quoted || (to > from && reader.source[to - 1] === ")");
  if (!closed) {
    while (!endsLine(reader) && !startsClearly(reader)) reader.at++;
    report(reader, "flow/loop-condition", spanFrom(reader, start));
    return null;
  }
  const condition = trim(reader.source, from + 1, to - 1);
  report(reader, "flow/loop-condition", { from, to }, {}, [replaceBy(`[${condition.text}]`, { from, to })]);
  return condition;
}

/** Where the bracket closes that opened before `from`, on the same line; others may stand inside in pairs. */
function findBracket(source: string, from: number): number | null {
  let depth = 1;
  for (let at = from; at < source.length && !isBreak(source.charCodeAt(at)); at++) {
    if (source[at] === "[") depth++;
    else if (source[at] === "]" && --depth === 0) return at;
  }
  return null;
}

/** Where a condition without closing bracket ends: before the ids that end the line, if any do. */
function guessEnd(reader: Reader, start: number): number {
  let line = 0;
  while (!endsLine(reader, line)) line++;
  let members = line;
  while (members > 0 && /^[a-z_]\w*\d$/i.test(wordAt(reader, members - 1))) members--;
  reader.at += members === 0 ? line : members;
  const span = spanFrom(reader, start);
  report(reader, "flow/loop-condition", span, {}, endsLine(reader) ? [] : [insertAt(span.to, "]")]);
  return span.to;
}

function wordAt(reader: Reader, ahead: number): string {
  return seesWord(reader, ahead) ? textOf(reader, peek(reader, ahead)) : "";
}

/** Moves behind the bracket. In a condition quotes and `//` mean nothing: where a token runs on past the bracket, its rest is read anew. */
function readUnlexed(reader: Reader, draft: Draft, close: number): Name[] {
  while (peek(reader) !== null && peek(reader)!.from <= close) reader.at++;
  const { to } = reader.tokens[reader.at - 1]!;
  if (to <= close + 1) return [];
  const rest: Reader = { ...reader, tokens: cut(reader.source, close + 1, to), at: 0, end: to };
  const members = readMembers(rest);
  const left = peek(rest);
  if (left !== null) leaveOut(reader, draft, { from: left.from, to });
  return members;
}

/** The ids that follow, perhaps with commas between them or lanes before them. */
function readMembers(reader: Reader): Name[] {
  const members: Name[] = [];
  while (!endsLine(reader) && !startsClearly(reader)) {
    const prefix = measureId(reader) === 1 && sees(reader, ".", 1) ? measurePrefix(reader) : 0;
    reader.at += prefix;
    const id = measureId(reader);
    if (id > 0) members.push(takeName(reader, id));
    else if (take(reader, ",") === null) break;
  }
  return members;
}

/** The text of a range without the blanks around it. */
function trim(source: string, from: number, to: number): Name {
  const text = source.slice(from, to);
  const start = Math.min(to, from + text.length - text.trimStart().length);
  return { text: text.trim(), span: { from: start, to: Math.max(start, from + text.trimEnd().length) } };
}
