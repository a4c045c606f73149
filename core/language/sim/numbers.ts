import type { Span } from "../diagnostic.ts";
import { replaceBy } from "../fixes.ts";
import { peek, sees, textOf } from "../reader.ts";
import { accept, type Cursor, expected, fail } from "./cursor.ts";

/** A number with the place where it stands. */
export interface Figure {
  readonly value: number;
  readonly span: Span;
}

const numberPattern = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/;

/** Takes a number without its unit: letters that follow the digits at once stay for the unit. `what` is said to be missing if there is none. */
export function readNumber(cursor: Cursor, what = "number"): Figure {
  const start = peek(cursor);
  if (start === null) return expected(cursor, what);
  const match = numberPattern.exec(cursor.source.slice(start.from, Math.min(cursor.end, start.from + 40)));
  if (match === null) return expected(cursor, what);
  const span = { from: start.from, to: start.from + match[0].length };
  const value = Number(match[0]);
  if (!Number.isFinite(value)) fail(cursor, "flow/sim-number", span, { found: match[0] });
  moveTo(cursor, span.to);
  return { value, span };
}

/** Moves on to an offset, which may lie inside a token: its rest becomes the next token. */
function moveTo(cursor: Cursor, offset: number): void {
  while (peek(cursor) !== null && peek(cursor)!.to <= offset) cursor.at++;
  const token = peek(cursor);
  if (token !== null && token.from < offset) cursor.tokens[cursor.at] = { kind: "word", from: offset, to: token.to };
}

/** Fails where a comma stands before decimals, as many countries write them. */
export function refuseComma(cursor: Cursor, figure: Figure): void {
  const decimals = /^,\d+/.exec(cursor.source.slice(figure.span.to, Math.min(cursor.end, figure.span.to + 20)));
  if (decimals === null) return;
  const span = { from: figure.span.from, to: figure.span.to + decimals[0].length };
  const found = textOf(cursor, span);
  const number = found.replace(",", ".");
  fail(cursor, "flow/sim-comma", span, { found, number }, [replaceBy(number, span)]);
}

/** A whole number within `[min, max]` that may be large: digits in groups are refused with the number that is meant. */
export function readTotal(cursor: Cursor, min: number, max: number): Figure {
  const start = cursor.at;
  refuseGroups(cursor, readNumber(cursor));
  cursor.at = start;
  return readCount(cursor, min, max);
}

/** A whole number within `[min, max]`. */
export function readCount(cursor: Cursor, min: number, max: number): Figure {
  const figure = readNumber(cursor);
  refuseComma(cursor, figure);
  if (!Number.isInteger(figure.value)) {
    const nearest = Math.min(max, Math.max(min, Math.round(figure.value)));
    fail(cursor, "flow/sim-whole", figure.span, { found: figure.value }, [replaceBy(String(nearest), figure.span)]);
  }
  keepWithin(cursor, figure, min, max);
  return figure;
}

/** `10,000` and `10 000` are one number to many people. */
function refuseGroups(cursor: Cursor, figure: Figure): void {
  const groups = /^(?:[\s,_'’]\d{3})+(?!\w)/u.exec(
    cursor.source.slice(figure.span.to, Math.min(cursor.end, figure.span.to + 20)),
  );
  if (groups === null) return;
  const span = { from: figure.span.from, to: figure.span.to + groups[0].length };
  const found = textOf(cursor, span);
  const number = found.replace(/[^\d]/g, "");
  fail(cursor, "flow/sim-comma", span, { found, number }, [replaceBy(number, span)]);
}

/** A number that is not negative, at most 10^9. */
export function readAmount(cursor: Cursor): Figure {
  const figure = readNumber(cursor);
  refuseComma(cursor, figure);
  keepWithin(cursor, figure, 0, 1e9);
  return figure;
}

/** A number above 0, at most 10^9. */
export function readPositive(cursor: Cursor): Figure {
  const figure = readNumber(cursor);
  refuseComma(cursor, figure);
  keepPositive(cursor, figure);
  keepWithin(cursor, figure, 0, 1e9);
  return figure;
}

/** Fails outside of `[min, max]`, with the nearest that is within; `unit` is what the bounds are shown with. */
export function keepWithin(cursor: Cursor, { value, span }: Figure, min: number, max: number, unit = ""): void {
  if (value >= min && value <= max) return;
  const found = textOf(cursor, span);
  if (value < 0 && min === 0) {
    // The sign is the likelier slip.
    const unsigned = -value <= max ? [replaceBy(found.replace("-", ""), span)] : [];
    fail(cursor, "flow/sim-negative", span, { found }, unsigned);
  }
  const [least, most] = [`${min}${unit}`, `${max}${unit}`];
  fail(cursor, "flow/sim-range", span, { found, min: least, max: most }, [replaceBy(value < min ? least : most, span)]);
}

/** Fails unless above 0. */
export function keepPositive(cursor: Cursor, { value, span }: Figure): void {
  if (value <= 0) fail(cursor, "flow/sim-positive", span, { found: textOf(cursor, span) });
}

/** Odds as a fraction from 0 to 1: `90%`, `0.9`, `9/10`. A comma after them begins the next attempt. */
export function readShare(cursor: Cursor): Figure {
  const first = readNumber(cursor, "share");
  let { value } = first;
  let { to } = first.span;
  if (sees(cursor, "%")) {
    value /= 100;
    ({ to } = cursor.tokens[cursor.at++]!);
  } else if (accept(cursor, "/")) {
    const below = readNumber(cursor);
    if (below.value === 0) fail(cursor, "flow/sim-number", below.span, { found: "0" });
    value /= below.value;
    ({ to } = below.span);
  }
  const figure = { value, span: { from: first.span.from, to } };
  if (value < 0 || value > 1) refuseShare(cursor, figure, to === first.span.to);
  return figure;
}

function refuseShare(cursor: Cursor, { value, span }: Figure, bare: boolean): never {
  if (bare) refuseComma(cursor, { value, span });
  // `0,9` reads as two attempts, of which the second cannot be: it was meant as one number.
  const before = /\d+(?=,$)/.exec(cursor.source.slice(Math.max(0, span.from - 20), span.from));
  if (bare && before !== null) {
    const to = span.from - 1;
    refuseComma(cursor, { value, span: { from: to - before[0].length, to } });
  }
  const found = textOf(cursor, span);
  const nearest = value < 0 ? "0%" : "100%";
  const fixes = bare && value > 1 && value <= 100 ? [replaceBy(`${found}%`, span)] : [replaceBy(nearest, span)];
  return fail(cursor, "flow/sim-range", span, { found, min: "0%", max: "100%" }, fixes);
}
