import * as v from "valibot";
import { describe, expect, test } from "vitest";
import * as limits from "../../worker/limits.ts";
import { simulateAnswer } from "../../worker/schema/results.ts";
import { ask, post, postJson, readProblem, seedPage, smallest } from "./ask.ts";
import { writeTangle } from "./tangle.ts";

type Answer = v.InferOutput<typeof simulateAnswer>;

const tuned = `${seedPage}\n// sim n8 -> n9 70%\n`;

async function simulate(path: string, source: string): Promise<Answer> {
  const answer = await post(path, source);
  expect(answer.status).toBe(200);
  return answer.json();
}

test("the pasted page runs: the same request gives the same bytes, with the outcomes of both starts", async () => {
  const path = "/api/simulate?cases=100000&seed=7";
  const [one, two] = [await post(path, seedPage), await post(path, seedPage)];
  const text = await one.text();
  expect(await two.text()).toBe(text);
  const answer: Answer = JSON.parse(text);
  expect([answer.seed, answer.cases]).toEqual([7, 100_000]);
  expect(answer.starts.map(({ start, outcomes }) => [start, outcomes.map(({ label }) => label)])).toEqual([
    ["n1", ["Success", "Failed"]],
    ["n13", ["Rejected", "Processed"]],
  ]);
});

test("with 2xx at 70% the failed share lies within its interval around 0.3^6", async () => {
  const { starts } = await simulate("/api/simulate?cases=100000&seed=7", tuned);
  const failed = starts[0]?.outcomes.find(({ label }) => label === "Failed");
  if (failed === undefined) throw new Error("no outcome Failed");
  expect(failed.ci95[0]).toBeLessThanOrEqual(0.3 ** 6);
  expect(failed.ci95[1]).toBeGreaterThanOrEqual(0.3 ** 6);
});

test("the answer has exactly the fields that its schema names, trace included", async () => {
  const answer = await simulate("/api/simulate?cases=200&trace=5", `${tuned}// sim expect n9 >= 1%\n`);
  expect(v.parse(simulateAnswer, answer)).toEqual(answer);
  const fields = ["engine", "seed", "cases", "replications", "diagnostics", "starts", "nodes", "lanes", "expectations"];
  expect(Object.keys(answer)).toEqual([...fields, "trace"]);
});

test("a trace has one row an event in every column, in order of time, of as many cases as asked for", async () => {
  const { trace } = await simulate("/api/simulate?cases=50&seed=1&trace=10", tuned);
  if (trace === undefined) throw new Error("no trace");
  expect(new Set(Object.values(trace).map(({ length }) => length)).size).toBe(1);
  expect(trace.time).toEqual([...trace.time].sort((a, b) => a - b));
  expect(new Set(trace.case).size).toBe(10);
  expect(await simulate("/api/simulate?cases=50&trace=0", tuned)).not.toHaveProperty("trace");
});

describe("a request", () => {
  test("takes the diagram raw, as a form, without a type or in JSON, and options in the query or beside it", async () => {
    const bytes = new TextEncoder().encode(tuned);
    const beside = { source: tuned, cases: 500, seed: 3 };
    const answers = await Promise.all([
      post("/api/simulate?cases=500&seed=3", tuned, "text/plain"),
      post("/api/simulate?cases=500&seed=3", tuned),
      post("/api/simulate?cases=500&seed=3", tuned, "multipart/form-data; boundary=x"),
      post("/api/simulate?cases=500&seed=3", tuned, "nonsense"),
      ask("/api/simulate?cases=500&seed=3", { method: "POST", body: bytes }),
      postJson("/api/simulate", beside),
      post("/api/simulate", JSON.stringify(beside), "application/vnd.flow+json; charset=utf-8"),
      post("/api/simulate", `\ufeff${JSON.stringify(beside)}`, " Application/JSON "),
      postJson("/api/simulate?seed=3", { source: tuned, cases: "500" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });

  test("is ruled by the JSON beside the source, then the query, then the text", async () => {
    const text = `${smallest}// sim cases 11\n// sim seed 12\n`;
    const asked = await postJson("/api/simulate?cases=21&seed=22", { source: text, cases: 31 });
    expect(await asked.json()).toMatchObject({ cases: 31, seed: 22 });
    expect(await simulate("/api/simulate", text)).toMatchObject({ cases: 11, seed: 12 });
  });

  test("may have options that are not known: they are ignored", async () => {
    expect(await simulate("/api/simulate?cases=5&speed=fast&constructor=1&__proto__=2", smallest)).toMatchObject({
      cases: 5,
    });
  });

  test("is answered in the language that it asks for", async () => {
    const french = [
      await post("/api/simulate?cases=10&lang=fr", seedPage),
      await post("/api/simulate?cases=10", seedPage, "text/plain", { "accept-language": "de, fr-CH;q=0.7, en;q=0.5" }),
      await postJson("/api/simulate?lang=en", { source: seedPage, cases: 10, lang: "fr" }),
    ];
    for (const answer of french) {
      expect(answer.headers.get("content-language")).toBe("fr");
      expect(await answer.text()).toContain("Rien ne mène à n13");
    }
    const english = await post("/api/simulate?cases=10", seedPage, "text/plain", { "accept-language": "de" });
    expect(english.headers.get("content-language")).toBe("en");
    expect(await english.text()).toContain("Nothing leads to n13");
  });
});

describe("CSV", () => {
  const accepting = (accept: string) => post("/api/simulate?cases=100", tuned, "text/plain", { accept });

  test("is a table of one figure a row", async () => {
    const answer = await accepting("text/csv");
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    const [head, ...rows] = (await answer.text()).trimEnd().split("\r\n");
    expect(head).toBe("start,kind,id,label,measure,value");
    expect(rows.some((row) => row.startsWith("n1,outcome,n9->n4,Success,share,"))).toBe(true);
  });

  test.each([
    ["text/csv", true],
    ["text/csv, application/json;q=0.5", true],
    ["text/csv, */*;q=0.1", true],
    ["application/json, text/csv", false],
    ["text/csv;q=0.3, application/json", false],
    ["text/csv;q=0", false],
    ["*/*", false],
    ["text/*", false],
    ["application/pdf", false],
    ["", false],
  ])("is answered to %j: %s", async (accept, csv) => {
    expect((await accepting(accept)).headers.get("content-type")?.startsWith("text/csv")).toBe(csv);
  });
});

test("a diagram with errors is refused with its findings, the first one told in the detail", async () => {
  const source = smallest.replace("-> n2", "-> n99");
  const problem = await readProblem(await post("/api/simulate", source));
  expect([problem.status, problem.code]).toEqual([422, "invalid-diagram"]);
  expect(problem.diagnostics?.find(({ code }) => code === "flow/unknown-node")?.span.line).toBe(4);
  expect(problem.detail).toMatch(/^Line 4: .*n99/);
  expect((await readProblem(await post("/api/simulate?lang=fr", source))).detail).toMatch(/^Ligne 4 : .*n99/);
});

describe("E5: exact values", () => {
  test("stand beside the simulated ones: Failed is 0.3^6", async () => {
    const { starts } = await simulate("/api/simulate?cases=1000", tuned);
    const failed = starts[0]?.outcomes.find(({ label }) => label === "Failed");
    expect(Math.abs((failed?.exact ?? 0) - 0.000729)).toBeLessThan(1e-12);
    expect(starts.map(({ why }) => why)).toEqual([null, null]);
  });

  test("are left out where they take more work than a run may add, which is said", async () => {
    const { starts } = await simulate("/api/simulate?cases=1", writeTangle(1200));
    expect(starts[0]?.why).toMatchObject({ code: "flow/too-much-work", args: { most: limits.exactWorkOfRun } });
    expect(starts[0]?.outcomes.map(({ exact }) => exact)).toEqual([null]);
  });
});

test("timing is told in a header, never in the body", async () => {
  expect((await post("/api/simulate?cases=10", smallest)).headers.get("server-timing")).toMatch(
    /^run;dur=\d+, total;dur=\d+$/,
  );
});
