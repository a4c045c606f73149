import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerSimulate } from "#core/answer/simulate";
import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import { app, joinChromium } from "./browser.ts";
import { overhearWorkers } from "./overhear.ts";

const cases = 10_000_000;

/** What the page notes for these tests. */
interface Noted {
  readonly finished: string[];
  readonly said: string[];
  readonly tasks: number[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());

/** Put before a worker's script: counts the calls of the kernel in WebAssembly. */
const counting = `
globalThis.walked = 0;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (code) => {
  const { walk, ...others } = (await instantiate(code)).instance.exports;
  const counted = (...order) => (globalThis.walked++, walk(...order));
  return { instance: { exports: { ...others, walk: counted } } };
};
`;

/**
 * The page with the seed, on a machine of so many cores; it notes what its workers finish with and its long tasks. Without `wasm` the policy of its
 * workers lets them compile nothing.
 */
async function open(cores: number, wasm = true): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.route("**/shard.worker*", async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    const policy = headers["content-security-policy"]!;
    if (!wasm) headers["content-security-policy"] = policy.replace(" 'wasm-unsafe-eval'", "");
    await route.fulfill({ response, headers, body: counting + (await response.text()) });
  });
  await overhearWorkers(page, cores);
  await page.addInitScript(() => {
    const noted: Noted = { finished: [], said: [], tasks: [] };
    Object.assign(globalThis, { noted });
    addEventListener("answered", (event) => {
      const { detail } = event as CustomEvent;
      if (detail?.kind === "finished") noted.finished.push(JSON.stringify(detail.results));
    });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) noted.tasks.push(duration);
    }).observe({ type: "longtask" });
    addEventListener("DOMContentLoaded", () => {
      new MutationObserver(() => {
        const said = document.querySelector(".run-progress:not([hidden])")?.textContent;
        if (said) noted.said.push(said);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  });
  await page.goto(app);
  await page.locator(".cm-content").waitFor();
  await page.locator(".run-cases").fill(String(cases));
  await page.locator(".run-cases").press("Enter");
  await expect.poll(() => page.locator(".bar-run-long").textContent()).toContain("10,000,000");
  // The run at rest comes first: its results are those from before.
  await expect.poll(() => page.locator("#outcomes").textContent(), { timeout: 15_000 }).toContain("100,000");
  return page;
}

/** Presses Cancel in the page itself, as soon as the pace is told: the whole run is over before a driver of the page is sure of the button. */
async function cancelSoon(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const told = document.querySelector(".run-progress:not([hidden]) .run-progress-pace")?.textContent;
    if (!told) return false;
    document.querySelector<HTMLButtonElement>(".run-progress-cancel")?.click();
    return true;
  });
}

/** By worker that counts shards: how often it called the kernel in WebAssembly. */
const readWalked = (page: Page): Promise<number[]> =>
  Promise.all(
    page
      .workers()
      .filter((worker) => worker.url().includes("shard.worker"))
      .map((worker) => worker.evaluate(() => (globalThis as unknown as { walked: number }).walked)),
  );

const readNoted = (page: Page): Promise<Noted> =>
  page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted);
const readText = (page: Page) => page.evaluate(() => localStorage.getItem("flowodds.text") ?? "");

const digest = (body: string): string => createHash("sha256").update(body).digest("hex").slice(0, 16);

/** Runs to the end; milliseconds that it took. */
async function runAll(page: Page): Promise<number> {
  await page.evaluate(() => {
    (globalThis as unknown as { noted: Noted }).noted.tasks.length = 0;
  });
  const before = (await readNoted(page)).finished.length;
  const begun = Date.now();
  await page.locator(".bar-run").click();
  await expect
    .poll(async () => (await readNoted(page)).finished.length, { timeout: 60_000, interval: 10 })
    .toBe(before + 1);
  return Date.now() - begun;
}

/** Runs to the end, and on until what it found is on show: what `runAll` gives, and the longest tasks of the page's thread, as time that passed and processor time. */
async function traceRun(page: Page): Promise<{ readonly took: number; readonly tasks: string }> {
  interface Event {
    readonly name: string;
    readonly pid: number;
    readonly tid: number;
    readonly dur?: number;
    readonly tdur?: number;
    readonly args: { readonly name?: string };
  }
  const session = await page.context().newCDPSession(page);
  const events: Event[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as Event[])));
  const includedCategories = ["toplevel"];
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories } });
  const took = await runAll(page);
  await page.waitForFunction(() => document.querySelector(".run-progress")?.hasAttribute("hidden"));
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown))));
  const complete = new Promise((over) => session.once("Tracing.tracingComplete", over));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const mains = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const tasks = events
    .filter(({ name, pid, tid }) => name.endsWith("RunTask") && mains.some((one) => one.pid === pid && one.tid === tid))
    .sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0));
  const write = (micros = 0) => (micros / 1000).toFixed(1);
  return {
    took,
    tasks: tasks
      .slice(0, 3)
      .map(({ dur, tdur }) => `${write(dur)} ms (${write(tdur)} of the processor)`)
      .join(", "),
  };
}

function runInNode(source: string): string {
  const file = new URL("../../core/engine/fast/wasm/lockstep.wasm", import.meta.url);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {});
  useKernel(exports as unknown as Kernel);
  const answer = answerSimulate(source, { locale: "en", trace: 200, exact: true });
  useKernel(null);
  if (answer.kind !== "results") throw new Error(answer.kind);
  return JSON.stringify(answer.body);
}

test("7-engine 5: ten million cases on two cores, in WebAssembly, tell how far they are, can be given up, and end with the bytes of the server and of one core without it", {
  timeout: 180_000,
}, async () => {
  const page = await open(2);
  const before = await page.locator("#outcomes").textContent();
  const cancelling = cancelSoon(page);
  await page.locator(".bar-run").click();
  await cancelling;
  await page.locator(".run-progress").waitFor({ state: "hidden" });
  expect((await readNoted(page)).finished).toEqual([]);
  expect(await page.locator("#outcomes").textContent()).toBe(before);

  const told = (await readNoted(page)).said.length;
  const { took, tasks: traced } = await traceRun(page);
  const { finished, said: all, tasks } = await readNoted(page);
  const said = all.slice(told).filter((text, i, list) => text !== list[i - 1]);
  expect(said.join("\n")).toMatch(/[\d,]+ of 20,000,000 cases[\d,]+ cases\/s/);
  // However fast shards are counted, the page's thread has something to show ten times a second.
  expect(said.length).toBeLessThanOrEqual(took / 100 + 2);
  const walked = await readWalked(page);
  expect(walked.map((calls) => calls > 0)).toEqual([true, true]);
  const source = await readText(page);
  const asked = { source, cases, seed: 1, trace: 200 };
  const answer = await fetch(`${app}/api/simulate`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": "en" },
    body: JSON.stringify(asked),
  });
  const hashes = [digest(finished[0]!), digest(await answer.text()), digest(runInNode(source))];
  console.log(`two cores, server, Node: ${hashes.join(" ")}; last told: ${said.at(-1)}`);
  console.log(
    `${took} ms; calls of the kernel in WebAssembly by worker: ${walked.join(", ")}; tasks of 50 ms or more: ${tasks.join(" ") || "none"}; longest of the page's thread: ${traced}`,
  );
  expect(new Set(hashes).size).toBe(1);

  const alone = await open(1, false);
  await runAll(alone);
  expect(await readWalked(alone)).toEqual([0]);
  expect(digest((await readNoted(alone)).finished[0]!)).toBe(hashes[0]);
  await alone.context().close();
  await page.context().close();
});
