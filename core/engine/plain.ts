/*
 * Plain values as text, to be kept or sent: what JSON has, arrays of doubles and maps besides. Arrays of counts are mostly zeros, so equal neighbours
 * are written once. Doubles come back bit for bit, but for -0 and what is not finite: a RangeError, as is any other object.
 */

/** Equal neighbours from which on their number is written instead. */
const fewest = 3;

/** Writes a value. */
export function writePlain(value: unknown): string {
  return JSON.stringify(pack(value));
}

/** Reads what `writePlain` wrote; the caller knows its type. */
export function readPlain<Value>(text: string): Value {
  return unpack(JSON.parse(text)) as Value;
}

function pack(value: unknown): unknown {
  if (value instanceof Float64Array) return { doubles: packDoubles(value) };
  if (value instanceof Map) return { map: [...value].map(([key, one]) => [pack(key), pack(one)]) };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value} is not finite`);
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new RangeError(`${value} is not plain`);
  return { object: Object.entries(value).map(([key, one]) => [key, pack(one)]) };
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== "object" || value === null) return value;
  const packed = value as Packed;
  if ("doubles" in packed) return unpackDoubles(packed.doubles);
  if ("map" in packed) return new Map(packed.map.map(([key, one]) => [unpack(key), unpack(one)]));
  return Object.fromEntries(packed.object.map(([key, one]) => [key, unpack(one)]));
}

type Packed =
  | { readonly doubles: readonly Run[] }
  | { readonly map: readonly (readonly [unknown, unknown])[] }
  | { readonly object: readonly (readonly [string, unknown])[] };

/** A number, or how often it follows itself. */
type Run = number | readonly [number, number];

function packDoubles(values: Float64Array): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < values.length; ) {
    const value = values[at]!;
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not finite`);
    let end = at + 1;
    while (end < values.length && values[end] === value) end++;
    if (end - at >= fewest) runs.push([value, end - at]);
    else for (; at < end; at++) runs.push(value);
    at = end;
  }
  return runs;
}

function unpackDoubles(runs: readonly Run[]): Float64Array {
  const values = new Float64Array(runs.reduce<number>((sum, run) => sum + (typeof run === "number" ? 1 : run[1]), 0));
  let at = 0;
  for (const run of runs) {
    if (typeof run === "number") values[at++] = run;
    else {
      values.fill(run[0], at, at + run[1]);
      at += run[1];
    }
  }
  return values;
}
