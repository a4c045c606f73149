import fc from "fast-check";
import { expect, test } from "vitest";
import { answerAnalyze } from "#core/answer/analyze";
import type { DiagnosticAnswer } from "#core/answer/diagnostics";
import { hasError } from "#core/answer/diagnostics";
import { readSource } from "#core/answer/read";
import { applyEdits } from "#core/language/edit";
import { draw } from "../model/draw.ts";

const id = fc.nat(5).map((index) => `n${index}`);
const line = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(" "));
const sketch = fc.record({
  nodes: fc
    .array(fc.constantFrom("circle", "rectangle", "rectangle", "diamond"), { minLength: 6, maxLength: 6 })
    .map((shapes) => shapes.map((shape, index) => `n${index} ${shape}`)),
  edges: fc.array(line(id, id, fc.constantFrom("a", "b", "c")), { minLength: 6, maxLength: 9 }),
  loops: fc.array(line(fc.constantFrom("[up to 2 times]", "[until done]", "[2 times]"), id, id, id), { maxLength: 2 }),
  sims: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: line(id, fc.constant("joins all")) },
      line(id, fc.constant("->"), id, fc.constantFrom("0%", "100%", "50%, 0%")),
    ),
    { maxLength: 3 },
  ),
});

/** Errors of an analysis: none where the graph has some already, or where it is solved. */
function findTraps(source: string): readonly DiagnosticAnswer[] {
  if (hasError(readSource(source).diagnostics)) return [];
  const answer = answerAnalyze(source, { locale: "en" });
  return answer.kind === "refused" ? answer.diagnostics.filter(({ severity }) => severity === "error") : [];
}

test("E3: each trap that only the states show has a fix, and each fix frees its nodes", { timeout: 60_000 }, () => {
  const nodesOf = ({ args }: DiagnosticAnswer): readonly string[] => String(args.nodes).split(", ");
  const found = new Map<string, number>();
  fc.assert(
    fc.property(sketch, (what) => {
      const source = draw(what);
      for (const trap of findTraps(source)) {
        found.set(trap.code, (found.get(trap.code) ?? 0) + 1);
        expect(trap.fixes.length, source).toBeGreaterThan(0);
        for (const { title, edits } of trap.fixes) {
          const text = applyEdits(source, edits);
          expect(hasError(readSource(text).diagnostics), `${title}\n${text}`).toBe(false);
          const left = findTraps(text).flatMap(nodesOf);
          expect(
            nodesOf(trap).filter((node) => left.includes(node)),
            `${title}\n${text}`,
          ).toEqual([]);
        }
      }
    }),
    { numRuns: 1500 },
  );
  expect(found.get("flow/endless") ?? 0).toBeGreaterThan(0);
});
