import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { readShared } from "../diagrams.ts";
import { countSteps } from "./count-steps.ts";
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
  const lowered = shared.map(({ name, source }) => {
    const { tree } = parse(source);
    let model: Model | undefined;
    const steps = countSteps(() => {
      model = lower(tree).model;
    });
    const { nodes, edges, starts } = model!;
    return { name, starts: starts.length, each: steps / (nodes.length + edges.length) };
  });

  test("are all given a meaning, each with a start, in at most two thousand steps for each node and edge", () => {
    for (const { name, starts, each } of lowered) {
      expect(each, name).toBeLessThan(2000);
      expect(starts, name).toBeGreaterThan(0);
    }
  });

  test("a drawing of a thousand nodes takes no more steps for each of them than one of sixty", () => {
    const each = (part: string) => lowered.find(({ name }) => name.includes(part))?.each;
    expect(each("gen1000")).toBeLessThan(1.1 * (each("gen60") ?? 0));
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
