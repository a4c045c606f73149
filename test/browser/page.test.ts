import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { seedPage } from "../diagrams.ts";
import { serveStranger } from "../serve.ts";
import { app, joinChromium } from "./browser.ts";
import { findViolations } from "./visit.ts";

let browser: Browser;
let context: BrowserContext;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  page = await context.newPage();
  troubles = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  await page.goto(app);
  await page.locator(".cm-content").waitFor();
});
afterEach(async () => {
  await context.close();
  expect(troubles).toEqual([]);
});

/** Waits until an answer is as expected. */
const poll = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 15_000, interval: 100 });

/** The text as the browser keeps it. */
const readText = () => page.evaluate(() => localStorage.getItem("flowodds.text") ?? "");

const share = (name: string) => page.locator("#outcomes tr", { hasText: name }).locator(".outcome-share");

/** What the canvas of the tokens shows, as a number; 0 if nothing. */
function readTokens(frame: Page | Frame): Promise<number> {
  return frame.locator("canvas.tokens").evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) sum = (sum * 31 + at) % 1_000_003;
    return sum;
  });
}

async function expectTokensToMove(frame: Page | Frame): Promise<void> {
  const seen = new Set<number>();
  await poll(async () => {
    const tokens = await readTokens(frame);
    if (tokens !== 0) seen.add(tokens);
    return seen.size;
  }).toBeGreaterThan(2);
}

async function paste(text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
  await poll(readText).toBe(text.replace(/\r\n?/g, "\n"));
}

/** Drags a slider's thumb to a percentage with the mouse, in several moves. */
async function drag(label: string, from: number, to: number): Promise<void> {
  const slider = page.getByRole("slider", { name: label }).and(page.locator("#decisions input"));
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox())!;
  const at = (percent: number) => box.x + 8 + ((box.width - 16) * percent) / 100;
  const middle = box.y + box.height / 2;
  await page.mouse.move(at(from), middle);
  await page.mouse.down();
  await page.mouse.move(at((from + to) / 2), middle, { steps: 4 });
  await page.mouse.move(at(to), middle, { steps: 4 });
  await page.mouse.up();
}

test("a first visit shows the seed with its odds, and its tokens already move", async () => {
  await expectTokensToMove(page);
  await poll(() => share("Failed").textContent()).toMatch(/^0\.\d+%$/);
  expect(await page.locator(".problem").count()).toBe(1);
});

test("the pasted page runs, a drag is one line and one undo step, and the outcomes follow at once", {
  timeout: 60_000,
}, async () => {
  await paste(seedPage);
  expect(await page.locator('.problem[data-severity="error"]').count()).toBe(0);
  await poll(() => share("Failed").textContent()).not.toBeNull();
  await page.locator("[data-stale]").first().waitFor({ state: "detached" });
  await expectTokensToMove(page);
  const before = await share("Failed").textContent();

  await drag("Response status?: odds of 2xx", 50, 90);
  await poll(readText).toContain("// sim n8 -> n9 90%");
  expect((await readText()).match(/\/\/ sim/g)).toHaveLength(1);
  await poll(() => share("Failed").textContent()).not.toBe(before);

  await page.keyboard.press("Control+z");
  await poll(readText).toBe(seedPage.replace(/\r\n?/g, "\n"));
  await poll(() => share("Failed").textContent()).toBe(before);
});

test("the copied iframe plays in a page of another origin", { timeout: 60_000 }, async () => {
  await page.getByRole("button", { name: "Share" }).click();
  await page.locator(".share-part", { hasText: "Embed" }).getByRole("button").click();
  await poll(() => page.locator(".share-part", { hasText: "Embed" }).getByRole("button").textContent()).toBe("Copied");
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  expect(snippet).toContain(`src="${app}/embed#1:`);
  const stranger = await serveStranger({ "/": `<!doctype html><title>Stranger</title><h1>Elsewhere</h1>${snippet}` });
  const elsewhere = await context.newPage();
  await elsewhere.goto(stranger.url);
  const frame = await (await elsewhere.locator("iframe").elementHandle())!.contentFrame();
  await frame!.locator("canvas.tokens").waitFor();
  await expectTokensToMove(frame!);
  await stranger.close();
});

test("the run button shows the server's run; a server that is not reached costs nothing", {
  timeout: 60_000,
}, async () => {
  await poll(() => share("Failed").textContent()).toMatch(/%$/);
  await page.locator(".run-seed").fill("7");
  await page.locator(".run-seed").press("Enter");
  await poll(readText).toContain("// sim seed 7");
  const answered = page.waitForResponse("**/api/simulate");
  await page.locator(".bar-run").click();
  const { seed, starts } = (await (await answered).json()) as {
    seed: number;
    starts: { outcomes: { label: string; count: number }[] }[];
  };
  expect(seed).toBe(7);
  const failed = starts[0]!.outcomes.find(({ label }) => label === "Failed")!;
  await poll(() => page.locator("#outcomes tr", { hasText: "Failed" }).locator(".outcome-cases").textContent()).toBe(
    failed.count === 1 ? "1 case" : `${failed.count} cases`,
  );

  await page.route("**/api/simulate", (route) => route.abort());
  const shown = await share("Failed").textContent();
  await page.locator(".bar-run").click();
  await page.getByText("Could not reach the server").waitFor();
  expect(await share("Failed").textContent()).toBe(shown);
  await page.getByRole("button", { name: "Run in this browser" }).click();
  await page.getByText("Could not reach the server").waitFor({ state: "detached" });
  troubles = troubles.filter((trouble) => !trouble.includes("Failed to load resource"));
});

test("while the text is broken the picture stays, and the run button leads to the error", async () => {
  await poll(() => share("Failed").textContent()).toMatch(/%$/);
  const nodes = await page.locator(".stage [data-node]").count();
  await page.locator(".cm-line", { hasText: "n10: rectangle" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("\nn20: rectangl");
  await page.getByText("Last valid picture").waitFor();
  expect(await page.locator(".stage [data-node]").count()).toBe(nodes);
  await poll(() => page.locator(".bar-run").textContent()).toContain("to fix");
  await page.keyboard.press("Control+Home");
  await page.locator(".bar-run").click();
  expect(await page.locator(".cm-activeLine").textContent()).toContain("rectangl");
  // The second of two clicks finds another text than the one that the fix was made for, and changes nothing.
  await page
    .locator(".problem-fixes button")
    .first()
    .evaluate((fix: HTMLButtonElement) => {
      fix.click();
      fix.click();
    });
  await page.getByText("Last valid picture").waitFor({ state: "detached" });
  await poll(readText).toMatch(/^n20: rectangle$/m);
});

test("the text survives a reload, and labels are text whatever they say", async () => {
  const nasty = '<script>document.title="owned"</script><img src=x onerror=alert(1)> " مرحبا 😀';
  const text = `Main { # ${nasty.replace(/"/g, "'")}\nn1: circle label:"Start"\nn2: diamond label:"${nasty.replace(/"/g, '\\"')}"\nn3: circle label:"${"long ".repeat(2000)}"\nn4: circle label:"B"\nn1.handle(right) -> n2.handle(left)\nn2.handle(right) -> n3.handle(left) [label="${nasty.replace(/"/g, '\\"')}"]\nn2.handle(bottom) -> n4.handle(top)\n}\n`;
  await paste(text);
  await page.reload();
  await page.locator(".cm-content").waitFor();
  expect(await readText()).toBe(text);
  await page.locator(".decision-name", { hasText: "<script>" }).first().waitFor();
  expect(await page.title()).not.toBe("owned");
  expect(await page.locator("main img[src], main script").count()).toBe(0);
});

test("a damaged link says so and leaves the text alone", async () => {
  await paste(seedPage);
  await page.goto(`${app}/#1:AAAA`);
  await page.reload();
  await page.getByText("the link is damaged").waitFor();
  expect(await readText()).toBe(seedPage.replace(/\r\n?/g, "\n"));
});

test.each(["light", "dark"] as const)(
  "axe finds nothing to complain about in the %s page",
  { timeout: 60_000 },
  async (theme) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await poll(() => share("Failed").textContent()).toMatch(/%$/);
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Share" }).click();
    expect(await findViolations(page)).toEqual([]);
  },
);

test("axe finds nothing to complain about on a phone, in any of its tabs", { timeout: 60_000 }, async () => {
  await poll(() => share("Failed").textContent()).toMatch(/%$/);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator(".bar-run:not(:empty)").waitFor();
  for (const tab of ["Text", "Diagram", "Odds", "Results"]) {
    await page.getByRole("navigation").getByRole("button", { name: tab }).click();
    expect(await findViolations(page), tab).toEqual([]);
  }
});

test("in French nothing of the page is left in English, and the text and the tokens stay", async () => {
  await page.getByRole("combobox", { name: "Language" }).selectOption("fr");
  await page.getByRole("button", { name: "Partager" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("fr");
  await poll(() => share("Failed").textContent()).toMatch(/^0,\d+\s%$/);
  await poll(() => page.locator(".bar-run").textContent()).toMatch(/^Lancer 10\s000 cas/);
  await expectTokensToMove(page);
  const editor = page.locator(".cm-content");
  expect(await editor.getAttribute("aria-label")).toBe("Texte du diagramme");
});
