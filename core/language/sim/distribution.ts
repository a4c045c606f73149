import { createFix } from "../fixes.ts";
import { here, peek, textOf } from "../reader.ts";
import type { Distribution } from "../tree.ts";
import { accept, atEnd, type Cursor, choose, expected, fail } from "./cursor.ts";
import { type Figure, keepPositive, readAmount, readCount, readPositive } from "./numbers.ts";
import { createParameters } from "./parameters.ts";
import { readDuration } from "./units.ts";

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
  if (peek(cursor)?.kind !== "word") {
    return atEnd(cursor) ? expected(cursor, "family") : { family: "constant", value: readDuration(cursor).value };
  }
  const { from } = here(cursor);
  const family = choose(cursor, families, "family");
  if (family === "empirical") return { family, values: readWeighted(cursor) };
  const values = createParameters(cursor, family, from);
  const time = (): Figure => values.take(readDuration);
  switch (family) {
    case "constant":
      return { family, value: time().value };
    case "uniform": {
      const [min, max] = [time(), time()];
      keepOrder(cursor, min, max);
      return { family, min: min.value, max: max.value };
    }
    case "triangular": {
      const [min, mode, max] = [time(), time(), time()];
      keepOrder(cursor, min, mode);
      keepOrder(cursor, mode, max);
      return { family, min: min.value, mode: mode.value, max: max.value };
    }
    case "exponential":
      return { family, mean: time().value };
    case "normal":
      return { family, mean: time().value, sd: time().value };
    case "lognormal":
    case "gamma": {
      const [mean, sd] = [time(), time()];
      keepPositive(cursor, mean);
      return { family, mean: mean.value, sd: sd.value };
    }
    case "erlang":
      return { family, k: values.take((line) => readCount(line, 1, 1000)).value, mean: time().value };
    case "weibull":
      return { family, shape: values.take(readPositive).value, scale: time().value };
    case "beta": {
      const [a, b] = [values.take(readPositive), values.take(readPositive)];
      const [min, max] = [time(), time()];
      keepOrder(cursor, min, max);
      return { family, a: a.value, b: b.value, min: min.value, max: max.value };
    }
  }
}

function readWeighted(cursor: Cursor): { value: number; weight: number }[] {
  const values: { value: number; weight: number }[] = [];
  const { from } = here(cursor);
  do {
    const { value } = readDuration(cursor);
    if (!accept(cursor, ":")) expected(cursor, "weight");
    values.push({ value, weight: readAmount(cursor).value });
    accept(cursor, ",");
  } while (!atEnd(cursor));
  if (!values.some(({ weight }) => weight > 0)) fail(cursor, "flow/sim-weights", { from, to: cursor.end }, {});
  return values;
}

/** Fails where a value is below the one that must not be above it, and offers to swap the two. */
function keepOrder(cursor: Cursor, low: Figure, high: Figure): void {
  if (low.value <= high.value) return;
  const [first, second] = [textOf(cursor, low.span), textOf(cursor, high.span)];
  fail(cursor, "flow/sim-order", { from: low.span.from, to: high.span.to }, { first, second }, [
    createFix("swap", { first, second }, { ...low.span, insert: second }, { ...high.span, insert: first }),
  ]);
}
