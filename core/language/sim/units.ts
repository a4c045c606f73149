import { didYouMean } from "../distance.ts";
import { createFix, offerWords, replaceBy } from "../fixes.ts";
import { here, peek, textOf } from "../reader.ts";
import { accept, type Cursor, expected, fail } from "./cursor.ts";
import { type Figure, keepWithin, readNumber, refuseComma } from "./numbers.ts";

const seconds: Readonly<Record<string, number>> = {
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  d: 86400,
  day: 86400,
  days: 86400,
};

/** The units that are offered. */
const offered = ["s", "ms", "min", "h", "d"];

/** Seconds of the unit that stands here, `null` if none does. */
function acceptUnit(cursor: Cursor): number | null {
  const unit = textOf(cursor, peek(cursor));
  if (!Object.hasOwn(seconds, unit)) return null;
  cursor.at++;
  return seconds[unit]!;
}

/** A duration in seconds from 0 to 10^9, with its unit: `200ms`, `1.5s`, `2min`, `3h`, `1d`. Only 0 needs none. */
export function readDuration(cursor: Cursor): Figure {
  const figure = readNumber(cursor, "duration");
  refuseComma(cursor, figure);
  const { from, to } = figure.span;
  const unit = acceptUnit(cursor);
  if (unit === null && (figure.value !== 0 || peek(cursor)?.from === to)) refuseUnit(cursor, figure);
  const span = { from, to: unit === null ? to : cursor.tokens[cursor.at - 1]!.to };
  const value = figure.value * (unit ?? 1);
  keepWithin(cursor, { value, span }, 0, 1e9, "s");
  return { value, span };
}

/** A word that touches the number is a wrong unit; else the unit is missing. */
function refuseUnit(cursor: Cursor, { span }: Figure): never {
  const next = peek(cursor);
  const found = textOf(cursor, span);
  if (next?.kind === "word" && next.from === span.to) {
    const word = textOf(cursor, next);
    const suggestion = word === "m" ? null : didYouMean(word, Object.keys(seconds));
    const fixes = offerWords(suggestion, word === "m" ? ["min", "ms"] : offered, next);
    return fail(cursor, "flow/unknown-unit", next, { unit: word, suggestion: suggestion ?? "" }, fixes);
  }
  const fixes = ["s", "ms", "min"].map((unit) =>
    createFix("add-unit", { text: `${found}${unit}` }, { from: span.to, to: span.to, insert: unit }),
  );
  return fail(cursor, "flow/missing-unit", span, { found }, fixes);
}

/** What an amount is for, in seconds: `/s`, `/min`, `/h`, `/d`. */
export function readPer(cursor: Cursor): number {
  const what = "/s | /min | /h | /d";
  const { to } = cursor.tokens[cursor.at - 1]!;
  if (!accept(cursor, "/")) {
    return expected(
      cursor,
      what,
      ["/h", "/min", "/s"].map((per) => createFix("insert", { text: per }, { from: to, to, insert: per })),
    );
  }
  const unit = acceptUnit(cursor);
  if (unit !== null) return unit;
  const suggestion = didYouMean(textOf(cursor, here(cursor)), offered);
  return expected(cursor, what, suggestion === null ? [] : [replaceBy(suggestion, here(cursor))]);
}
