import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import { readShared } from "../diagrams.ts";
import { understand } from "./understand.ts";

interface Truth {
  readonly name: string;
  readonly fz: string;
  readonly checks: readonly { readonly start: string; readonly what: string; readonly id: string }[];
}

const truths: readonly Truth[] = JSON.parse(readFileSync(new URL("../fixtures/truths.json", import.meta.url), "utf8"));

describe("diagrams of published problems", () => {
  test.each(truths)("$name has no error, and the outcomes that its figures speak of", ({ fz, checks }) => {
    const told = understand(fz);
    expect(told.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    for (const { start, what, id } of checks) {
      if (what !== "outcome") continue;
      const found = told.model.starts.find(({ node }) => told.model.nodes[node]?.id === start);
      expect(found?.outcomes.map((outcome) => outcome.id)).toContain(id);
    }
  });
});

const shared = [...readShared("corpus"), ...readShared("diagrams")];

describe.skipIf(shared.length === 0)("diagrams that people wrote", () => {
  test("are all given a meaning, each with a start, in well under a second", () => {
    for (const { name, source } of shared) {
      const { tree } = parse(source);
      const begun = performance.now();
      const { model } = lower(tree);
      expect(performance.now() - begun, name).toBeLessThan(1000);
      expect(model.starts.length, name).toBeGreaterThan(0);
    }
  });

  test("every loop of theirs repeats something, or says that it does not", () => {
    for (const { name, source } of shared) {
      const { model, diagnostics } = lower(parse(source).tree);
      const idle = model.loops.filter(({ repeatEdges }) => repeatEdges.length === 0).length;
      const told = diagnostics.filter(
        ({ code }) => code === "flow/loop-unlinked" || code === "flow/loop-without-effect",
      );
      expect(told.length, name).toBe(idle);
    }
  });
});
