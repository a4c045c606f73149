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
/** A start, and a split whose branches meet at a join that leads back, with whatever else leads in and out. */
const sketch = fc.record({
  nodes: fc
    .array(fc.constantFrom("circle", "rectangle", "diamond"), { minLength: 3, maxLength: 3 })
    .map((shapes) => ["n0 circle", "n1 rectangle", "n2 rectangle", ...shapes.map((shape, i) => `n${i + 3} ${shape}`)]),
  edges: fc
    .array(line(id, id, fc.constantFrom("a", "b")), { maxLength: 3 })
    .map((more) => ["n0 n1", "n1 n2", "n1 n3", "n2 n4", "n3 n4", "n4 n1", ...more]),
  loops: fc.array(line(fc.constantFrom("[up to 2 times]", "[until done]", "[2 times]"), id, id, id), { maxLength: 1 }),
  sims: fc
    .array(line(id, fc.constant("->"), id, fc.constantFrom("0%", "100%", "50%, 0%")), { maxLength: 2 })
    .map((more) => ["n4 joins all", ...more]),
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
    { numRuns: 300 },
  );
  expect(found.get("flow/endless") ?? 0).toBeGreaterThan(10);
});
