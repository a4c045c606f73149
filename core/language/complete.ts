import { isBreak } from "./characters.ts";
import { isSim } from "./comments.ts";
import type { Token } from "./lexer.ts";
import { measureLane } from "./names.ts";
import { type Completion, createOffers, list, type Offers } from "./offers.ts";
import { parse } from "./parse.ts";
import { cut, type Reader, sees, seesWord, textOf } from "./reader.ts";
import { attributes, directions, shapes } from "./recognise.ts";
import { completeSim } from "./sim/complete.ts";

/** What could replace `[from, to)`. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

/** What could be written at an offset: lanes, ids, handles, shapes, attributes, and the words of simulation lines. Never throws. */
export function complete(source: string, offset: number): Completions {
  const to = Math.max(0, Math.min(source.length, offset));
  let start = to;
  while (start > 0 && !isBreak(source.charCodeAt(start - 1))) start--;
  const tokens = cut(source, start, to);
  const last = tokens.at(-1);
  if (last?.kind === "comment") return completeComment(source, last.from, to);
  if (last?.kind === "open-string") return { from: to, to, options: [] };
  return finish(source, tokens, to, completeStatement);
}

/** Splits the word that was begun from what stands before it. */
function finish(
  source: string,
  tokens: readonly Token[],
  to: number,
  choose: (before: Reader, offers: Offers) => readonly Completion[],
): Completions {
  const last = tokens.at(-1);
  const begun = last !== undefined && last.to === to && (last.kind === "word" || last.kind === "number");
  const before = begun ? tokens.slice(0, -1) : tokens;
  const reader: Reader = { source, tokens: before, at: 0, end: to, findings: [] };
  return { from: begun ? last.from : to, to, options: choose(reader, createOffers(parse(source).tree)) };
}

function completeComment(source: string, from: number, to: number): Completions {
  const text = source.slice(from, to);
  const start = from + text.indexOf("sim") + 3;
  if (isSim(text) && start < to) return finish(source, cut(source, start, to), to, completeSim);
  const begun = /^\/\/\s*(s?i?m?)$/.exec(text)?.[1];
  if (begun === undefined) return { from: to, to, options: [] };
  return { from: to - begun.length, to, options: list("keyword", "sim") };
}

function completeStatement(before: Reader, offers: Offers): readonly Completion[] {
  const count = before.tokens.length;
  const at = (back: number): string => textOf(before, before.tokens[count - back] ?? null);
  if (count === 0) return [...list("keyword", "loop"), ...offers.ends(null, "right")];
  if (at(1) === "(" && at(2) === "handle") return list("handle", ...directions);
  if (at(1) === "." && !before.tokens.slice(0, -1).some(({ kind }) => kind === "arrow"))
    return completeDot(before, offers, "right");
  if (at(1) === ".") return completeDot(before, offers, "left");
  if (at(1) === "[" && at(2) === ")") return [{ label: "label", kind: "attribute", insert: 'label="' }];
  if (at(1) === "->") return [...offers.lanes("."), ...offers.ends(null, "left")];
  if (sees(before, "loop") && before.tokens.some((token) => textOf(before, token) === "]")) return offers.nodes();
  if (at(1) === ":" && count === 2) return list("shape", ...shapes);
  if (
    seesWord(before) &&
    sees(before, ":", 1) &&
    (shapes as readonly string[]).includes(textOf(before, before.tokens[2] ?? null))
  ) {
    return completeAttributes(before);
  }
  return [];
}

/** Behind `lane.` its nodes, behind `node.` its side. */
function completeDot(before: Reader, offers: Offers, side: "left" | "right"): readonly Completion[] {
  const { tokens } = before;
  let first = tokens.length - 1;
  while (first > 0 && tokens[first - 1]!.kind !== "arrow" && tokens[first - 1]!.kind !== "break") first--;
  const lane = measureLane({ ...before, at: first });
  const name = textOf(before, { from: tokens[first]!.from, to: tokens[first + lane - 1]?.to ?? tokens[first]!.to });
  const nodes = first + lane === tokens.length - 1 ? offers.ends(name, side) : [];
  return nodes.length > 0 ? nodes : [{ label: "handle", kind: "handle", insert: `handle(${side})` }];
}

/** The attributes that the line has not yet; none behind a sign, where a text is due. */
function completeAttributes(before: Reader): readonly Completion[] {
  const texts = before.tokens.map((token) => textOf(before, token));
  if (texts.at(-1) === ":" || texts.at(-1) === "=") return [];
  return attributes
    .filter((name) => !texts.includes(name))
    .map((name) => ({ label: name, kind: "attribute" as const, insert: `${name}:"` }));
}
