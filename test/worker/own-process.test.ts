import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serveBuilt } from "../serve.ts";

let served: Served;
beforeAll(async () => {
  served = await serveBuilt();
});
afterAll(() => served.close());

test("the built Worker, in a process of its own, tells its engine version", async () => {
  const answer = await fetch(`${served.url}/api/health`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ engine: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
});

test("the built Worker serves the page, the embed and the scripts they name", async () => {
  for (const path of ["/", "/embed"]) {
    const page = await fetch(served.url + path);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    const script = /<script [^>]*src="([^"]+)"/.exec(await page.text())?.[1];
    expect(script).toMatch(/^\/assets\//);
    const code = await fetch(served.url + script);
    expect(code.status).toBe(200);
    expect(code.headers.get("content-type")).toContain("javascript");
  }
});

test("hashed assets may be kept for ever and read by any origin, an embed without one included", async () => {
  const page = await (await fetch(`${served.url}/embed`)).text();
  const asset = await fetch(served.url + /\/assets\/[^"]+/.exec(page)?.[0]);
  expect(asset.headers.get("cache-control")).toContain("immutable");
  expect(asset.headers.get("access-control-allow-origin")).toBe("*");
  expect(asset.headers.get("x-content-type-options")).toBe("nosniff");
});
