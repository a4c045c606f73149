import * as v from "valibot";
import { expect, test } from "vitest";
import { simulateAnswer } from "../../worker/schema.ts";
import { ask, post, seedPage } from "./ask.ts";

type Answer = v.InferOutput<typeof simulateAnswer>;

const tuned = `${seedPage}\n// sim n8 -> n9 70%\n`;

test("the pasted page runs: the same request gives the same bytes, with the outcomes of both starts", async () => {
  const [one, two] = [
    await post("/api/simulate?cases=100000&seed=7", seedPage),
    await post("/api/simulate?cases=100000&seed=7", seedPage),
  ];
  expect(one.status).toBe(200);
  const text = await one.text();
  expect(await two.text()).toBe(text);
  const answer = JSON.parse(text) as Answer;
  expect(v.parse(v.strictObject(simulateAnswer.entries), answer)).toEqual(answer);
  expect(answer.starts.map(({ start, outcomes }) => [start, outcomes.map(({ label }) => label)])).toEqual([
    ["n1", ["Success", "Failed"]],
    ["n13", ["Rejected", "Processed"]],
  ]);
  expect([answer.seed, answer.cases]).toEqual([7, 100_000]);
});

test("with 2xx at 70% the failed share lies within its interval around 0.3^6", async () => {
  const answer: Answer = await (await post("/api/simulate?cases=100000&seed=7", tuned)).json();
  const failed = answer.starts[0]?.outcomes.find(({ label }) => label === "Failed");
  if (failed === undefined) throw new Error("no outcome Failed");
  expect(failed.ci95[0]).toBeLessThanOrEqual(0.3 ** 6);
  expect(failed.ci95[1]).toBeGreaterThanOrEqual(0.3 ** 6);
});

test("raw, form-typed, untyped and JSON bodies mean the same; options of the body beat the query", async () => {
  const bytes = new TextEncoder().encode(tuned);
  const bodies = await Promise.all([
    post("/api/simulate?cases=500&seed=3", tuned, "text/plain"),
    post("/api/simulate?cases=500&seed=3", tuned),
    ask("/api/simulate?cases=500&seed=3", { method: "POST", body: bytes }),
    post("/api/simulate", JSON.stringify({ source: tuned, cases: 500, seed: 3 }), "application/json"),
    post(
      "/api/simulate?cases=9&seed=9",
      JSON.stringify({ source: tuned, cases: 500, seed: 3 }),
      "application/json; charset=utf-8",
    ),
  ]);
  const texts = await Promise.all(bodies.map((body) => body.text()));
  expect(new Set(texts).size).toBe(1);
});

test("simulation lines of the text are the defaults", async () => {
  const answer: Answer = await (await post("/api/simulate", `${tuned}// sim cases 123\n// sim seed 5\n`)).json();
  expect([answer.cases, answer.seed]).toEqual([123, 5]);
});

test("a trace has one row an event in every column, in order of time", async () => {
  const answer: Answer = await (await post("/api/simulate?cases=50&seed=1&trace=10", tuned)).json();
  const { trace } = answer;
  if (trace === undefined) throw new Error("no trace");
  expect(new Set(Object.values(trace).map((column) => column.length)).size).toBe(1);
  expect(trace.time).toEqual([...trace.time].sort((a, b) => a - b));
  expect(new Set(trace.case).size).toBe(10);
});

test("CSV is a tidy table with a head, on request only", async () => {
  const answer = await post("/api/simulate?cases=100", tuned, "text/plain", { accept: "text/csv" });
  expect(answer.headers.get("content-type")).toContain("text/csv");
  const [head, ...rows] = (await answer.text()).trimEnd().split("\r\n");
  expect(head).toBe("start,kind,id,label,measure,value");
  expect(rows.some((row) => row.startsWith("n1,outcome,n9->n4,Success,share,"))).toBe(true);
  expect(rows.every((row) => row.split(",").length === 6)).toBe(true);
  const json = await post("/api/simulate?cases=100", tuned, "text/plain", { accept: "application/json, text/csv" });
  expect(json.headers.get("content-type")).toContain("application/json");
});

test("messages come in the language that is asked for", async () => {
  const french = await post("/api/simulate?cases=10&lang=fr", seedPage);
  const english = await post("/api/simulate?cases=10", seedPage, "text/plain", { "accept-language": "de, en;q=0.5" });
  expect(await french.text()).toContain("Rien ne mène à n13");
  expect(await english.text()).toContain("Nothing leads to n13");
});

test("a diagram with errors is refused with located diagnostics", async () => {
  const answer = await post("/api/simulate", "A {\nn1: circle\nn1.handle(right) -> n99.handle(left)\n}");
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const problem = await answer.json<{ code: string; diagnostics: { code: string; span: { line: number } }[] }>();
  expect(problem.code).toBe("invalid-diagram");
  expect(problem.diagnostics.find(({ code }) => code === "flow/unknown-node")?.span.line).toBe(3);
});

test("every bound is a problem that names it", async () => {
  const cases: [string, BodyInit, number, string][] = [
    ["/api/simulate?cases=10000001", tuned, 400, "bad-option"],
    ["/api/simulate?cases=abc", tuned, 400, "bad-option"],
    ["/api/simulate?cases=-1", tuned, 400, "bad-option"],
    ["/api/simulate?cases=1e99", tuned, 400, "bad-option"],
    ["/api/simulate?trace=1001", tuned, 400, "bad-option"],
    ["/api/simulate?seed=1.5", tuned, 400, "bad-option"],
    ["/api/simulate", `${tuned}// sim cases 10000001\n`, 422, "too-many-cases"],
    ["/api/simulate", "", 422, "empty-source"],
    ["/api/simulate", "x".repeat(262_145), 413, "source-too-large"],
    ["/api/simulate", new Uint8Array([0xff, 0xfe, 0x41]), 400, "bad-encoding"],
  ];
  for (const [path, body, status, code] of cases) {
    const answer = await post(path, body, "text/plain");
    expect([path, answer.status, (await answer.json<{ code: string }>()).code]).toEqual([path, status, code]);
  }
  const json = await post("/api/simulate", "{", "application/json");
  expect([json.status, (await json.json<{ code: string }>()).code]).toEqual([400, "bad-json"]);
  const zipped = await post("/api/simulate", "x", "text/plain", { "content-encoding": "gzip" });
  expect(zipped.status).toBe(415);
});

test("a run over the budget of node visits is given up, the same way each time", { timeout: 60_000 }, async () => {
  const endless =
    "A {\nn1: circle\nn2: diamond\nn3: circle\nn1.handle(right) -> n2.handle(left)\nn2.handle(top) -> n2.handle(bottom)\nn2.handle(right) -> n3.handle(left)\n}\n// sim n2 -> n3 0.01%\n";
  const answer = await post("/api/simulate?cases=1000000", endless, "text/plain");
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: "over-budget", limit: 200_000_000 });
});
