import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { app, joinChromium } from "./browser.ts";
import { findViolations, rest } from "./visit.ts";

const desk = readFileSync("web/examples/helpdesk.fz", "utf8");
/** One expert does not keep up with the work of two. */
const crowded = desk.replace("Experts capacity 2", "Experts capacity 1");

let browser: Browser;
let context: BrowserContext;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  await context.close();
  expect(troubles).toEqual([]);
});
beforeEach(() => {
  troubles = [];
});

async function open(text: string, width = 1440, height = 900): Promise<void> {
  context = await browser.newContext({ viewport: { width, height }, locale: "en", reducedMotion: "reduce" });
  page = await context.newPage();
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  await page.addInitScript((stored) => {
    if (localStorage.getItem("flowodds.text") === null) localStorage.setItem("flowodds.text", stored);
  }, text);
  await page.goto(app);
  await page.locator("#editor > *").waitFor({ state: "attached" });
}

/** Waits until an answer is as expected. */
const poll = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 15_000, interval: 100 });
const readText = () => page.evaluate(() => localStorage.getItem("flowodds.text") ?? "");
const face = (id: string) => page.locator(`[data-face="${id}"]`).click();

/** Presses Tab until the focus is on an element of that name. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const here = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    if (here === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not come to "${name}"`);
}

test("a capacity is changed by keys alone: its line changes in the text, and undo brings it back", async () => {
  await open(desk);
  await page.locator('#decisions [data-face="decisions"]').focus();
  await page.keyboard.press("ArrowRight");
  await poll(() => page.locator("#times").isVisible()).toBe(true);
  await tabTo("Experts: one more at once");
  await page.keyboard.press("Enter");
  await poll(readText).toContain("// sim lane Experts capacity 3\n");
  await tabTo("Experts: how many may wait, empty for any number");
  await page.keyboard.type("5");
  // The lanes are told anew meanwhile, as after each run: what is typed stays.
  await page
    .locator("#decisions input.slider")
    .first()
    .evaluate((thumb: HTMLInputElement) => {
      thumb.value = "71";
      thumb.dispatchEvent(new Event("input"));
      thumb.dispatchEvent(new Event("pointerup"));
    });
  await poll(readText).toContain("// sim n4 -> n5 71%");
  await rest(page);
  await page.keyboard.press("Enter");
  await poll(readText).toContain("// sim lane Experts capacity 3 queue 5\n");
  await page.keyboard.press("Tab");
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press("Control+z");
  await poll(readText).toBe(desk);
});

test("service times and arrivals are set in fields; what the language does not read is said and changes nothing", async () => {
  await open(desk);
  await face("times");
  const row = page.locator(".service-row", { hasText: "Fix it" });
  await row.locator("summary").focus();
  await page.keyboard.press("Enter");
  const mean = row.getByLabel("Fix it: mean");
  await mean.fill("12");
  await mean.press("Enter");
  await poll(() => row.locator(".time-trouble").innerText()).toContain("has no unit");
  expect(await readText()).toBe(desk);
  await mean.fill("12min");
  await mean.press("Enter");
  await poll(readText).toContain("// sim n7 takes exponential 12min\n");
  await poll(() => row.locator(".time-written").textContent()).toBe("exponential 12min");
  await row.getByLabel("Fix it: kind of times").selectOption("erlang");
  await poll(readText).toContain("// sim n7 takes erlang 3 12min\n");
  await page.getByLabel("Request: how cases arrive").selectOption("every");
  await poll(readText).toContain("// sim n1 arrives every 3min\n");
});

test("a lane without a limit is offered the smallest capacity that keeps up", async () => {
  await open(desk.replace(/\/\/ sim lane .*\n/g, ""));
  await face("times");
  await poll(() => page.locator("#times .panel-note").first().innerText()).toContain("nobody waits");
  // How busy a lane would be is among the exact answers.
  await page.locator("#outcomes .outcome-certain:not(:empty)").first().waitFor();
  await page.getByLabel("Help desk: set a capacity").click();
  await poll(readText).toContain("// sim lane Desk capacity 2");
});

test("a congested diagram shows its lines: a badge beyond five, how full lanes are, and the lines over time", async () => {
  await open(crowded);
  await poll(() => page.locator(".queue-chart").isVisible()).toBe(true);
  expect(await page.locator(".queue-chart").getAttribute("aria-label")).toMatch(/Experts: at most \d+ wait/);
  await poll(() => page.locator('.lane-loads [data-lane="Experts"]').getAttribute("data-used")).toMatch(/^(0\.9|1\.0)/);
  const painted = () =>
    page.locator("canvas.badges").evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value) => value !== 0);
    });
  // The lines can be read as a table of twelve equal parts of the time, the longest at the height that the chart tells.
  const lines = page.locator(".queues");
  await lines.getByRole("button", { name: /^Table/ }).click();
  const [heads = [], ...rows] = await lines
    .getByRole("row")
    .evaluateAll((found) => found.map((row) => [...row.children].map(({ textContent }) => textContent)));
  const told = await page.locator(".queue-chart").getAttribute("aria-label");
  expect(rows.length).toBe(12);
  for (const [k, name] of heads.entries()) {
    if (k > 0) expect(told).toContain(`${name}: at most ${Math.max(...rows.map((row) => Number(row[k])))} wait`);
  }
  expect(heads).toContain("Experts");
  await lines.getByRole("button", { name: /^Table/ }).click();
  await page.locator(".track").focus();
  await page.keyboard.press("End");
  for (let k = 0; k < 3; k++) await page.keyboard.press("PageDown");
  await poll(async () =>
    Number(await page.locator(".queue-legend > span", { hasText: "Experts" }).locator("b").innerText()),
  ).toBeGreaterThan(5);
  await poll(painted).toBe(true);
});

test("the results name the bottleneck and how long cases take, by percentile", async () => {
  await open(desk);
  await face("sojourn");
  await poll(() => page.locator(".bottleneck").innerText()).toMatch(/Experts: 9\d% busy, mean queue \d/);
  const figures = page.locator(".time-figures");
  await poll(() => figures.innerText()).toMatch(/p50[\s\S]*p95[\s\S]*p99/);
  const times = await figures.locator("dd").allInnerTexts();
  expect(times.length).toBe(4);
  for (const time of times) expect(time).toMatch(/^[\d.,]+ (ms|sec|min|hr|days?)$/);
  await poll(() => page.locator(".time-histogram rect").count()).toBeGreaterThan(5);
});

test("work that a lane can never do is found at its line, and the fix gives it enough places", async () => {
  await open(crowded);
  const finding = page.locator("#problems li", { hasText: "Experts would have to be 180% busy" });
  await poll(() => finding.count()).toBe(1);
  expect(await finding.innerText()).toContain("line 28");
  await finding.getByText("Give Experts capacity 2").click();
  await poll(readText).toBe(desk);
  await poll(() => finding.count()).toBe(0);
});

test("nothing is wider than a phone of 360 pixels", async () => {
  await open(crowded, 360, 740);
  const wide = (id: string) =>
    page.evaluate((of) => {
      const element = document.getElementById(of)!;
      return Math.max(element.scrollWidth - element.clientWidth, document.documentElement.scrollWidth - innerWidth);
    }, id);
  await poll(() => page.locator(".queue-chart").isVisible()).toBe(true);
  expect(await wide("playback")).toBe(0);
  await page.locator(".tab").nth(2).click();
  await face("times");
  for (const summary of await page.locator(".service-row summary").all()) await summary.click();
  expect(await wide("times")).toBe(0);
  await page.locator(".tab").nth(3).click();
  await face("sojourn");
  expect(await wide("sojourn")).toBe(0);
});

test("axe finds nothing to complain about where times are set and shown, in light and in dark, and targets are large enough", {
  timeout: 60_000,
}, async () => {
  await open(crowded);
  await face("times");
  await face("sojourn");
  await page.locator(".service-row summary").first().click();
  await poll(() => page.locator(".queue-chart").isVisible()).toBe(true);
  for (const theme of ["light", "dark"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    expect(await findViolations(page), theme).toEqual([]);
  }
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("#dock button, #dock select, #dock input, #dock summary")]
      .map((element) => ({ html: element.outerHTML.slice(0, 80), box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && (box.height < 24 || box.width < 24))
      .map(({ html }) => html),
  );
  expect(small).toEqual([]);
});
