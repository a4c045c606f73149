import { didYouMean } from "../distance.ts";
import type { Distribution } from "../tree.ts";
import { accept, atEnd, type Cursor, expected, fail, here, next, read, refuseWord } from "./cursor.ts";
import { type Figure, readCount, readDuration, readNumber } from "./numbers.ts";

/** The families of durations (T2), as they are written. */
export const families = [
  "constant",
  "uniform",
  "triangular",
  "exponential",
  "normal",
  "lognormal",
  "erlang",
  "gamma",
  "weibull",
  "beta",
  "empirical",
] as const;

/** Reads a family and its values; a bare duration is a constant. */
export function readDistribution(cursor: Cursor): Distribution {
  const family = families.find((name) => accept(cursor, name));
  if (family === undefined) {
    if (next(cursor)?.kind === "word") refuseFamily(cursor);
    return { family: "constant", value: readDuration(cursor).value };
  }
  switch (family) {
    case "constant":
      return { family, value: readDuration(cursor).value };
    case "uniform": {
      const [min, max] = [readDuration(cursor), readDuration(cursor)];
      keepOrder(cursor, min, max);
      return { family, min: min.value, max: max.value };
    }
    case "triangular": {
      const [min, mode, max] = [readDuration(cursor), readDuration(cursor), readDuration(cursor)];
      keepOrder(cursor, min, mode);
      keepOrder(cursor, mode, max);
      return { family, min: min.value, mode: mode.value, max: max.value };
    }
    case "exponential":
      return { family, mean: readDuration(cursor).value };
    case "normal":
    case "lognormal":
    case "gamma": {
      const [mean, sd] = [readDuration(cursor), readDuration(cursor)];
      if (family !== "normal") keepPositive(cursor, mean);
      return { family, mean: mean.value, sd: sd.value };
    }
    case "erlang":
      return { family, k: readCount(cursor, 1, 1000).value, mean: readDuration(cursor).value };
    case "weibull": {
      const shape = keepPositive(cursor, readNumber(cursor));
      return { family, shape: shape.value, scale: readDuration(cursor).value };
    }
    case "beta": {
      const [a, b] = [keepPositive(cursor, readNumber(cursor)), keepPositive(cursor, readNumber(cursor))];
      const [min, max] = [readDuration(cursor), readDuration(cursor)];
      keepOrder(cursor, min, max);
      return { family, a: a.value, b: b.value, min: min.value, max: max.value };
    }
    case "empirical":
      return { family, values: readWeighted(cursor) };
  }
}

function refuseFamily(cursor: Cursor): never {
  const suggestion = didYouMean(read(cursor), families);
  return suggestion === null ? expected(cursor, "family") : refuseWord(cursor, 0, suggestion);
}

function readWeighted(cursor: Cursor): { value: number; weight: number }[] {
  const values: { value: number; weight: number }[] = [];
  const begin = here(cursor);
  do {
    const { value } = readDuration(cursor);
    if (!accept(cursor, ":")) expected(cursor, "weight");
    const weight = readNumber(cursor);
    if (weight.value < 0) fail(cursor, "flow/sim-range", weight.span, { found: weight.value, min: 0, max: "" });
    values.push({ value, weight: weight.value });
    accept(cursor, ",");
  } while (!atEnd(cursor));
  if (!values.some(({ weight }) => weight > 0)) fail(cursor, "flow/sim-range", begin, { found: 0, min: 0, max: "" });
  return values;
}

function keepOrder(cursor: Cursor, low: Figure, high: Figure): void {
  if (low.value > high.value) fail(cursor, "flow/sim-range", high.span, { found: high.value, min: low.value, max: "" });
}

function keepPositive(cursor: Cursor, figure: Figure): Figure {
  if (!(figure.value > 0)) fail(cursor, "flow/sim-range", figure.span, { found: figure.value, min: 0, max: "" });
  return figure;
}
