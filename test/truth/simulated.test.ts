import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "#core/engine/compile";
import { merge } from "#core/engine/merge";
import type { Results, StartResult } from "#core/engine/results";
import { summarise } from "#core/engine/summarise";
import type { Tally } from "#core/engine/tally";
import { walk } from "#core/engine/walk";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import { binomialTail } from "../engine/distributions.ts";
import { type Check, numberOf, type Truth } from "./truth.ts";

/*
 * Figures that published sources and closed forms give for small diagrams. A count must have a binomial tail of 1e-9 at least (E5), a mean must lie
 * within eight standard errors, which are taken from forty batches.
 */
const truths = JSON.parse(readFileSync(new URL("../fixtures/truths.json", import.meta.url), "utf8")) as Truth[];
const batches = 40;
const perBatch = 1000;
const seed = 20_240_501;

function simulate(fz: string): { all: Results; parts: Results[] } {
  const { model, diagnostics } = lower(parse(fz).tree);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const program = compile(model);
  const shards = Array.from({ length: batches }, (_, batch) =>
    program.starts.map((_, start) => walk(program, start, batch * perBatch, (batch + 1) * perBatch, seed, 100_000)),
  );
  const total = shards.reduce((a, b) => a.map((tally, start): Tally => merge(tally, b[start]!)));
  const results = (tallies: readonly Tally[], cases: number): Results =>
    summarise(model, program, tallies, { seed, cases });
  return { all: results(total, batches * perBatch), parts: shards.map((tallies) => results(tallies, perBatch)) };
}

function startOf(results: Results, { start }: Check): StartResult {
  return results.starts.find((result) => result.start === start)!;
}

/** Cases that have what is checked, of a figure that is a share of the cases. */
function countOf(start: StartResult, { what, id, field }: Check): number | null {
  if (what === "outcome" && field === "probability") return start.outcomes.find((outcome) => outcome.id === id)!.count;
  if (field !== "reached") return null;
  const reached = what === "node" ? start.nodes[id!]!.reached : start.edges[id!]!.reached;
  return Math.round(reached * start.cases);
}

function figureOf(start: StartResult, { what, id, field }: Check): number {
  if (what === "node") return start.nodes[id!]![field as "passes"];
  if (what === "edge") return start.edges[id!]![field as "passes"];
  return start[what === "time" ? "time" : "steps"][field as "mean" | "variance"];
}

function verify(check: Check, all: Results, parts: readonly Results[]): void {
  const truth = numberOf(check.value);
  const start = startOf(all, check);
  const count = countOf(start, check);
  if (count !== null) {
    expect(binomialTail(count, start.cases, truth), `${count} of ${start.cases} for ${truth}`).toBeGreaterThan(1e-9);
    return;
  }
  const figures = parts.map((part) => figureOf(startOf(part, check), check));
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / batches;
  const spread = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0) / (batches - 1);
  expect(Math.abs(mean - truth), `${mean} for ${truth}`).toBeLessThanOrEqual(
    8 * Math.sqrt(spread / batches) + 1e-9 * truth,
  );
}

describe.each(truths.filter(({ timed }) => !timed))("$name ($source)", ({ fz, checks }) => {
  const { all, parts } = simulate(fz);

  test.each(checks)("$what $id $field is $value", (check) => {
    verify(check, all, parts);
  });
});

describe("bizagi-emergency: the paths of a documented time analysis", () => {
  const { fz, checks } = truths.find(({ name }) => name === "bizagi-emergency")!;
  const { all, parts } = simulate(fz);

  test.each(checks.filter(({ field }) => field === "mean" || field === "sd"))("$what $field is $value", (check) => {
    verify(check, all, parts);
  });

  test.each(checks.filter(({ field }) => field === "min" || field === "max"))(
    "$what $field is exactly $value",
    (check) => {
      expect(figureOf(startOf(all, check), check)).toBe(numberOf(check.value));
    },
  );
});
