import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnalyzeBody, type AnalyzeOptions, answerAnalyze } from "#core/answer/analyze";
import type { DiagnosticAnswer } from "#core/answer/diagnostics";
import { readGoal } from "#core/answer/read-goal";
import { applyEdits } from "#core/language/edit";
import { seedPage } from "../diagrams.ts";
import { draw, type Sketch } from "../model/draw.ts";

const tuned = `${seedPage}\n// sim n8 -> n9 70%\n`;
const bound = { figures: 250_000, work: 1_000_000_000 };

function analyze(source: string, options: Partial<AnalyzeOptions> = {}): AnalyzeBody {
  const answer = answerAnalyze(source, { locale: "en", bound, ...options });
  if (answer.kind !== "results") throw new Error(`no results but ${JSON.stringify(answer)}`);
  return answer.body;
}

function refusal(source: string, locale: "en" | "fr" = "en"): readonly DiagnosticAnswer[] {
  const answer = answerAnalyze(source, { locale, bound });
  if (answer.kind !== "refused") throw new Error(`not refused but ${answer.kind}`);
  return answer.diagnostics.filter(({ severity }) => severity === "error");
}

const goalOf = (text: string) => readGoal(text) ?? undefined;

describe("the answer", () => {
  test("is the same to the byte for the same text and options", () => {
    const options = { steps: 20, sensitivity: true, sweep: "n8->n9", bounds: "n7" };
    expect(JSON.stringify(analyze(tuned, options))).toBe(JSON.stringify(analyze(tuned, options)));
  });

  test("has the distribution of steps up to the number asked for, and none otherwise", () => {
    const distribution = (steps?: number) => {
      const [start] = analyze(tuned, { steps }).starts;
      return start?.exact === true ? start.steps.distribution : null;
    };
    expect(distribution()).toEqual([]);
    expect(distribution(13)).toEqual([
      { steps: 9, probability: 0.7 },
      { steps: 13, probability: expect.closeTo(0.21, 14) },
    ]);
    const sum = (distribution(100) ?? []).reduce((total, { probability }) => total + probability, 0);
    expect(sum).toBeCloseTo(1, 14);
  });

  test("E4: has the derivative of Failed by the odds of 2xx, -6 * 0.3^5, and of the mean steps", () => {
    const { sensitivity = [] } = analyze(tuned, { sensitivity: true });
    const found = (measure: string, outcome: string | null) =>
      sensitivity.find(
        (one) => one.edge === "n8->n9" && one.start === "n1" && one.measure === measure && one.outcome === outcome,
      )?.derivative;
    expect(found("outcome", "n12->n4")).toBeCloseTo(-6 * 0.3 ** 5, 12);
    expect(found("outcome", "n9->n4")).toBeCloseTo(6 * 0.3 ** 5, 12);
    expect(found("steps", null)).toBeLessThan(0);
  });

  test("E4: has outcomes as a curve over the odds of one edge, from 0 to 1, at as many points as asked for", () => {
    const { sweep } = analyze(tuned, { sweep: "n8->n9", points: 11 });
    expect(sweep?.points.map(({ odds }) => odds)).toEqual(Array.from({ length: 11 }, (_, i) => i / 10));
    for (const { odds, starts } of sweep?.points ?? []) {
      expect(starts[0]?.outcomes?.[1]?.probability).toBeCloseTo((1 - odds) ** 6, 12);
    }
    expect(analyze(tuned, { sweep: "n8->n9" }).sweep?.points.length).toBe(101);
  });

  test("E4: has outcomes for each bound of a loop that a member names, from no repeat on", () => {
    const { bounds } = analyze(tuned, { bounds: "n10", most: 4 });
    expect(bounds?.loop).toBe("n7");
    expect(bounds?.text).toMatch(/5/);
    expect(bounds?.points.map(({ repeats }) => repeats)).toEqual([0, 1, 2, 3, 4]);
    for (const { repeats, starts } of bounds?.points ?? []) {
      expect(starts[0]?.outcomes?.[1]?.probability).toBeCloseTo(0.3 ** (repeats + 1), 12);
    }
    expect(analyze(tuned, { bounds: "n7" }).bounds?.points.length).toBe(11);
  });

  test("any text has an answer that JSON holds without loss, or is refused", () => {
    const line = fc.constantFrom(
      ...["n1: circle", "n2: diamond", "n3: rectangle", "n4: circle", "n1.handle(right) -> n2.handle(left)"],
      ...["n2.handle(right) -> n3.handle(left)", "n2.handle(top) -> n2.handle(bottom)", "loop [up to 2 times] n2 n3"],
      ...["n3.handle(right) -> n4.handle(left)", "n3.handle(top) -> n1.handle(top)", "// sim n2 -> n3 0%"],
      ...["// sim n4 joins all", "// sim n3 takes exponential 1d", "// sim n3 splits one", "// sim n2 -> n3 50%, 0%"],
      ...["// sim lane A capacity 1 queue 1", "// sim lane A costs 3/h", "// sim expect n4 >= 50%"],
    );
    const goal = fc.constantFrom("n4>=50%", "n1:n4<=0.1", "n9>=1", "stuck:n4<=0").map(goalOf);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 16 }), goal, fc.boolean(), (lines, goal, sensitivity) => {
        const options = {
          steps: 9,
          sensitivity,
          sweep: "n2->n3",
          points: 3,
          bounds: "n2",
          most: 2,
          goal,
          by: "n2->n3",
        };
        const source = `A {\n${lines.join("\n")}\n}`;
        const answer = answerAnalyze(source, { locale: "fr", bound, ...options });
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        const plain = answerAnalyze(source, { locale: "fr", bound, steps: 9, sensitivity });
        expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a goal", () => {
  test.each([
    ["n9>=0.999", { outcome: "n9", relation: ">=", share: 0.999 }],
    ["n9 <= 99.9%", { outcome: "n9", relation: "<=", share: 0.9990000000000001 }],
    ["n9->n4>=.5", { outcome: "n9->n4", relation: ">=", share: 0.5 }],
    ["n1 : n9 -> n4 >= 1", { outcome: "n1 : n9 -> n4", relation: ">=", share: 1 }],
    ["stuck:n9<=0", { outcome: "stuck:n9", relation: "<=", share: 0 }],
  ])("is read: %s", (text, goal) => {
    expect(readGoal(text)).toEqual({ ...goal, share: expect.closeTo(goal.share, 15) });
  });

  test.each(["", "n9", "n9>=", ">=0.5", "n9>0.5", "n9=0.5", "n9>=1.1", "n9>=101%", "n9>=-1", "n9>=x", "n9>=1e-3"])(
    "is none: %j",
    (text) => {
      expect(readGoal(text)).toBeNull();
    },
  );

  const seek = (text: string, by: string, source = tuned) => analyze(source, { goal: goalOf(text), by }).goal;

  test("E4: is met by the odds nearest to the present ones, and the edit writes them as a slider does", () => {
    const sought = seek("n12->n4<=0.0001%", "n8->n9");
    expect(sought).toMatchObject({ reached: true, met: false, start: "n1", outcome: "n12->n4", edge: "n8->n9" });
    expect(sought?.odds).toBeCloseTo(0.9, 9);
    expect(sought?.rounded).toBe(0.9);
    const text = applyEdits(tuned, sought?.edit ? [sought.edit] : []);
    expect(text).toBe(tuned.replace("70%", "90%"));
  });

  test("that is met already needs no edit, and tells how far the odds could go", () => {
    const sought = seek("n9->n4>=99%", "n8->n9");
    expect(sought).toMatchObject({ reached: true, met: true, edit: null });
    expect(sought?.odds).toBeLessThan(0.7);
  });

  test("that cannot be met tells what comes nearest", () => {
    const sought = seek("n17->n4>=60%", "n8->n9");
    expect(sought).toMatchObject({ reached: false, met: false, start: "n13", probability: 0.5 });
  });

  test("of one start among several with that outcome is named with its start", () => {
    const shared = draw({
      nodes: ["A/n1 circle", "B/n2 circle", "A/n3 diamond", "B/n4 diamond", "A/n5 circle", "A/n6 circle"],
      edges: ["n1 n3", "n2 n4", "n3 n5", "n3 n6", "n4 n5", "n4 n6"],
    });
    expect(seek("n5>=90%", "n3->n5", shared)).toMatchObject({ start: "n1", reached: true });
    expect(seek("n2:n5>=90%", "n4->n5", shared)).toMatchObject({ start: "n2", reached: true });
    expect(seek("n2:n5>=90%", "n3->n5", shared)).toMatchObject({ start: "n2", reached: false });
  });

  test("of a node whose only edge is an outcome is one of that outcome", () => {
    expect(seek("n9>=0.999", "n8->n9")).toMatchObject({ outcome: "n9->n4", met: true });
    expect(seek("n13:n19 >= 60%", "n15->n16")).toMatchObject({ outcome: "n19->n4", start: "n13", reached: true });
  });

  test("is one replacement also where several lines change", () => {
    const source = `${seedPage}\n// sim n8 -> n9 70%\n// sim n8 -> n10 30%\n`;
    const sought = seek("n12->n4<=0.0001%", "n8->n9", source);
    expect(applyEdits(source, sought?.edit ? [sought.edit] : [])).toBe(
      source.replace("70%", "90%").replace("n10 30%", "n10 10%"),
    );
  });
});

describe("names that are not there", () => {
  test.each([
    [{ sweep: "n8->n99" }, "sweep", "edge", ["n8->n9", "n8->n10"]],
    [{ sweep: "nothing at all" }, "sweep", "edge", ["n8->n9", "n8->n10", "n15->n16", "n15->n17"]],
    [{ bounds: "n1" }, "bounds", "loop", expect.arrayContaining(["n7"])],
    [{ goal: goalOf("n112->n4>=1"), by: "n8->n9" }, "goal", "outcome", expect.arrayContaining(["n12->n4"])],
    [{ goal: goalOf("n13:n9->n4>=1"), by: "n8->n9" }, "goal", "outcome", expect.arrayContaining(["n19->n4"])],
    [{ goal: goalOf("n9->n4>=1"), by: "n11->n7" }, "by", "edge", expect.arrayContaining(["n8->n9"])],
  ])("%j", (options, option, what, near) => {
    const answer = answerAnalyze(tuned, { locale: "en", ...options });
    expect(answer).toEqual({ kind: "unknown", option, what, near });
  });
});

describe("what is over a bound is not solved", () => {
  test.each([
    ["figures", { figures: 50, work: 1e9 }, {}],
    ["figures", { figures: 400, work: 1e9 }, { sweep: "n8->n9", points: 200 }],
    ["figures", { figures: 400, work: 1e9 }, { bounds: "n7", most: 200 }],
    ["figures", { figures: 110, work: 1e9 }, { sensitivity: true }],
    ["figures", { figures: 400, work: 1e9 }, { steps: 300 }],
    ["work", { figures: 1e6, work: 1000 }, {}],
    ["work", { figures: 1e6, work: 30_000 }, { sweep: "n8->n9", points: 200 }],
    ["work", { figures: 1e6, work: 30_000 }, { bounds: "n7", most: 200 }],
    ["work", { figures: 1e6, work: 30_000 }, { goal: goalOf("n9->n4>=1"), by: "n8->n9" }],
  ] as const)("%s: %j, %j", (what, bound, options) => {
    const answer = answerAnalyze(tuned, { locale: "en", ...options, bound });
    expect(answer).toMatchObject({ kind: "over-bound", what, most: bound[what] });
  });

  test("what is within them is", () => {
    expect(answerAnalyze(tuned, { locale: "en", bound: { figures: 100_000, work: 30_000 } }).kind).toBe("results");
  });
});

describe("a start without an exact answer", () => {
  const waiting: Sketch = {
    nodes: ["n1 circle", "n2 diamond", "n3 rectangle", "n4 circle"],
    edges: ["n1 n2", "n2 n3", "n3 n4", "n2 n4"],
    sims: ["lane Main capacity 1 queue 2"],
  };

  test("E2: says so and why in both languages, and its goal is null", () => {
    for (const [locale, message] of [
      ["en", /^Simulated only: Main may turn tokens away/],
      ["fr", /^Simulé seulement : Main peut refuser/],
    ] as const) {
      const body = analyze(draw(waiting), { locale, goal: goalOf("n3->n4>=1"), by: "n2->n3" });
      expect(body.starts).toEqual([
        {
          start: "n1",
          exact: false,
          why: { code: "flow/turned-away", message: expect.any(String), args: { lane: "Main" } },
        },
      ]);
      const [start] = body.starts;
      expect(start?.exact === false ? start.why.message.replaceAll("\u00a0", " ") : "").toMatch(message);
      expect(body.goal).toBeNull();
    }
  });
});

describe("E3: what only the expanded states show to be without end is refused, located, with fixes that end it", () => {
  const joined: Sketch = {
    nodes: ["n1 circle", "n2 rectangle", "n3 rectangle", "n4 rectangle", "n5 rectangle"],
    edges: ["n1 n2", "n2 n3", "n2 n4", "n3 n5", "n4 n5", "n5 n2"],
    sims: ["n5 joins all"],
  };

  test("a cycle through a join", () => {
    const source = draw(joined);
    const [error, ...more] = refusal(source);
    if (error === undefined) throw new Error("no error");
    expect([error.code, more]).toEqual(["flow/endless", []]);
    expect(source.slice(error.span.from, error.span.to)).toBe("n2");
    expect(error.span.line).toBe(3);
    expect(error.fixes.length).toBeGreaterThan(0);
    for (const { edits } of error.fixes) expect(analyze(applyEdits(source, edits)).starts[0]?.exact).toBe(true);
    expect(refusal(source, "fr")[0]?.message).not.toBe(error.message);
  });

  test("an exit that is open at an attempt that never comes", () => {
    const source = draw({
      nodes: ["n1 circle", "n2 diamond", "n3 diamond", "n4 circle", "n5 rectangle"],
      edges: ["n1 n2", "n2 n3", "n2 n5", "n3 n2", "n3 n4", "n5 n3"],
      sims: ["n3 -> n4 0%, 0%, 0%, 1%", "n5 joins all", "n3 -> n2 100%, 100%, 100%, 99%"],
    });
    expect(analyze(source).starts[0]?.exact).toBe(true);
  });
});
