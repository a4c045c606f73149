import * as v from "valibot";
import { expect, test } from "vitest";
import { parseAnswer } from "../../worker/schema.ts";
import { ask, post, seedPage } from "./ask.ts";

type Answer = v.InferOutput<typeof parseAnswer>;

test("the pasted page is read: no error, one note on what was skipped, the note on n13 with its two fixes", async () => {
  const response = await post("/api/parse?layout=1", seedPage);
  expect(response.status).toBe(200);
  const answer: Answer = await response.json();
  expect(v.parse(parseAnswer, answer)).toEqual(answer);
  expect(answer.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ["flow/skipped-text", "info"],
    ["flow/implicit-start", "info"],
  ]);
  expect(answer.diagnostics[1]?.fixes.length).toBe(2);
  expect(answer.model.starts.map(({ node, implicit }) => [node, implicit])).toEqual([
    ["n1", false],
    ["n13", true],
  ]);
  expect(Object.keys(answer.layout?.nodes ?? {}).length).toBe(19);
  expect(answer.model.loops[0]).toMatchObject({
    bound: 5,
    kind: "at most",
    repeatEdges: ["n11->n7"],
    counterDecisions: ["n11"],
  });
});

test("a text that is no diagram is answered with 200 and diagnostics all the same", async () => {
  for (const body of ["", "hello", "{}", "A {"]) {
    const answer = await post("/api/parse?layout=1", body);
    expect(answer.status).toBe(200);
    expect((await answer.json<Answer>()).diagnostics.length).toBeGreaterThan(0);
  }
});

test("the drawing is left out unless it is asked for", async () => {
  expect(await (await post("/api/parse", seedPage)).json()).not.toHaveProperty("layout");
  expect(await (await post("/api/parse?layout=0", seedPage)).json()).not.toHaveProperty("layout");
});

test("no body, query or header makes the Worker fail by itself", async () => {
  const bodies: BodyInit[] = [
    "",
    "\u0000",
    "[]",
    "null",
    '{"source":1}',
    '{"source":"A {"}',
    new Uint8Array([0xc3, 0x28]),
    '"\\ud800"',
    "{".repeat(1000),
  ];
  const types = ["text/plain", "application/json", "multipart/form-data; boundary=x", "nonsense", ""];
  const queries = ["", "?layout=2", "?lang=%ff", "?cases=NaN&trace=true", "?density[]=x", `?lang=${"x".repeat(3000)}`];
  for (const path of ["/api/parse", "/api/simulate", "/api/nothing", "/api/parse/"]) {
    for (const type of types) {
      for (const [index, body] of bodies.entries()) {
        const answer = await post(path + queries[index % queries.length], body, type, {
          accept: ";;,q=",
          "accept-language": ";q=,fr;q=9e9",
        });
        expect(answer.status).toBeLessThan(500);
        await answer.text();
      }
    }
  }
  for (const method of ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
    const answer = await ask("/api/parse", { method });
    expect(answer.status).toBeLessThan(500);
  }
});
