import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createApp } from "../../worker/app.ts";
import type { Bindings } from "../../worker/env.ts";

const app = createApp();
let lines: string[];
beforeEach(() => {
  lines = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => vi.restoreAllMocks());

const broken = { ASSETS: { fetch: () => Promise.reject(new RangeError("secret of a caller")) } } as unknown as Bindings;

async function log(path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const answer = await app.request(path, init, broken);
  expect(answer.headers.get("server-timing")).toMatch(/(?:^|, )total;dur=\d+$/);
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? "");
}

describe("each request leaves one line of JSON", () => {
  test.each([
    ["POST", "/api/parse", "/api/parse", 200],
    ["POST", "/api/analyze", "/api/analyze", 422],
    ["GET", "/api/health", "/api/health", 200],
    ["GET", "/api/secret", "/api/*", 404],
    ["DELETE", "/api/parse", "/api/*", 405],
    ["OPTIONS", "/api/parse", "/api/*", 204],
    ["GET", "/mcp", "/mcp", 405],
    ["DELETE", "/api/diagrams/secret", "/api/diagrams/:file", 401],
  ])("%s %s: route %s, status %i", async (method, path, route, status) => {
    const body = method === "POST" ? { body: " " } : {};
    expect(await log(path, { method, ...body })).toEqual({ method, route, status, ms: expect.any(Number) });
  });

  test("with nothing in it that the client sent", async () => {
    const headers = {
      authorization: "secret",
      "accept-language": "secret",
      "content-type": "secret",
      cookie: "secret",
    };
    await log("/api/simulate?goal=secret&cases=secret", { method: "POST", body: "secret { secret", headers });
    expect(lines[0]).not.toContain("secret");
  });

  test("that says of an error what kind it is and where it was thrown, not what it says", async () => {
    expect(await log("/embed/secret")).toMatchObject({
      status: 500,
      error: { name: "RangeError", at: expect.any(Array) },
    });
    expect(lines[0]).not.toContain("secret");
  });
});
