import { didYouMean } from "../distance.ts";
import type { Token } from "../lexer.ts";
import type { Reader } from "../reader.ts";
import type { Arrival, EdgeReference, LoopBound, Name, SettingName, SimStatement } from "../tree.ts";
import {
  accept,
  atEnd,
  type Cursor,
  createCursor,
  expected,
  fail,
  here,
  next,
  read,
  refuseWord,
  Unreadable,
} from "./cursor.ts";
import { readDistribution } from "./distribution.ts";
import { readExpectation } from "./expect.ts";
import { readEdgeFrom, readName } from "./names.ts";
import { acceptUnit, readCount, readDuration, readNumber, readShare } from "./numbers.ts";

const settings: Readonly<Record<SettingName, readonly [min: number, max: number]>> = {
  cases: [1, 1e10],
  seed: [0, Number.MAX_SAFE_INTEGER],
  warmup: [0, 1e9],
  replications: [1, 100_000],
  limit: [1, 1_000_000_000],
};

/** Words after a node's name, for did-you-mean. */
const nodeWords = ["by", "joins", "splits", "takes", "arrives", "costs", "->"];

/** Reads one `// sim` line; a line that is not understood gives one error and `null`. */
export function readSim(reader: Reader, comment: Token): SimStatement | null {
  const cursor = createCursor(reader, comment);
  try {
    const statement = readStatement(cursor);
    if (!atEnd(cursor)) expected(cursor, "end");
    return statement;
  } catch (problem) {
    if (problem instanceof Unreadable) return null;
    throw problem;
  }
}

function readStatement(cursor: Cursor): SimStatement {
  const { span } = cursor;
  if (atEnd(cursor)) expected(cursor, "statement");
  const word = read(cursor).toLowerCase();
  const follower = read(cursor, 1).toLowerCase();
  const named = nodeWords.includes(follower) || read(cursor, 1) === ".";
  if (named) return readAboutNode(cursor);
  if (word in settings) return readSetting(cursor, word as SettingName);
  if (accept(cursor, "expect")) return { span, ...readExpectation(cursor) };
  if (accept(cursor, "loop")) return readLoopBound(cursor);
  if (accept(cursor, "lane")) return readLane(cursor);
  return unknownStatement(cursor);
}

function unknownStatement(cursor: Cursor): never {
  const first = here(cursor);
  const word = read(cursor);
  const statement = didYouMean(word, [...Object.keys(settings), "expect", "loop", "lane"]);
  if (statement !== null) refuseWord(cursor, 0, statement);
  const follower = read(cursor, 1);
  const better = follower === "" ? null : didYouMean(follower, nodeWords);
  if (better !== null) refuseWord(cursor, 1, better);
  return fail(cursor, "flow/unknown-sim", first, { word, suggestion: "" });
}

/** Takes one of the words, or fails with the nearest. */
function choose<Word extends string>(cursor: Cursor, ...words: readonly Word[]): Word {
  const found = words.find((word) => accept(cursor, ...word.split(" ")));
  if (found !== undefined) return found;
  const suggestion = didYouMean(
    read(cursor),
    words.map((word) => word.split(" ")[0]!),
  );
  if (suggestion !== null) refuseWord(cursor, 0, suggestion);
  return expected(cursor, words.join(" | "));
}

function readAboutNode(cursor: Cursor): SimStatement {
  const { span } = cursor;
  const node = readName(cursor);
  if (next(cursor)?.kind === "arrow") return readAboutEdge(cursor, readEdgeFrom(cursor, node));
  switch (choose(cursor, "by", "joins", "splits", "takes", "arrives", "costs")) {
    case "by":
      return { span, kind: "by", node, by: choose(cursor, "counter", "odds") };
    case "joins":
      return { span, kind: "joins", node, mode: choose(cursor, "all", "any") };
    case "splits":
      return { span, kind: "splits", node, mode: choose(cursor, "one", "all") };
    case "takes":
      return { span, kind: "takes", node, duration: readDistribution(cursor) };
    case "arrives":
      return { span, kind: "arrives", node, arrival: readArrival(cursor) };
    case "costs":
      return { span, kind: "node-cost", node, perVisit: readAmount(cursor) };
  }
}

function readAboutEdge(cursor: Cursor, edge: EdgeReference): SimStatement {
  const { span } = cursor;
  if (accept(cursor, "takes")) return { span, kind: "travels", edge, duration: readDistribution(cursor) };
  const values = [readShare(cursor)];
  while (accept(cursor, ",")) values.push(readShare(cursor));
  return { span, kind: "odds", edge, values };
}

function readArrival(cursor: Cursor): Arrival {
  const kind = choose(cursor, "every", "poisson", "at once", "never");
  if (kind === "never") return { kind };
  if (kind === "at once") return { kind, count: readCount(cursor, 1, 10_000_000).value };
  if (kind === "every") {
    const { value, span } = readDuration(cursor);
    if (value <= 0) fail(cursor, "flow/sim-range", span, { found: value, min: 0, max: "" });
    return { kind, seconds: value };
  }
  const rate = readNumber(cursor);
  if (!(rate.value > 0)) fail(cursor, "flow/sim-range", rate.span, { found: rate.value, min: 0, max: "" });
  return { kind, rate: rate.value / readPer(cursor) };
}

/** `/s`, `/min`, `/h`, `/d`: the seconds that an amount is for. */
function readPer(cursor: Cursor): number {
  if (!accept(cursor, "/")) return expected(cursor, "/s | /min | /h | /d");
  return acceptUnit(cursor) ?? expected(cursor, "/s | /min | /h | /d");
}

function readAmount(cursor: Cursor): number {
  const { value, span } = readNumber(cursor);
  if (value < 0 || value > 1e12) fail(cursor, "flow/sim-range", span, { found: value, min: 0, max: "10^12" });
  return value;
}

function readLoopBound(cursor: Cursor): SimStatement {
  const { span } = cursor;
  const member = readName(cursor);
  const from = here(cursor).from;
  const kind = choose(cursor, "at most", "exactly", "unlimited");
  const bound: LoopBound =
    kind === "unlimited"
      ? { kind }
      : kind === "exactly"
        ? { kind, passes: readCount(cursor, 1, 1_000_000).value }
        : { kind, repeats: readCount(cursor, 0, 1_000_000).value };
  return { span, kind: "loop", member, bound, boundSpan: { from, to: span.to } };
}

function readLane(cursor: Cursor): SimStatement {
  const { span } = cursor;
  const begin = here(cursor).from;
  let end = begin;
  while (!atEnd(cursor) && !(end > begin && ["capacity", "costs"].includes(read(cursor)))) {
    end = next(cursor)!.to;
    cursor.at++;
  }
  if (end === begin) expected(cursor, "lane");
  const lane: Name = { text: cursor.source.slice(begin, end), span: { from: begin, to: end } };
  if (atEnd(cursor)) expected(cursor, "capacity | costs");
  if (accept(cursor, "costs")) {
    const amount = readAmount(cursor);
    return { span, kind: "lane-cost", lane, perSecond: amount / readPer(cursor) };
  }
  cursor.at++;
  const capacity = readCount(cursor, 1, 1_000_000).value;
  const queue = accept(cursor, "queue") ? readCount(cursor, 0, 1_000_000_000).value : null;
  return { span, kind: "capacity", lane, capacity, queue };
}

function readSetting(cursor: Cursor, name: SettingName): SimStatement {
  const { span } = cursor;
  cursor.at++;
  if (
    name === "warmup" &&
    /^[\d.]+(us|ms|s|sec|min|h|d)$|^[\d.]+ (ms|s|min|h|d)\b/.test(cursor.source.slice(here(cursor).from, span.to))
  ) {
    const { value, span: valueSpan } = readDuration(cursor);
    return { span, kind: "setting", name, value, unit: "seconds", valueSpan };
  }
  const { value, span: valueSpan } = readCount(cursor, ...settings[name]);
  if (name === "warmup") accept(cursor, "cases");
  if (name === "limit") accept(cursor, "steps");
  return { span, kind: "setting", name, value, unit: "cases", valueSpan };
}
