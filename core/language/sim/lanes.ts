import { measureLane, takeName } from "../names.ts";
import { unescapeText } from "../quotes.ts";
import { peek, seesWord } from "../reader.ts";
import type { Name, SimClause } from "../tree.ts";
import { accept, atEnd, type Cursor, choose, expected, read } from "./cursor.ts";
import { readAmount, readCount } from "./numbers.ts";
import { readPer } from "./units.ts";

const verbs = ["capacity", "costs"] as const;

/** Whether `lane` here begins a statement about a lane: one of its verbs stands after a name. */
export function seesLane(cursor: Cursor): boolean {
  return read(cursor) === "lane" && findVerb(cursor, 1) !== null;
}

/** Reads what follows `lane`: its name, which may have blanks, and what it can do or costs. */
export function readLane(cursor: Cursor): SimClause {
  const lane = readLaneName(cursor);
  if (choose(cursor, verbs) === "costs") {
    return { kind: "lane-cost", lane, perSecond: readAmount(cursor).value / readPer(cursor) };
  }
  const capacity = readCount(cursor, 1, 1_000_000).value;
  const queue = accept(cursor, "queue") ? readCount(cursor, 0, 1_000_000_000).value : null;
  return { kind: "capacity", lane, capacity, queue };
}

/** How far the verb is: the last of them that a number follows, so that a lane may be called "Costs" or "Capacity planning". */
function findVerb(cursor: Cursor, from: number): number | null {
  for (let ahead = cursor.tokens.length - cursor.at - 1; ahead > from; ahead--) {
    const verb = (verbs as readonly string[]).includes(read(cursor, ahead));
    if (verb && (peek(cursor, ahead + 1) === null || /^[-+.\d]/.test(read(cursor, ahead + 1)))) return ahead;
  }
  return null;
}

/** One string, or words up to the verb; without a verb, up to what could be one that is misspelt: the word before a number. */
function readLaneName(cursor: Cursor): Name {
  const first = peek(cursor);
  const quoted = first?.kind === "string";
  let count = quoted ? 1 : Math.min(measureLane(cursor), findVerb(cursor, 0) ?? cursor.tokens.length);
  if (first === null || count === 0) return expected(cursor, "lane");
  if (!quoted && findVerb(cursor, 0) === null) {
    count = 1;
    while (seesWord(cursor, count) && !/^\d/.test(read(cursor, count + 1)) && peek(cursor, count + 1) !== null) count++;
  }
  const name = takeName(cursor, count);
  if (atEnd(cursor)) return expected(cursor, verbs.join(" | "));
  return quoted ? { text: unescapeText(name.text.slice(1, -1)), span: name.span } : name;
}
