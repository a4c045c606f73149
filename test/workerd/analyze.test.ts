import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { answerAnalyze } from "#core/answer/analyze";
import { readGoal } from "#core/answer/read-goal";
import { applyEdits } from "#core/language/edit";
import * as limits from "../../worker/limits.ts";
import { analyzeAnswer } from "../../worker/schema/analyze.ts";
import { post, postJson, readProblem, seedPage, smallest } from "./ask.ts";
import { writeTangle } from "./tangle.ts";

type Answer = v.InferOutput<typeof analyzeAnswer>;

const tuned = `${seedPage}\n// sim n8 -> n9 70%\n`;
const goal = "n12->n4 <= 0.0001%";
const encoded = encodeURIComponent(goal);

async function analyze(query: string, source = tuned): Promise<Answer> {
  const answer = await post(`/api/analyze?${query}`, source);
  expect(answer.status).toBe(200);
  return answer.json();
}

test("E1: with 2xx at 70% Failed is 0.3^6, by the digits, and the same request gives the same bytes", async () => {
  const { starts } = await analyze("");
  const [first, second] = starts;
  if (first?.exact !== true || second?.exact !== true) throw new Error("no exact answer");
  expect(first.outcomes.map(({ label }) => label)).toEqual(["Success", "Failed"]);
  expect(Math.abs((first.outcomes[1]?.probability ?? 0) - 0.000729)).toBeLessThan(1e-12);
  expect(second.outcomes.map(({ probability }) => probability)).toEqual([0.5, 0.5]);
  const texts = await Promise.all(["", ""].map(async () => (await post("/api/analyze", tuned)).text()));
  expect(texts[0]).toBe(texts[1]);
});

test("the answer has exactly the fields that its schema names, the optional ones only where asked for", async () => {
  const plain = await analyze("");
  expect(Object.keys(plain)).toEqual(["engine", "diagnostics", "starts"]);
  const all = await analyze(`steps=40&sensitivity=1&sweep=n8->n9&points=5&bounds=n7&most=3&goal=${encoded}&by=n8->n9`);
  expect(v.parse(analyzeAnswer, all)).toEqual(all);
  expect(Object.keys(all)).toEqual(["engine", "diagnostics", "starts", "sensitivity", "sweep", "bounds", "goal"]);
});

test("the options of a request are those of the answer", async () => {
  const asked = { steps: 40, sensitivity: true, sweep: "n8->n9", points: 21, bounds: "n7", most: 4, by: "n8->n9" };
  const answer = await postJson("/api/analyze", { source: tuned, ...asked, goal });
  const own = answerAnalyze(tuned, { locale: "en", ...asked, goal: readGoal(goal) ?? undefined });
  expect(await answer.text()).toBe(JSON.stringify(own.kind === "results" ? own.body : null));
});

test("E4: 2xx at 90% is what makes Failed one in a million, and the edit writes it", async () => {
  const { goal: sought } = await analyze(`goal=${encoded}&by=n8->n9`);
  expect(sought).toMatchObject({ reached: true, met: false, start: "n1", edge: "n8->n9", rounded: 0.9 });
  const { from, to, insert } = sought?.edit ?? { from: 0, to: 0, insert: "" };
  const text = tuned.slice(0, from) + insert + tuned.slice(to);
  expect(text).toContain("// sim n8 -> n9 90%");
  const again = await analyze(`goal=${encoded}&by=n8->n9`, text);
  expect(again.goal).toMatchObject({ met: true, edit: null });
});

describe("a request", () => {
  test("takes the diagram raw or in JSON, and blanks around names", async () => {
    const answers = await Promise.all([
      post(`/api/analyze?sweep=n8->n9&points=3&goal=${encoded}&by=n8->n9`, tuned),
      postJson("/api/analyze", { source: tuned, sweep: " n8 -> n9", points: 3, goal: `n1:${goal}`, by: "n8 ->n9" }),
    ]);
    const [one, two] = await Promise.all(answers.map((answer) => answer.text()));
    expect(two).toBe(one);
  });

  test.each([
    ["sweep=n8->n99", "sweep", "unknown-edge", "n8->n9"],
    ["sweep=n1->n2", "sweep", "unknown-edge", "n8->n9"],
    ["bounds=n77", "bounds", "unknown-loop", "n7"],
    ["goal=n99>=1&by=n8->n9", "goal", "unknown-outcome", "n9->n4"],
    ["goal=n13:n9->n4>=1&by=n8->n9", "goal", "unknown-outcome", "n19->n4"],
    ["goal=n9->n4>=1&by=n11->n7", "by", "unknown-edge", "n8->n9"],
    ["goal=n9->n4>=1", "goal", "beside", "by"],
    ["by=n8->n9", "by", "beside", "goal"],
    ["goal=n9->n4&by=n8->n9", "goal", "no-goal", "n9>=99.9%"],
    ["goal=n9->n4>=1.5&by=n8->n9", "goal", "no-goal", ""],
    ["goal=n9->n4=1&by=n8->n9", "goal", "no-goal", ""],
    ["points=1&sweep=n8->n9", "points", "at-least", "2"],
    ["steps=-1", "steps", "whole-number", ""],
  ])("with a wrong option is told where it is wrong, and what is near: %s", async (query, at, code, near) => {
    for (const lang of ["en", "fr"]) {
      const problem = await readProblem(await post(`/api/analyze?${query}&lang=${lang}`, tuned));
      expect([problem.status, problem.code]).toEqual([400, "bad-option"]);
      expect(problem.errors).toEqual([{ at, code, detail: expect.stringContaining(near) }]);
    }
  });

  test.each([
    [`steps=${limits.distributionSteps + 1}`, "too-many-points", limits.distributionSteps],
    [`sweep=n8->n9&points=${limits.sweepPoints + 1}`, "too-many-points", limits.sweepPoints],
    [`bounds=n7&most=${limits.sweepRepeats + 1}`, "too-many-points", limits.sweepRepeats],
  ])("over a bound is a problem that names it: %s", async (query, code, limit) => {
    const problem = await readProblem(await post(`/api/analyze?${query}`, tuned));
    expect([problem.status, problem.code, problem.limit]).toEqual([422, code, limit]);
    expect(problem.detail).toContain(String(limit));
  });

  test("on its bounds is answered", async () => {
    const all = await analyze(
      `steps=${limits.distributionSteps}&sweep=n8->n9&points=${limits.sweepPoints}&bounds=n7&most=${limits.sweepRepeats}`,
    );
    expect([all.sweep?.points.length, all.bounds?.points.length]).toEqual([
      limits.sweepPoints,
      limits.sweepRepeats + 1,
    ]);
  });

  test("for more work than a request may take is a problem that names the bound", async () => {
    const source = writeTangle(400);
    const problem = await readProblem(await post("/api/analyze?sweep=d0->d1&points=2001", source));
    expect([problem.status, problem.code, problem.limit]).toEqual([422, "too-much-work", limits.exactWork]);
    expect((await post("/api/analyze?sweep=d0->d1&points=3", source)).status).toBe(200);
  });

  test("with too many figures to answer is a problem", async () => {
    const lane = (i: number) => `L${i} {\na${i}: circle\nb${i}: circle\na${i}.handle(right) -> b${i}.handle(left)\n}\n`;
    const problem = await readProblem(
      await post("/api/analyze", Array.from({ length: 1000 }, (_, i) => lane(i)).join("")),
    );
    expect([problem.status, problem.code, problem.limit]).toEqual([422, "too-many-figures", limits.figures]);
  });
});

test("E2: a start that is simulated only says so and why, in the language, and its goal is null", async () => {
  const queued = `${tuned}// sim lane Delivery capacity 1 queue 1\n`;
  const { starts, goal: sought } = await analyze(`lang=fr&goal=${encoded}&by=n8->n9`, queued);
  expect(starts[0]).toEqual({
    start: "n1",
    exact: false,
    why: { code: "flow/turned-away", message: expect.stringMatching(/^Simulé seulement/), args: { lane: "Delivery" } },
  });
  expect(sought).toBeNull();
});

test("E3: a diagram with an error is refused like a run, cycles that only the states show to be endless too", async () => {
  const wrong = await readProblem(await post("/api/analyze", smallest.replace("-> n2", "-> n99")));
  expect([wrong.status, wrong.code]).toEqual([422, "invalid-diagram"]);
  const empty = await readProblem(await post("/api/analyze", " "));
  expect([empty.status, empty.code]).toEqual([422, "empty-source"]);
});

describe("E3, S9: bad input is refused by a located error whose fixes make it go away, in both languages", () => {
  const diagram = (shapes: readonly string[], edges: readonly (readonly [number, number, string])[], sims: string) =>
    `A { # Lane\n${shapes.map((shape, i) => `n${i}: ${shape}\n`).join("")}${edges
      .map(([from, to, label]) => `n${from}.handle(right) -> n${to}.handle(left) [label="${label}"]\n`)
      .join("")}}\n${sims}`;
  const retry = [
    [0, 1, "a"],
    [1, 2, "b"],
    [2, 1, "again"],
    [2, 3, "done"],
  ] as const;
  const shapes = ["circle", "rectangle", "diamond", "circle"];
  const pump = [
    [0, 1, "a"],
    [1, 2, "b"],
    [2, 1, "tick"],
    [2, 3, "event"],
  ] as const;
  const joined = [
    [0, 1, "a"],
    [1, 2, "b"],
    [1, 2, "c"],
    [2, 1, "d"],
  ] as const;

  test.each([
    ["a cycle that is never left", diagram(shapes, retry, "// sim n2 -> n3 0%\n"), "flow/endless", 3],
    ["a split on a cycle", diagram(shapes.with(2, "rectangle"), pump, ""), "flow/multiplies", 3],
    [
      "odds over 100% together",
      diagram(shapes, retry, "// sim n2 -> n1 80%\n// sim n2 -> n3 40%\n"),
      "flow/odds-over",
      12,
    ],
    ["odds over 100% alone", diagram(shapes, retry, "// sim n2 -> n3 140%\n"), "flow/sim-range", 11],
    [
      "a cycle through a join, which only the states show",
      diagram(shapes.with(2, "rectangle").slice(0, 3), joined, "// sim n2 joins all\n"),
      "flow/endless",
      3,
    ],
  ])("%s", async (_what, source, code, line) => {
    const details: string[] = [];
    for (const lang of ["en", "fr"]) {
      const problem = await readProblem(await post(`/api/analyze?lang=${lang}`, source));
      expect([problem.status, problem.code]).toEqual([422, "invalid-diagram"]);
      const found = problem.diagnostics?.find((one) => one.code === code);
      expect(found?.span.line).toBe(line);
      expect(found?.fixes.length).toBeGreaterThan(0);
      details.push(problem.detail, ...(found?.fixes ?? []).map(({ title }) => title));
      for (const { edits } of found?.fixes ?? []) {
        expect((await post("/api/analyze", applyEdits(source, edits))).status).toBe(200);
      }
    }
    expect(new Set(details).size).toBe(details.length);
  });
});

test("CSV is a table of one figure a row", async () => {
  const answer = await post("/api/analyze?sweep=n8->n9&points=3", tuned, "text/plain", { accept: "text/csv" });
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  const [head, ...rows] = (await answer.text()).trimEnd().split("\r\n");
  expect(head).toBe("start,kind,id,label,measure,value");
  expect(rows.some((row) => row.startsWith("n1,outcome,n12->n4,Failed,probability,0.000729"))).toBe(true);
  expect(rows).toContain("n1,sweep,n9->n4,Success,odds 1,1");
});

test("timing is told in a header, never in the body", async () => {
  expect((await post("/api/analyze", smallest)).headers.get("server-timing")).toMatch(/^solve;dur=\d+, total;dur=\d+$/);
});
