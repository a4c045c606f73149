import { describe, expect, test } from "vitest";
import { answerAnalyze } from "#core/answer/analyze";
import { answerSimulate } from "#core/answer/simulate";
import { applyEdits } from "#core/language/edit";

/** A loop that is passed twice on average, before a lane with so many places. */
const desk = (lines: string): string =>
  [
    "Desk { # Desk",
    'n1: circle label:"in"',
    'n2: rectangle label:"work"',
    'n3: diamond label:"good?"',
    'n4: circle label:"out"',
    "n1.handle(right) -> n2.handle(left)",
    "n2.handle(right) -> n3.handle(left)",
    'n3.handle(right) -> n4.handle(left) [label="Yes"]',
    'n3.handle(bottom) -> n2.handle(bottom) [label="No"]',
    "}",
    "// sim n3 -> n4 50%",
    "// sim cases 2000",
    lines,
    "",
  ].join("\n");

const analyze = (source: string) => {
  const answer = answerAnalyze(source, { locale: "en" });
  if (answer.kind !== "results") throw new Error(answer.kind);
  return answer.body.diagnostics.filter(({ code }) => code === "flow/overload");
};
const simulate = (source: string, exact: boolean) => {
  const answer = answerSimulate(source, { locale: "fr", exact });
  if (answer.kind !== "results") throw new Error(answer.kind);
  return answer.body.diagnostics.filter(({ code }) => code === "flow/overload");
};

describe("arrivals faster than a lane can ever serve (T4)", () => {
  const source = desk("// sim n2 takes exponential 3s\n// sim n1 arrives poisson 30/min\n// sim lane Desk capacity 2");

  test("are told at the capacity's line: arrival rate times exact passes times mean service over the capacity", () => {
    const [finding, ...more] = analyze(source);
    expect(more).toEqual([]);
    // 0.5 a second, 2 passes, 3 s: 3 places busy of 2.
    expect(finding!.message).toContain("150% busy");
    expect(finding!.severity).toBe("warning");
    expect(source.slice(finding!.span.from, finding!.span.to)).toBe("// sim lane Desk capacity 2");
  });

  test("are fixed by the smallest capacity that keeps the queue from growing", () => {
    const [{ fixes }] = analyze(source) as [ReturnType<typeof analyze>[number]];
    expect(fixes[0]!.title).toBe("Give Desk capacity 4");
    const fixed = applyEdits(source, fixes[0]!.edits);
    expect(fixed).toContain("// sim lane Desk capacity 4\n");
    expect(analyze(fixed)).toEqual([]);
    // One place less is full to the last second.
    expect(analyze(source.replace("capacity 2", "capacity 3"))).toEqual([]);
  });

  test("are told by a run too, with and without exact passes, in the language that is asked for", () => {
    for (const exact of [true, false])
      expect(simulate(source, exact)[0]?.message).toMatch(/^Desk devrait être occupé à 1/);
  });

  test("say nothing where the lane turns away, where cases come once, or where places are enough", () => {
    for (const lines of [
      "// sim n2 takes 3s\n// sim n1 arrives every 2s\n// sim lane Desk capacity 2 queue 5",
      "// sim n2 takes 3s\n// sim n1 arrives at once 50\n// sim lane Desk capacity 2",
      "// sim n2 takes 1s\n// sim n1 arrives every 2s\n// sim lane Desk capacity 2",
      "// sim n2 takes 3s\n// sim n1 arrives every 2s",
    ]) {
      expect(analyze(desk(lines))).toEqual([]);
      expect(simulate(desk(lines), false)).toEqual([]);
    }
  });
});
