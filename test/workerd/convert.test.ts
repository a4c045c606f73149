import { expect, test } from "vitest";
import type { ConvertBody } from "#core/answer/convert";
import { post, postJson, readProblem, seedPage, smallest } from "./ask.ts";

const flow = "flowchart LR\na((Go)) --> b{Well?}\nb -->|Yes| c((Good))\nb -->|No| d((Bad))\nwhat is this";

test("a body is converted by its beginning, as raw text and as JSON, and what is lost is told in the client's language", async () => {
  const answer = await post("/api/convert", flow, "text/vnd.mermaid", { "accept-language": "fr" });
  expect(answer.status).toBe(200);
  const body = await answer.json<ConvertBody>();
  expect([body.from, body.to]).toEqual(["mermaid", "fz"]);
  expect(body.text).toContain('b: diamond label:"Well?"');
  expect(body.losses).toMatchObject([{ code: "line", name: "what is this", message: expect.stringMatching(/^«/) }]);
  const again = await postJson("/api/convert", { source: flow, lang: "fr" });
  expect(await again.json()).toEqual(body);
});

test("the seed's page goes to BPMN and back: the text alone where that is asked for, and nothing is lost on the way back", async () => {
  const there = await post("/api/convert?to=bpmn", seedPage, "text/plain", { accept: "application/xml" });
  expect([there.status, there.headers.get("content-type")]).toEqual([200, "application/xml; charset=utf-8"]);
  const xml = await there.text();
  const back = await (await post("/api/convert", xml, "application/xml")).json<ConvertBody>();
  expect([back.from, back.losses, back.diagnostics.filter(({ severity }) => severity === "error")]).toEqual([
    "bpmn",
    [],
    [],
  ]);
  const outcomes = async (source: string) =>
    (await (await post("/api/analyze", source)).json<{ starts: readonly { outcomes: unknown }[] }>()).starts.map(
      (start) => start.outcomes,
    );
  expect(await outcomes(back.text)).toEqual(await outcomes(seedPage));
});

test("to=json is the model that /api/parse tells", async () => {
  const { text } = await (await post("/api/convert?to=json", smallest)).json<ConvertBody>();
  const { model } = await (await post("/api/parse", smallest)).json<{ model: unknown }>();
  expect(JSON.parse(text)).toEqual(model);
});

test("what cannot be converted is a problem: another notation, a doctype, errors, sizes, unknown names", async () => {
  const doctype = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><definitions><process id="p"/></definitions>';
  const names = Array.from({ length: 110 }, (_, i) => `a${i}`).join(" & ");
  for (const [query, body, status, code] of [
    ["?from=bpmn", smallest, 422, "unreadable-notation"],
    ["", doctype, 422, "unreadable-notation"],
    ["?to=bpmn", "A {\nn1: crcle\n}", 422, "invalid-diagram"],
    ["", `graph LR\n${names} --> ${names.replaceAll("a", "b")}`, 413, "source-too-large"],
    ["", " ", 422, "empty-source"],
    ["?to=visio", smallest, 400, "bad-option"],
    ["", "x".repeat(5_000_000), 413, "source-too-large"],
  ] as const) {
    const problem = await readProblem(await post(`/api/convert${query}`, body));
    expect([query, problem.status, problem.code]).toEqual([query, status, code]);
  }
});
