import type { LoopBound } from "../../language/tree.ts";
import { fold } from "./fold.ts";

/** More repeats than this are counted as this many: the counter of a token is a 32-bit integer. */
export const mostRepeats = 1_000_000_000;

/** Nouns that count passes, so that N of them are N-1 repeats. */
const tries = "attempts?|tries|try|essais?|tentatives?";
const times = "times|time|fois|x";
/** A number that is no part of another one and measures neither time nor a share. */
const number = String.raw`(?<![\d.,])(?<n>\d+)(?![\d]|[.,]\d)(?!\s?(?:%|ms\b|s\b|secs?\b|seconds?\b|secondes?\b|mins?\b|minutes?\b|h\b|hours?\b|heures?\b|d\b|days?\b|jours?\b))`;
/** What it counts, two words further at most: "up to 5 failed login attempts", but not "up to 5 times an attempt". */
const noun = String.raw`(?:\s?(?!(?:${times}|retr|repeat|reessai|repetition))(?:[\p{L}'-]+ ){0,2}?(?<tries>${tries})\b)?`;
const atMost = "max(?:imum)?|at most|au plus|au maximum";

/** Patterns of a bound, tried in this order; then those of an exact number. */
const bounds = [
  String.raw`\b(?:up to|at most|max(?:imum)?\.?(?: of| de)?:?|no more than|jusqu'a|au plus|au maximum) ?${number}${noun}`,
  String.raw`${number} ?(?:${times}|retries|retry|reessais?|repeats?|repetitions?|(?<tries>${tries})) (?:${atMost})\b`,
  String.raw`${number} (?:[\p{L}'-]+ ){0,1}?(?:retries|retry|reessais?|(?<tries>${tries}))\b`,
  String.raw`\b(?:retr(?:y|ies|ying)|reessaye[rz]?|reessaie[rz]?)\b[^\d]{0,60}${number} ?(?:${times})\b`,
].map((source) => new RegExp(source, "u"));
const exact = new RegExp(String.raw`${number} ?(?:${times})\b`, "u");

/**
 * Reads how often a loop repeats from its text, English or French (L2): the first pattern that matches wins, only digits are numbers,
 * case and accents are ignored. "Up to 5 times" is 5 repeats, "up to 5 attempts" 4, "5 times" 5 passes, "until done" no bound.
 */
export function readCount(text: string): LoopBound {
  const folded = fold(text);
  for (const pattern of bounds) {
    const groups = pattern.exec(folded)?.groups;
    if (groups === undefined) continue;
    const repeats = Number(groups.n) - (groups.tries === undefined ? 0 : 1);
    return { kind: "at most", repeats: Math.min(Math.max(repeats, 0), mostRepeats) };
  }
  const passes = exact.exec(folded)?.groups?.n;
  if (passes === undefined) return { kind: "unlimited" };
  return { kind: "exactly", passes: Math.min(Math.max(Number(passes), 1), mostRepeats) };
}
