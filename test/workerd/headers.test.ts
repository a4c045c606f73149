import { expect, test } from "vitest";
import { ask, post, seedPage } from "./ask.ts";

test("the policy has no unsafe source, and only the embed may be framed", async () => {
  for (const [path, frames] of [
    ["/api/health", "'none'"],
    ["/", "'none'"],
    ["/embed", "*"],
    ["/embed/abc", "*"],
    ["/embedded", "'none'"],
  ] as const) {
    const { headers } = await ask(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect([path, /frame-ancestors ([^;]+)/.exec(policy)?.[1]]).toEqual([path, frames]);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("flowodds-engine")).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test("any origin may ask the interface, with a preflight too; the pages are not opened so", async () => {
  const asked = await post("/api/parse", seedPage, "text/plain", { origin: "https://elsewhere.test" });
  expect(asked.headers.get("access-control-allow-origin")).toBe("*");
  const preflight = await ask("/api/simulate", {
    method: "OPTIONS",
    headers: {
      origin: "https://elsewhere.test",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-methods")).toContain("POST");
  expect(
    (await ask("/", { headers: { origin: "https://elsewhere.test" } })).headers.get("access-control-allow-origin"),
  ).toBeNull();
});

test("a wrong method is told the right one, an unknown resource is not found", async () => {
  const wrong = await ask("/api/simulate");
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  const unknown = await ask("/api/nothing");
  expect([unknown.status, unknown.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
});

test("the interface is described as OpenAPI 3.1 with the routes that answer, and as a page to read", async () => {
  const document = await (await ask("/api/openapi.json")).json<{ openapi: string; paths: Record<string, object> }>();
  expect(document.openapi).toMatch(/^3\.1/);
  expect(Object.keys(document.paths).sort()).toEqual(["/api/health", "/api/parse", "/api/simulate"]);
  const docs = await ask("/api/docs");
  expect(docs.headers.get("content-type")).toContain("text/html");
  expect(await docs.text()).toContain("/api/simulate");
});
