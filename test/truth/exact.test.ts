import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expandModel } from "#core/analysis/expand";
import type { ExactFigures } from "#core/analysis/results";
import { solveExact } from "#core/analysis/solve";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Check, Truth } from "./truth.ts";
import { numberOf } from "./truth.ts";

const truths = JSON.parse(readFileSync(new URL("../fixtures/truths.json", import.meta.url), "utf8")) as Truth[];

function figureOf(start: ExactFigures, { what, id, field }: Check): number | null | undefined {
  if (what === "outcome") return start.outcomes.find((outcome) => outcome.id === id)?.probability;
  if (what === "node") return start.nodes[id!]?.[field as "passes" | "reached"];
  if (what === "edge") return start.edges[id!]?.[field as "passes" | "reached"];
  return what === "steps" ? start.steps[field as "mean" | "variance"] : start.time.mean;
}

describe("published figures of untimed diagrams, to 1e-9 of each (E1)", () => {
  for (const { name, source, fz, checks } of truths.filter(({ timed }) => !timed)) {
    test(`${name} (${source})`, () => {
      const { model, diagnostics } = lower(parse(fz).tree);
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      const starts = solveExact(expandModel(model));
      expect(checks.length).toBeGreaterThan(0);
      for (const check of checks) {
        const start = starts.find((one) => one.start === check.start);
        const found = start?.exact === true ? figureOf(start, check) : null;
        const truth = numberOf(check.value);
        expect(Math.abs((found ?? Number.NaN) - truth), `${check.what} ${check.id} ${check.field}`).toBeLessThanOrEqual(
          1e-9 * Math.abs(truth),
        );
      }
    });
  }
});
