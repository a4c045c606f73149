import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { joinChromium } from "./browser.ts";
import { findViolations, poll, type Visit, visit } from "./visit.ts";

let browser: Browser;
let here: Visit;

beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  here = await visit(browser);
  await here.focusStage();
  await here.page.keyboard.press("Control+Shift+K");
  await here.page.getByRole("heading", { name: "A and B are the same" }).waitFor();
});
afterEach(() => here.leave());

const press = (key: string) => here.page.keyboard.press(key);
const side = (name: "A" | "B") => here.page.getByRole("region", { name: `Diagram ${name}` });
const verdict = () => here.page.locator(".compare-verdict").textContent();
const clock = () => here.page.locator(".compare .timeline .time").textContent();

/** Moves 2xx of B from 70% to 80%, by its chip's keys. */
async function improve(): Promise<void> {
  await side("B").getByRole("slider", { name: "2xx" }).or(side("B").locator(".chip.movable")).first().focus();
  await press("Shift+ArrowRight");
  await poll(() => side("B").locator(".chip.movable").first().textContent()).toContain("75%");
  await press("Shift+ArrowRight");
  await poll(() => here.page.locator(".compare-paired").textContent()).toContain("100,000 cases");
  await poll(verdict).toContain("11 times");
}

test("B differs by its odds: a verdict, both exact shares, the paired difference, and cases that changed", {
  timeout: 60_000,
}, async () => {
  await improve();
  expect(await verdict()).toBe("Failed is 11 times rarer in B");
  const row = here.page.locator(".compare-table tr", { hasText: "Failed" });
  expect(await row.locator("td").allTextContents()).toEqual(["0.0729%", "0.0064%", "−0.0665"]);
  expect(await here.page.locator(".compare-paired").textContent()).toContain("The exact difference is inside.");
  expect(await here.page.locator(".compare-flips li").count()).toBe(8);
  expect(await here.readText()).toContain("// sim n8 -> n9 80%");
});

test("a changed case is watched on both stages, which run on one clock: its paths are lit, and why they part is told", {
  timeout: 60_000,
}, async () => {
  await improve();
  const second = here.page.getByRole("button", { name: /^Watch(ing)?: Case/ }).nth(1);
  await second.focus();
  await press("Enter");
  await poll(() => second.getAttribute("aria-pressed")).toBe("true");
  const lit = (name: "A" | "B") => side(name).locator(".stage");
  await poll(() => lit("A").getAttribute("data-path")).toBe("bad");
  await poll(() => lit("B").getAttribute("data-path")).toBe("good");
  expect(await side("A").locator('.edge[data-edge="n11->n12"]').getAttribute("data-lit")).toBe("");
  expect(await side("B").locator('.edge[data-edge="n11->n12"]').getAttribute("data-lit")).toBeNull();
  const why = here.page.locator(".compare-why");
  expect(await why.locator("p").textContent()).toMatch(
    /^The same draw, 7\d\.\d+%, lies between 70% and 80%: 4xx\/5xx in A, 2xx in B\.$/,
  );
  expect(await why.locator(".why-draws li").count()).toBe(6);
  expect(await why.locator("[data-deciding]").textContent()).toContain("A: not below 70%, B: below 80%");
  const tokens = (name: "A" | "B") =>
    side(name)
      .locator("canvas.tokens")
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL().length);
  const before = [await tokens("A"), await tokens("B")];
  await here.page.locator(".compare .timeline .forward").focus();
  const start = await clock();
  for (let i = 0; i < 3; i++) await press("Enter");
  expect(await clock()).not.toBe(start);
  await poll(async () => (await tokens("A")) !== before[0] && (await tokens("B")) !== before[1]).toBe(true);
  for (const name of ["A", "B"] as const) {
    await side(name).locator(".stage").focus();
    await press("Space");
    expect(await here.page.locator(".compare .timeline .play").getAttribute("aria-label")).toBe("Pause");
    await press("Space");
    expect(await here.page.locator(".compare .timeline .play").getAttribute("aria-label")).toBe("Play");
  }
});

test("A comes back as the text in one step, or B becomes A; Escape leaves, and what was done stays undoable", {
  timeout: 60_000,
}, async () => {
  await improve();
  await here.page.getByRole("button", { name: "Pin B as A" }).focus();
  await press("Enter");
  await poll(verdict).toBe("A and B are the same");
  await press("Control+z");
  await poll(here.readText).not.toContain("80%");
  await here.page.getByRole("button", { name: "Go back to A" }).focus();
  await press("Enter");
  await poll(here.readText).toContain("80%");
  await here.page.locator(".compare-panel").focus();
  await press("Escape");
  await here.page.locator("#compare").waitFor({ state: "detached" });
  expect(await here.page.locator("#page").evaluate((page) => (page as HTMLElement).inert)).toBe(false);
});

test("the comparison keeps its place in French, and on a phone nothing is wider than the screen", async () => {
  await here.page.getByRole("combobox", { name: "Language" }).selectOption("fr");
  await here.page.getByRole("heading", { name: "A et B sont identiques" }).waitFor();
  await here.page.setViewportSize({ width: 360, height: 740 });
  expect(await here.page.locator("#compare").evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(360);
});

test.each(["light", "dark"] as const)(
  "axe finds nothing to complain about in the comparison, %s",
  { timeout: 60_000 },
  async (theme) => {
    await here.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await improve();
    expect(await findViolations(here.page)).toEqual([]);
  },
);
