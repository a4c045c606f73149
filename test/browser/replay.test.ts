import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerSimulate } from "#core/answer/simulate";
import { readFixtures, readShared, type Sample } from "../diagrams.ts";
import { app, joinChromium } from "./browser.ts";

const options = { cases: 2000, seed: 7, trace: 20, locale: "en", exact: true } as const;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await joinChromium();
  page = await browser.newPage();
  await page.goto(`${app}/embed`);
  await page.evaluate(await bundleCore());
});
afterAll(() => browser.close());

/** The engine as one script that leaves `flowodds.answerSimulate` behind, from the same files as everything else. */
async function bundleCore(): Promise<string> {
  const entry = fileURLToPath(new URL("../../core/answer/simulate.ts", import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "flowodds" } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !("output" in bundle)) throw new Error("the bundler gave nothing");
  return `${bundle.output[0].code}; globalThis.flowodds = flowodds;`;
}

function digest(body: string): string {
  return createHash("sha256").update(body).digest("hex").slice(0, 16);
}

async function runInNode(source: string): Promise<string> {
  const answer = answerSimulate(source, options);
  return JSON.stringify(answer.kind === "results" ? answer.body : answer.kind);
}

async function runInWorker(source: string): Promise<string> {
  const { cases, seed, trace } = options;
  const answer = await fetch(`${app}/api/simulate?cases=${cases}&seed=${seed}&trace=${trace}`, {
    method: "POST",
    headers: { "content-type": "text/plain", "accept-language": "en" },
    body: source,
  });
  const body = await answer.text();
  return answer.ok ? body : "refused";
}

async function runInPage(source: string): Promise<string> {
  return page.evaluate(
    ([text, given]) => {
      const { flowodds } = globalThis as unknown as { flowodds: { answerSimulate: typeof answerSimulate } };
      const answer = flowodds.answerSimulate(text, given);
      return JSON.stringify(answer.kind === "results" ? answer.body : answer.kind);
    },
    [source, options] as const,
  );
}

test("S7, E1: the same text and seed give the same bytes in Node, in workerd and in Chromium, exact values beside the simulated ones", {
  timeout: 120_000,
}, async () => {
  const samples: Sample[] = [...readFixtures(), ...readShared("corpus")].slice(0, 30);
  let shown = 0;
  for (const { name, source } of samples) {
    const here = await runInNode(source);
    if (here === '"refused"') continue;
    expect(digest(await runInWorker(source)), `${name} in workerd`).toBe(digest(here));
    expect(digest(await runInPage(source)), `${name} in Chromium`).toBe(digest(here));
    console.log(`${name}: ${digest(here)} in Node, workerd and Chromium`);
    shown++;
  }
  expect(shown).toBeGreaterThan(0);
});
