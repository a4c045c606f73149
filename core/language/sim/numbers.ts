import type { Span } from "../diagnostic.ts";
import { createFix } from "../text.ts";
import { type Cursor, expected, fail, here, next, read } from "./cursor.ts";

/** A number with the place where it stands. */
export interface Figure {
  readonly value: number;
  readonly span: Span;
}

const numberPattern = /^[+-]?(?:\d+(?:[.,]\d+)?|\.\d+)(?:[eE][+-]?\d+)?/;

/** Takes a decimal number without unit; digits may be followed at once by letters, which stay for the unit. */
export function readNumber(cursor: Cursor): Figure {
  const start = next(cursor);
  if (start === null) return expected(cursor, "number");
  const rest = cursor.source.slice(start.from, Math.min(cursor.span.to, start.from + 40));
  const match = numberPattern.exec(rest);
  if (match === null) return expected(cursor, "number");
  const span = { from: start.from, to: start.from + match[0].length };
  const value = Number(match[0].replace(",", "."));
  if (!Number.isFinite(value)) fail(cursor, "flow/sim-number", span, { found: match[0] });
  moveTo(cursor, span.to);
  return { value, span };
}

/** Moves on to an offset, which may lie inside a token: its rest becomes the next token. */
export function moveTo(cursor: Cursor, offset: number): void {
  const tokens = cursor.tokens as { kind: "word"; from: number; to: number }[];
  while (next(cursor) !== null && next(cursor)!.to <= offset) cursor.at++;
  const token = next(cursor);
  if (token !== null && token.from < offset) tokens[cursor.at] = { kind: "word", from: offset, to: token.to };
}

/** A whole number within `[min, max]`. */
export function readCount(cursor: Cursor, min: number, max: number): Figure {
  const figure = readNumber(cursor);
  if (!Number.isInteger(figure.value) || figure.value < min || figure.value > max) {
    fail(cursor, "flow/sim-range", figure.span, { found: figure.value, min, max });
  }
  return figure;
}

/** Odds as a fraction from 0 to 1: `90%`, `0.9`, `9/10`. */
export function readShare(cursor: Cursor): Figure {
  const first = readNumber(cursor);
  let { value } = first;
  let to = first.span.to;
  if (read(cursor) === "%") {
    value /= 100;
    to = next(cursor)!.to;
    cursor.at++;
  } else if (read(cursor) === "/") {
    cursor.at++;
    const below = readNumber(cursor);
    if (below.value === 0) fail(cursor, "flow/sim-number", below.span, { found: "0" });
    value /= below.value;
    to = below.span.to;
  }
  const span = { from: first.span.from, to };
  if (value < 0 || value > 1) {
    const percent = createFix("replace", { text: `${first.value}%` }, { ...span, insert: `${first.value}%` });
    fail(
      cursor,
      "flow/sim-range",
      span,
      { found: cursor.source.slice(span.from, span.to), min: "0%", max: "100%" },
      value > 1 && value <= 100 && to === first.span.to ? [percent] : [],
    );
  }
  return { value, span };
}

const units: Readonly<Record<string, number>> = {
  us: 1e-6,
  µs: 1e-6,
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

/** Seconds of the unit that stands here, `null` if none does. */
export function acceptUnit(cursor: Cursor): number | null {
  const seconds = units[read(cursor)];
  if (seconds === undefined) return null;
  cursor.at++;
  return seconds;
}

/** A duration in seconds, not negative, with its unit: `200ms`, `1.5s`, `2min`, `3h`, `1d`. */
export function readDuration(cursor: Cursor): Figure {
  const figure = readNumber(cursor);
  const unit = acceptUnit(cursor);
  const { from, to } = figure.span;
  if (unit === null && figure.value !== 0) {
    fail(cursor, "flow/missing-unit", figure.span, { found: figure.value }, [
      createFix("add-unit", { unit: "s" }, { from: to, to, insert: "s" }),
    ]);
  }
  const value = figure.value * (unit ?? 1);
  if (value < 0 || value > 1e9)
    fail(cursor, "flow/sim-range", figure.span, { found: figure.value, min: 0, max: "10^9 s" });
  return { value, span: { from, to: Math.max(to, here(cursor).from) } };
}
