import fc from "fast-check";
import { expect, test } from "vitest";
import { ask, seedPage } from "./ask.ts";

const word = fc.constantFrom(
  ...["cases", "seed", "trace", "limit", "layout", "density", "lang", "__proto__", "a[]", "%ff"],
  ...["steps", "sensitivity", "sweep", "points", "bounds", "most", "goal", "by", "to", "from"],
);
const value = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    "0",
    "-1",
    "1e99",
    "NaN",
    "true",
    "",
    "50",
    "fr",
    "%E0%A4%A",
    "compact",
    "n8->n9",
    "n9>=1",
    "n7",
    "bpmn",
    "mermaid",
  ),
);
const query = fc
  .array(fc.tuple(word, value), { maxLength: 4 })
  .map((pairs) =>
    pairs.length === 0 ? "" : `?${pairs.map(([key, one]) => `${key}=${one.replaceAll("#", "")}`).join("&")}`,
  );

const source = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.nat(seedPage.length).map((cut) => seedPage.slice(0, cut)),
  fc
    .tuple(fc.nat(seedPage.length), fc.string({ maxLength: 5 }))
    .map(([at, put]) => seedPage.slice(0, at) + put + seedPage.slice(at)),
);
const body = fc.oneof(
  source,
  fc.uint8Array({ maxLength: 100 }),
  fc.json(),
  fc
    .record({ source, cases: fc.anything(), lang: fc.anything(), layout: fc.boolean() })
    .map((all) => JSON.stringify(all) ?? ""),
);

const latin = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});
const type = fc.oneof(
  latin,
  fc.constantFrom(
    "application/json",
    "text/plain",
    "multipart/form-data; boundary=x",
    "application/json;charset=utf-16",
    "",
  ),
);
const headers = fc.record({
  "content-type": type,
  accept: fc.oneof(latin, fc.constantFrom("text/csv", "text/csv;q=", "*/*;;,q=")),
  "accept-language": fc.oneof(latin, fc.constantFrom(";q=,fr;q=9e9", "fr;q=x", "-")),
  "content-encoding": fc.constantFrom("", "identity", "gzip", "x"),
});
const path = fc.constantFrom(
  "/api/parse",
  "/api/simulate",
  "/api/analyze",
  "/api/convert",
  "/api/nothing",
  "/",
  "/embed",
  "/api/openapi.json",
  "/%",
  "//",
);
const method = fc.constantFrom("POST", "POST", "POST", "PUT", "GET", "HEAD", "OPTIONS", "DELETE");

test("no method, path, query, header or body makes the Worker fail by itself, and every refusal is a problem", async () => {
  await fc.assert(
    fc.asyncProperty(method, path, query, headers, body, async (method, path, query, headers, body) => {
      const bodiless = method === "GET" || method === "HEAD";
      const answer = await ask(path + query, { method, headers, ...(bodiless ? {} : { body: body as BodyInit }) });
      const text = await answer.text();
      expect(answer.status).toBeLessThan(500);
      if (path.startsWith("/api") && answer.status >= 400 && method !== "HEAD") {
        expect(answer.headers.get("content-type")).toBe("application/problem+json");
        expect(JSON.parse(text)).toMatchObject({ status: answer.status, code: expect.any(String) });
      }
    }),
    { numRuns: 250 },
  );
}, 60_000);
