import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerAnalyze } from "#core/answer/analyze";
import { answerSimulate } from "#core/answer/simulate";
import { readFixtures, seedPage } from "../diagrams.ts";
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

test("without its secret there is no view for the admin", async () => {
  const answer = await fetch(`${served.url}/api/admin/runs`, { headers: { authorization: "Bearer x" } });
  expect(answer.status).toBe(404);
});

test("the built Worker serves the page, the embed and the scripts they name", async () => {
  for (const path of ["/", "/embed"]) {
    const page = await fetch(served.url + path);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    const scripts = [...(await page.text()).matchAll(/<script [^>]*src="([^"]+)"/g)].map(([, script]) => script!);
    expect(scripts.some((script) => script.startsWith("/assets/"))).toBe(true);
    for (const script of scripts) {
      const code = await fetch(served.url + script);
      expect(code.status).toBe(200);
      expect(code.headers.get("content-type")).toContain("javascript");
    }
  }
});

test("hashed assets may be kept for ever and read by any origin, an embed without one included", async () => {
  const page = await (await fetch(`${served.url}/embed`)).text();
  const asset = await fetch(served.url + /\/assets\/[^"]+/.exec(page)?.[0]);
  expect(asset.headers.get("cache-control")).toContain("immutable");
  expect(asset.headers.get("access-control-allow-origin")).toBe("*");
  expect(asset.headers.get("x-content-type-options")).toBe("nosniff");
});

describe("S7: exact answers are the same to the byte in the built Worker and here", () => {
  const samples = [{ name: "seed page", source: `${seedPage}\n// sim n8 -> n9 70%\n` }, ...readFixtures()];
  const ask = async (path: string, body: unknown): Promise<string> => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(served.url + path, { method: "POST", headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(200);
    return answer.text();
  };

  test.each(samples)("$name", async ({ source }) => {
    const options = { steps: 60, sensitivity: true };
    const solved = answerAnalyze(source, { locale: "en", ...options });
    if (solved.kind !== "results") throw new Error(`not solved but ${solved.kind}`);
    expect(await ask("/api/analyze", { source, ...options })).toBe(JSON.stringify(solved.body));
    const run = answerSimulate(source, { locale: "en", cases: 300, exact: true });
    if (run.kind !== "results") throw new Error(`not run but ${run.kind}`);
    expect(await ask("/api/simulate", { source, cases: 300 })).toBe(JSON.stringify(run.body));
  });

  test("curves and goals too", async () => {
    const source = samples[0]!.source;
    const options = { sweep: "n8->n9", points: 21, bounds: "n7", most: 4, by: "n8->n9" };
    const goal = { outcome: "n12->n4", relation: "<=", share: 1e-6 } as const;
    const solved = answerAnalyze(source, { locale: "en", ...options, goal });
    const asked = await ask("/api/analyze", { source, ...options, goal: "n12->n4 <= 0.0001%" });
    expect(asked).toBe(JSON.stringify(solved.kind === "results" ? solved.body : null));
  });
});
