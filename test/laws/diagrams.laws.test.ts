import { describe, expect, test, vi } from "vitest";
import { compile } from "#core/engine/compile";
import { merge } from "#core/engine/merge";
import { run } from "#core/engine/run";
import { walk } from "#core/engine/walk";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";
import { readFixtures, readShared } from "../diagrams.ts";
import { bytesOf } from "../engine/bytes.ts";

vi.setConfig({ testTimeout: 60_000 });

const samples = [...readFixtures(), ...readShared("corpus"), ...readShared("diagrams")];

describe.each(samples)("$name", ({ source }) => {
  const { model } = lower(parse(source).tree);
  const program = compile(model);
  const starts = [...program.starts.entries()];

  test("runs within its budget or says so, every figure a number", () => {
    const results = run(model, { cases: 300, seed: 3, limit: 200, trace: 10, budget: 10_000_000 });
    expect(JSON.stringify(results, (_, value) => (Object.is(value, Number.NaN) ? "NaN" : value))).not.toMatch(
      /NaN|Infinity/,
    );
    if ("kind" in results) return;
    for (const start of results.starts) {
      expect(start.cases_by_outcome.reduce((sum, { count }) => sum + count, 0)).toBe(300);
      for (const { share } of start.outcomes) expect(share).toBeLessThanOrEqual(1);
    }
  });

  test("all outcomes that cases come to are those that the model foresees, and the limit (O1)", () => {
    const results = run(model, { cases: 300, seed: 3, limit: 200, trace: 0 });
    for (const [start, { outcomes }] of results.starts.entries()) {
      const foreseen = new Set(model.starts[start]!.outcomes.map(({ id }) => id)).add("limit");
      for (const { id } of outcomes) expect(foreseen).toContain(id);
    }
  });

  test("what comes into a node is what visits it (flow in = flow out), and shards merge to the same bytes (S7)", () => {
    for (const [start, { node: begin }] of starts) {
      const whole = walk(program, start, 0, 60, 9, 200);
      const halves = merge(walk(program, start, 23, 60, 9, 200), walk(program, start, 0, 23, 9, 200));
      expect(bytesOf(halves)).toBe(bytesOf(whole));
      const into = new Float64Array(program.nodes.count);
      into[begin] = whole.cases;
      whole.passes.forEach((count, edge) => {
        into[program.edges.to[edge]!]! += count;
      });
      for (let node = 0; node < program.nodes.count; node++) {
        if (program.nodes.joins[node] === 0) expect(whole.visits[node]).toBe(into[node]);
      }
    }
  });
});
