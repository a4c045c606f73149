import * as v from "valibot";
import { expect, test } from "vitest";
import { parseAnswer } from "../../worker/schema/parse.ts";
import { ask, post, postJson, readProblem, seedPage, smallest } from "./ask.ts";

type Answer = v.InferOutput<typeof parseAnswer>;

async function parse(path: string, source: string): Promise<Answer> {
  const answer = await post(path, source);
  expect(answer.status).toBe(200);
  return answer.json();
}

test("the pasted page is read: no error, one note on what was skipped, the note on n13 with its two fixes", async () => {
  const { diagnostics } = await parse("/api/parse", seedPage);
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ["flow/skipped-text", "info"],
    ["flow/implicit-start", "info"],
  ]);
  expect(diagnostics[1]?.fixes.length).toBe(2);
});

test("the answer has exactly the fields that its schema names, drawing included", async () => {
  const answer = await parse("/api/parse?layout=1", seedPage);
  expect(v.parse(parseAnswer, answer)).toEqual(answer);
  expect(Object.keys(answer)).toEqual(["engine", "diagnostics", "model", "layout"]);
});

test("the drawing is left out unless it is asked for, and is drawn as asked", async () => {
  expect(await parse("/api/parse", seedPage)).not.toHaveProperty("layout");
  expect(await parse("/api/parse?layout=0", seedPage)).not.toHaveProperty("layout");
  const across = await parse("/api/parse?layout=1&density=compact", seedPage);
  const down = await parse("/api/parse?layout&density=compact&orientation=vertical", seedPage);
  expect([across.layout?.density, across.layout?.orientation]).toEqual(["compact", "horizontal"]);
  expect(down.layout?.orientation).toBe("vertical");
  const asJson = await postJson("/api/parse", { source: seedPage, layout: true, density: "compact" });
  expect(await asJson.json()).toEqual(across);
});

test.each(["", "hello", "{}", "A {", "\u0000", "\ufeff", "n1.handle(right) -> n2.handle(left)"])(
  "a text that is no diagram is answered with 200 and findings all the same: %j",
  async (source) => {
    expect((await parse("/api/parse?layout=1", source)).diagnostics.length).toBeGreaterThan(0);
  },
);

test("spans count from the first unit of the text, a byte order mark included", async () => {
  const source = `\ufeff${smallest.replace("-> n2", "-> n9")}`;
  const { diagnostics } = await parse("/api/parse", source);
  const { span } = diagnostics.find(({ code }) => code === "flow/unknown-node") ?? { span: { from: -1, to: -1 } };
  expect(source.slice(span.from, span.to)).toBe("n9");
});

test("a wrong option is told where it stands", async () => {
  for (const [query, at, code] of [
    ["layout=2", "layout", "flag"],
    ["density=huge", "density", "one-of"],
    ["orientation=", "orientation", "one-of"],
    [`lang=${"x".repeat(36)}`, "lang", "too-long"],
  ] as const) {
    const problem = await readProblem(await post(`/api/parse?${query}`, smallest));
    expect([problem.status, problem.code]).toEqual([400, "bad-option"]);
    expect(problem.errors).toEqual([{ at, code, detail: expect.any(String) }]);
    expect(problem.detail).toContain(at);
  }
});

test("HEAD and GET are told to use POST", async () => {
  for (const method of ["GET", "HEAD", "PUT", "DELETE", "PATCH"]) {
    const answer = await ask("/api/parse", { method });
    expect([method, answer.status, answer.headers.get("allow")]).toEqual([method, 405, "POST, OPTIONS"]);
  }
});
