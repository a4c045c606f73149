import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { encodeLink } from "#core/formats/link";
import { seedPage } from "../diagrams.ts";
import { app, joinChromium } from "./browser.ts";

let browser: Browser;
let page: Page;
const troubles: string[] = [];
beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  await page.context().close();
  expect(troubles.splice(0)).toEqual([]);
});

const poll = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 15_000, interval: 100 });

/** Opens the page with the seed's text and waits for its tokens. */
async function open(options: BrowserContextOptions = {}, query = ""): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  page = await context.newPage();
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  await page.goto(`${app}/${query}#${encodeLink(seedPage)}`);
  await page.locator(".stage .node").first().waitFor();
  await poll(duration).toBeGreaterThan(0);
}

const track = () => page.locator(".timeline .track");
const time = async () => Number(await track().getAttribute("aria-valuenow"));
const duration = async () => Number((await track().getAttribute("aria-valuemax")) ?? 0);
const button = (name: string) => page.getByRole("button", { name, exact: true });
const story = () => page.locator("#story");
const isPlaying = async () => (await button("Pause").count()) === 1;

async function pause(): Promise<void> {
  if (await isPlaying()) await button("Pause").click();
}

/** Places of the tokens' middles on the stage: dots of the accent colour, found on the canvas. */
const findDot = () =>
  page.locator("canvas.tokens").evaluate((canvas: HTMLCanvasElement) => {
    const { data, width, height } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    const box = canvas.getBoundingClientRect();
    const solid = (x: number, y: number) => data[4 * (y * width + x) + 3]! > 250;
    for (let y = 6; y < height - 6; y++) {
      for (let x = 60; x < width - 6; x++) {
        const all = [-3, 0, 3].every((dx) => [-3, 0, 3].every((dy) => solid(x + dx, y + dy)));
        const at = { x: box.x + (x * box.width) / width, y: box.y + (y * box.height) / height };
        if (all && document.elementFromPoint(at.x, at.y)?.closest(".chip, button, input, .node") === null) return at;
      }
    }
    return null;
  });

async function clickToken(press: (x: number, y: number) => Promise<void>): Promise<void> {
  await pause();
  await track().focus();
  for (let i = 0; i < 40; i++) {
    const dot = await findDot();
    if (dot !== null) {
      await press(dot.x, dot.y);
      return;
    }
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(60);
  }
  throw new Error("no token was seen");
}

test("a click on a token opens its story, with its path lit; All cases takes both back", {
  timeout: 60_000,
}, async () => {
  await open();
  await clickToken((x, y) => page.mouse.click(x, y));
  await story().locator(".story-line").first().waitFor();
  await poll(() => story().locator("h2").first().textContent()).toMatch(/^Case [\d,]+: (Success|Failed)$/);
  expect(await page.locator(".stage").getAttribute("data-path")).toMatch(/^(good|bad)$/);
  expect(await page.locator(".stage .node[data-lit]").count()).toBeGreaterThan(3);
  await button("All cases").click();
  expect(await story().isHidden()).toBe(true);
  expect(await page.locator(".stage").getAttribute("data-path")).toBe(null);
});

test("L4, S7: a failed case is one button away, with its six draws and its counter in words", {
  timeout: 60_000,
}, async () => {
  await open();
  await button("Watch a case").click();
  await story().locator(".story-line").first().waitFor();
  expect(await story().locator("h2").first().textContent()).toMatch(/^Case [\d,]+: Failed$/);
  expect(await page.locator(".stage").getAttribute("data-path")).toBe("bad");
  const values = await story().locator(".draws-value").allTextContents();
  expect(values).toHaveLength(6);
  for (const value of values) expect(Number.parseFloat(value)).toBeGreaterThanOrEqual(0.5);
  expect(await story().textContent()).toContain("5 of 5 repeats, so Yes");
  expect(await story().textContent()).toMatch(/0\.\d\d, not below 0\.50, so 4xx\/5xx/);
  for (const name of ["Longest", "95th percentile", "Typical", "Success"]) {
    await button(`Watch: ${name}`).click();
    await poll(() => page.locator(".stage").getAttribute("data-path")).toMatch(/good|bad/);
  }
  await poll(() => story().locator("h2").first().textContent()).toMatch(/^Case [\d,]+: Success$/);
});

test("a line of the story takes the player to its moment", { timeout: 60_000 }, async () => {
  await open();
  await button("Watch a case").click();
  const line = story().locator(".story-line").nth(1);
  await line.click();
  expect(await isPlaying()).toBe(false);
  await poll(() => story().locator("[aria-current]").count()).toBe(1);
  expect(await story().locator("li").nth(1).getAttribute("aria-current")).toBe("step");
});

test("modes: one case has its own clock, all at once is shorter than the stream, heat shows no token", {
  timeout: 60_000,
}, async () => {
  await open();
  const stream = await duration();
  await button("All at once").click();
  const all = await duration();
  expect(all).toBeLessThan(stream);
  await button("One case").click();
  expect(await duration()).toBeLessThanOrEqual(all);
  await pause();
  await button("Next case").click();
  await button("Heat").click();
  expect(await isPlaying()).toBe(false);
  await poll(() => page.locator(".heat-legend").textContent()).toContain("exact, no run needed");
  expect(await page.locator("canvas.tokens").evaluate((canvas) => getComputedStyle(canvas).visibility)).toBe("hidden");
  await button("Play").click();
  expect(await button("Stream").getAttribute("aria-pressed")).toBe("true");
});

test("the loop begins again at the end, and without it the player stops there", { timeout: 60_000 }, async () => {
  await open();
  await pause();
  await button("To the end").click();
  const end = await duration();
  expect(await time()).toBeCloseTo(end, 1);
  await button("Loop").click();
  await track().focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  for (let i = 0; i < 5; i++) await page.locator(".timeline .speed").click();
  await button("Play").click();
  await poll(time).toBeLessThan(end / 2);
  expect(await isPlaying()).toBe(true);
});

test("case steps go from birth to birth, both ways", { timeout: 60_000 }, async () => {
  await open();
  await pause();
  await button("To the beginning").click();
  await button("Next case").click();
  const first = await time();
  await button("Next case").click();
  expect(await time()).toBeGreaterThan(first);
  await button("Previous case").click();
  expect(await time()).toBeCloseTo(first, 3);
});

test("a link with t= opens paused at that moment, and the story's own link brings its case back", {
  timeout: 60_000,
}, async () => {
  await open({ permissions: ["clipboard-read", "clipboard-write"] }, "?t=42.5");
  await poll(time).toBeCloseTo(42.5, 2);
  expect(await isPlaying()).toBe(false);
  await button("Watch a case").click();
  await story().locator(".story-line").nth(2).click();
  const head = await story().locator("h2").first().textContent();
  const at = await time();
  await button("Link to this moment").click();
  await poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("case=");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto("about:blank");
  await page.goto(link);
  await story().locator(".story-line").first().waitFor();
  expect(await story().locator("h2").first().textContent()).toBe(head);
  await poll(time).toBeCloseTo(at, 2);
  expect(await isPlaying()).toBe(false);
});

test("a node becomes a point to pause at", { timeout: 60_000 }, async () => {
  await open();
  await pause();
  await button("To the beginning").click();
  await page.locator(".stage .node", { hasText: "Log delivery" }).click();
  await button("Pause when a case comes to Log delivery result").click();
  await button("Play").click();
  await poll(time).toBeGreaterThan(3);
  await poll(isPlaying).toBe(false);
  expect(await time()).toBeLessThan(15);
});

test("where less motion is wanted, heat comes first and nothing plays by itself", { timeout: 60_000 }, async () => {
  await open({ reducedMotion: "reduce" });
  await poll(() => page.locator(".stage").getAttribute("data-heat")).toBe("reach");
  expect(await isPlaying()).toBe(false);
  expect(await time()).toBe(0);
  await button("Watch a case").click();
  await story().locator(".story-line").first().waitFor();
  expect(await isPlaying()).toBe(false);
});

test("on a phone a touch opens a token's story above the player, and nothing is wider than the screen", {
  timeout: 60_000,
}, async () => {
  await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await clickToken((x, y) => page.touchscreen.tap(x, y));
  await story().locator(".story-line").first().waitFor();
  const [panel, player, controls] = await Promise.all(
    ["#story", "#playback", ".stage-controls"].map((part) => page.locator(part).boundingBox()),
  );
  expect(panel!.y).toBeLessThan(player!.y);
  expect(controls!.x).toBeGreaterThanOrEqual(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
