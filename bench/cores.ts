import { readFileSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import { encodeLink } from "#core/formats/link";
import { findChromium } from "../test/browser/launch.ts";
import { overhearWorkers } from "../test/browser/overhear.ts";
import { serveBuilt } from "../test/serve.ts";

/*
 * A run of 160 million cases of the seed in the built page: ten million at each of its two starts, in eight replications, on one worker and on two in turns: milliseconds from the order of the first shard to the results, the
 * fastest of several, as JSON. A program of its own, as it holds a browser.
 */
const runs = 3;
const text = `${readFileSync("test/fixtures/seed.fz", "utf8")}// sim cases 10000000\n// sim replications 8\n`;

interface Noted {
  begun: number;
  readonly took: number[];
}

const app = await serveBuilt();
const browser = await chromium.launch({
  executablePath: await findChromium(),
  headless: true,
  args: ["--no-sandbox", "--disable-gpu"],
});

async function open(cores: number): Promise<Page> {
  // Nothing plays meanwhile, in the other page neither: what is left of both cores is the engine's.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await overhearWorkers(page, cores);
  await page.addInitScript(() => {
    const noted: Noted = { begun: 0, took: [] };
    Object.assign(globalThis, { noted });
    addEventListener("ordered", (event) => {
      if ((event as CustomEvent).detail.kind === "count" && noted.begun === 0) noted.begun = performance.now();
    });
    addEventListener("answered", (event) => {
      if ((event as CustomEvent).detail?.kind !== "finished") return;
      noted.took.push(performance.now() - noted.begun);
      noted.begun = 0;
    });
  });
  await page.goto(`${app.url}/#${encodeLink(text)}`);
  await page.locator(".cm-content").waitFor();
  await page.waitForFunction(() => document.querySelector(".bar-run-long")?.textContent?.includes("10,000,000"));
  await page.waitForTimeout(1500);
  return page;
}

async function run(page: Page): Promise<number> {
  const read = () => page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted.took);
  const before = (await read()).length;
  await page.locator(".bar-run").click();
  // Not at each frame: to ask makes the browser draw one, beside the workers.
  await page.waitForFunction((count) => (globalThis as unknown as { noted: Noted }).noted.took.length > count, before, {
    polling: 250,
  });
  // What it found is put on show before the next run begins.
  await page.waitForTimeout(300);
  return (await read()).at(-1)!;
}

const pages = [await open(1), await open(2)];
const fastest = [Infinity, Infinity];
for (let i = 0; i < runs; i++) {
  for (const [k, page] of pages.entries()) fastest[k] = Math.min(fastest[k]!, await run(page));
}
await browser.close();
await app.close();
console.log(JSON.stringify({ one: fastest[0], two: fastest[1] }));
