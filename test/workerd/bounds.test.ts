import { describe, expect, test } from "vitest";
import * as limits from "../../worker/limits.ts";
import { ask, post, postJson, readProblem, seedPage, smallest } from "./ask.ts";

/** Two nodes in each lane, each lane with a start of its own. */
function writeLanes(count: number): string {
  const lane = (i: number) => `L${i} {\na${i}: circle\nb${i}: circle\na${i}.handle(right) -> b${i}.handle(left)\n}\n`;
  return Array.from({ length: count }, (_, i) => lane(i)).join("");
}

/** A decision that returns to itself 9,999 times of 10,000, and takes a time that is drawn. */
const slow = `A {
n1: circle
n2: diamond
n3: circle
n1.handle(right) -> n2.handle(left)
n2.handle(top) -> n2.handle(bottom)
n2.handle(right) -> n3.handle(left)
}
// sim n2 -> n3 0.01%
// sim n2 takes exponential 1s
`;

describe("every bound is a problem that names it", () => {
  test.each([
    ["cases=10000001", "", "too-many-cases", limits.cases],
    ["cases=9007199254740991", "", "too-many-cases", limits.cases],
    ["", "// sim cases 10000001", "too-many-cases", limits.cases],
    ["limit=10000001", "", "too-many-steps", limits.steps],
    ["", "// sim limit 10000001 steps", "too-many-steps", limits.steps],
    ["trace=1001", "", "too-many-traced", limits.tracedCases],
  ])("%s %s: %s", async (query, line, code, limit) => {
    const problem = await readProblem(await post(`/api/simulate?${query}`, `${seedPage}\n${line}\n`));
    expect([problem.status, problem.code, problem.limit]).toEqual([422, code, limit]);
    expect(problem.detail).toContain(String(limit));
  });

  test("what needs more than a request is shown the way to a long run", async () => {
    const problem = await readProblem(await post("/api/simulate?cases=10000001", seedPage));
    expect(problem.detail).toContain("/api/runs");
  });

  test("figures of an answer: a thousand starts of two nodes are too many", async () => {
    const problem = await readProblem(await post("/api/simulate?cases=1", writeLanes(1000)));
    expect([problem.status, problem.code, problem.limit]).toEqual([422, "too-many-figures", limits.figures]);
    expect((await post("/api/simulate?cases=1", writeLanes(250))).status).toBe(200);
  });

  test("node visits: a run that its exact answers show to be far over its budget is refused before it begins", async () => {
    const problem = await readProblem(await post("/api/simulate?cases=1000000", slow));
    expect([problem.status, problem.code, problem.limit]).toEqual([422, "over-budget", limits.timedVisits]);
    expect(problem.detail).toContain("/api/runs");
  });

  test("nodes: a diagram over 5,000 is refused by one clear finding", async () => {
    const nodes = Array.from({ length: 5001 }, (_, i) => `n${i}: circle\n`).join("");
    const problem = await readProblem(await post("/api/simulate", `A {\n${nodes}}`));
    expect([problem.status, problem.code]).toEqual([422, "invalid-diagram"]);
    expect(problem.diagnostics?.map(({ code }) => code)).toContain("flow/too-many-nodes");
    expect(problem.detail).toMatch(/5,?000/);
  });
});

describe("the size of a text", () => {
  const filled = (bytes: number, unit = "x") => `${smallest}// ${unit.repeat(bytes)}`.slice(0, bytes);

  test("may be 262,144 bytes and not one more, for every resource that reads one", async () => {
    for (const path of ["/api/parse", "/api/simulate?cases=1", "/api/convert"]) {
      expect((await post(path, filled(limits.sourceBytes))).status).toBe(200);
      const problem = await readProblem(await post(path, filled(limits.sourceBytes + 1)));
      expect([problem.status, problem.code, problem.limit]).toEqual([413, "source-too-large", limits.sourceBytes]);
    }
  });

  test("is counted in bytes of UTF-8, in JSON too, whatever its escapes take", async () => {
    const wide = `${smallest}// ${"é".repeat(131_100)}`;
    expect(wide.length).toBeLessThan(limits.sourceBytes);
    expect((await post("/api/parse", wide)).status).toBe(413);
    expect((await postJson("/api/parse", { source: wide })).status).toBe(413);
    const escaped = `{"source":"${"\\u000a".repeat(limits.sourceBytes)}"}`;
    expect((await post("/api/parse", escaped, "application/json")).status).toBe(200);
  });

  test("is told by Content-Length before anything is read, and by the stream where that is missing", async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const answer = await ask("/api/parse", { method: "POST", body: endless });
    expect(answer.status).toBe(413);
    expect(read).toBeLessThan(4 * limits.sourceBytes);
  });
});

describe("a body that is no text of a diagram", () => {
  test.each([
    ["nothing", "", "text/plain", 422, "empty-source"],
    ["white space", " \r\n\t", "text/plain", 422, "empty-source"],
    ["no UTF-8", new Uint8Array([0x41, 0xff, 0xfe]), "text/plain", 400, "bad-encoding"],
    ["a sequence cut short", new Uint8Array([0xe4, 0xb8]), "application/json", 400, "bad-encoding"],
    ["no JSON", "{", "application/json", 400, "bad-json"],
    ["deep JSON", "[".repeat(100_000), "application/json", 400, "bad-json"],
    ["a JSON string", '"A {"', "application/json", 400, "bad-json"],
    ["a JSON list", '["A {"]', "application/json", 400, "bad-json"],
    ["null", "null", "application/json", 400, "bad-json"],
    ["no source", '{"text":"A {"}', "application/json", 400, "bad-json"],
    ["a source that is a number", '{"source":1}', "application/json", 400, "bad-json"],
  ])("%s", async (_what, body, type, status, code) => {
    const problem = await readProblem(await post("/api/simulate", body, type));
    expect([problem.status, problem.code]).toEqual([status, code]);
  });

  test("compressed is not unpacked", async () => {
    const zipped = new Response("x".repeat(1000)).body?.pipeThrough(new CompressionStream("gzip"));
    const answer = await ask("/api/simulate", {
      method: "POST",
      body: await new Response(zipped).arrayBuffer(),
      headers: { "content-encoding": "gzip" },
    });
    expect((await readProblem(answer)).code).toBe("compressed-body");
    expect(answer.status).toBe(415);
  });
});

describe("an option that is no such number", () => {
  test.each([
    ["cases=abc", "cases", "whole-number"],
    ["cases=-1", "cases", "whole-number"],
    ["cases=1e99", "cases", "whole-number"],
    ["cases=NaN", "cases", "whole-number"],
    ["cases=", "cases", "whole-number"],
    ["cases=0x10", "cases", "whole-number"],
    ["cases=1.5", "cases", "whole-number"],
    ["cases=0", "cases", "at-least"],
    ["seed=9999999999999999", "seed", "at-most"],
    ["limit=0", "limit", "at-least"],
    ["trace=ten", "trace", "whole-number"],
  ])("in the query: %s", async (query, at, code) => {
    const problem = await readProblem(await post(`/api/simulate?${query}`, smallest));
    expect([problem.status, problem.code]).toEqual([400, "bad-option"]);
    expect(problem.errors?.map((one) => [one.at, one.code])).toEqual([[at, code]]);
  });

  test.each(["null", "1e99", "1e999", "-1", "0.5", "true", '"1e3"', "[1]", '{"a":1}'])("in JSON: %s", async (value) => {
    const body = `{"source":${JSON.stringify(smallest)},"cases":${value}}`;
    const problem = await readProblem(await post("/api/simulate", body, "application/json"));
    expect([problem.status, problem.code]).toEqual([400, "bad-option"]);
    expect(problem.errors?.map(({ at }) => at)).toEqual(["cases"]);
  });

  test("several at once are all told, in the language that is asked for", async () => {
    const problem = await readProblem(await post("/api/simulate?cases=x&seed=y&lang=fr", smallest));
    expect(problem.errors?.map(({ at }) => at)).toEqual(["cases", "seed"]);
    expect(problem.detail).toBe("cases: doit être un nombre entier; seed: doit être un nombre entier.");
  });
});
