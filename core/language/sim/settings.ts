import { peek, textOf } from "../reader.ts";
import type { SettingName, SimClause } from "../tree.ts";
import { accept, type Cursor } from "./cursor.ts";
import { type Figure, readTotal } from "./numbers.ts";
import { readDuration } from "./units.ts";

/** What each setting may be. A seed is 32 bits wide. */
const ranges: Readonly<Record<SettingName, readonly [min: number, max: number]>> = {
  cases: [1, 10_000_000_000],
  seed: [0, 4_294_967_295],
  warmup: [0, 1_000_000_000],
  replications: [1, 100_000],
  limit: [1, 1_000_000_000],
};

/** Names of the settings, as they are written. */
export const settings = Object.keys(ranges) as readonly SettingName[];

/** Reads what follows the name of a setting. A warm-up is a number of cases, or a duration. */
export function readSetting(cursor: Cursor, name: SettingName): SimClause {
  const { value, span: valueSpan } =
    name === "warmup" && seesDuration(cursor) ? readDuration(cursor) : readNamed(cursor, name);
  const unit = /[a-zµμ]$/.test(textOf(cursor, valueSpan)) ? "seconds" : "cases";
  return { kind: "setting", name, value, unit, valueSpan };
}

/** Whether a unit of time follows the number, at once or after a blank. */
function seesDuration(cursor: Cursor): boolean {
  const start = peek(cursor)?.from ?? cursor.end;
  const text = cursor.source.slice(start, Math.min(cursor.end, start + 60));
  return /^[\d.,]+\s*[a-zµμ]/i.test(text) && !/^[\d.,]+\s+case/i.test(text);
}

function readNamed(cursor: Cursor, name: SettingName): Figure {
  const figure = readTotal(cursor, ...ranges[name]);
  if (name === "cases" || name === "warmup") accept(cursor, figure.value === 1 ? "case" : "cases");
  if (name === "limit") accept(cursor, figure.value === 1 ? "step" : "steps");
  return figure;
}
