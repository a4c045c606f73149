import type { Span } from "../diagnostic.ts";
import { didYouMean } from "../distance.ts";
import { insertAt } from "../fixes.ts";
import { here, peek, type Reader, seesWord, textOf } from "../reader.ts";
import { measureEnd } from "../recognise.ts";
import type { EdgeReference, SimClause, SimStatement } from "../tree.ts";
import { accept, atEnd, type Cursor, createCursor, expected, read, refuseWord, unreadable } from "./cursor.ts";
import { readDistribution } from "./distribution.ts";
import { readExpectation } from "./expect.ts";
import { readLane, seesLane } from "./lanes.ts";
import { readEdgeFrom, readName } from "./names.ts";
import { nodeVerbs, readAboutNode, readLoopBound } from "./nodes.ts";
import { readShare } from "./numbers.ts";
import { readSetting, settings } from "./settings.ts";

/** Words that begin a statement and are no names. */
export const statements: readonly string[] = [...settings, "expect", "loop", "lane"];

/** Reads one `// sim` line; a line that is not understood gives one error and `null`. */
export function readSim(reader: Reader, comment: Span): SimStatement | null {
  const cursor = createCursor(reader, comment);
  try {
    const clause = readClause(cursor);
    if (!atEnd(cursor)) expected(cursor, "end");
    const { from, to } = comment;
    return { span: { from, to: from + textOf(reader, { from, to }).trimEnd().length }, ...clause };
  } catch (problem) {
    if (problem === unreadable) return null;
    throw problem;
  }
}

function readClause(cursor: Cursor): SimClause {
  if (atEnd(cursor)) expected(cursor, "statement");
  if (seesLane(cursor)) {
    cursor.at++;
    return readLane(cursor);
  }
  if (namesNode(cursor)) return readAbout(cursor);
  const setting = settings.find((name) => accept(cursor, name));
  if (setting !== undefined) return readSetting(cursor, setting);
  if (accept(cursor, "expect")) return readExpectation(cursor);
  if (accept(cursor, "loop")) return readLoopBound(cursor);
  if (accept(cursor, "lane")) return readLane(cursor);
  return readUnknown(cursor);
}

/** Whether a node or an edge is spoken of: a name, and then a verb or an arrow. Nodes may be called like a statement. */
function namesNode(cursor: Cursor): boolean {
  const end = measureEnd(cursor);
  return end > 0 && (peek(cursor, end)?.kind === "arrow" || isVerb(read(cursor, end)));
}

function isVerb(word: string): boolean {
  return (nodeVerbs as readonly string[]).includes(word);
}

function readAbout(cursor: Cursor): SimClause {
  const node = readName(cursor);
  return peek(cursor)?.kind === "arrow"
    ? readAboutEdge(cursor, readEdgeFrom(cursor, node))
    : readAboutNode(cursor, node);
}

function readAboutEdge(cursor: Cursor, edge: EdgeReference): SimClause {
  if (accept(cursor, "takes")) return { kind: "travels", edge, duration: readDistribution(cursor) };
  const wrong = peek(cursor)?.kind === "word" ? didYouMean(read(cursor), ["takes"]) : null;
  if (wrong !== null) refuseWord(cursor, 0, wrong);
  if (atEnd(cursor)) expected(cursor, "odds");
  const values = [readShare(cursor)];
  while (accept(cursor, ",")) values.push(readShare(cursor));
  return { kind: "odds", edge, values };
}

/** Neither a statement nor a name with a verb: what is misspelt is the verb if a near one stands second, else the first word. */
function readUnknown(cursor: Cursor): never {
  const end = measureEnd(cursor);
  const verb = end > 0 && seesWord(cursor, end) ? didYouMean(read(cursor, end), nodeVerbs) : null;
  if (verb !== null) return refuseWord(cursor, end, verb);
  const statement = didYouMean(read(cursor), statements);
  if (statement !== null) return refuseWord(cursor, 0, statement);
  if (end === 0) return expected(cursor, "statement");
  cursor.at += end;
  // `n8 n9 90%`: what is missing is the arrow.
  const arrow = seesWord(cursor) && /^[.\d]/.test(read(cursor, 1)) ? [insertAt(here(cursor).from, "-> ")] : [];
  return expected(cursor, ["->", ...nodeVerbs].join(" | "), arrow);
}
