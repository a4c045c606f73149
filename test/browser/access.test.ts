import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedPage } from "../diagrams.ts";
import { app, joinChromium } from "./browser.ts";
import { findViolations, poll, type Visit, visit } from "./visit.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());

const ready = ({ page }: Visit) =>
  poll(() => page.locator("#outcomes .outcome-share").first().textContent()).toMatch(/%$/);

/** Stores a diagram and begins a run of it: their ids. */
async function store(): Promise<readonly string[]> {
  const stored = await fetch(`${app}/api/diagrams`, { method: "POST", body: seedPage });
  const headers = { "content-type": "application/json" };
  const begun = await fetch(`${app}/api/runs`, {
    method: "POST",
    headers,
    body: JSON.stringify({ source: seedPage, cases: 20_000, seed: 5 }),
  });
  return Promise.all([stored, begun].map(async (answer) => ((await answer.json()) as { readonly id: string }).id));
}

test.each(["light", "dark"] as const)(
  "axe finds nothing to complain about in the other pages: gallery, embed, stored diagram, run, API, %s",
  {
    timeout: 60_000,
  },
  async (theme) => {
    const [diagram, run] = await store();
    const context = await browser.newContext({ colorScheme: theme, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const [address, part] of [
      ["/gallery", ".card img"],
      [`/embed/${diagram}`, ".stage .node"],
      [`/s/${diagram}`, "#outcomes .outcome-share"],
      [`/run/${run}`, "#outcomes .outcome-share"],
      ["/api/docs", "h1"],
    ] as const) {
      await page.goto(app + address);
      await page.locator(part).first().waitFor();
      expect(await findViolations(page), address).toEqual([]);
    }
    await context.close();
  },
);

test("with forced colours the page still tells what is chosen, and axe finds nothing", {
  timeout: 60_000,
}, async () => {
  const here = await visit(browser, { forcedColors: "active" });
  await ready(here);
  expect(await findViolations(here.page)).toEqual([]);
  await here.page.keyboard.press("Control+k");
  const option = here.page.locator('.palette-option[aria-selected="true"]');
  await option.waitFor();
  expect(await option.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
  await here.leave();
});

test("a chart's figures come as a table by a button, and the chart comes back", { timeout: 60_000 }, async () => {
  const here = await visit(browser);
  await ready(here);
  const toggle = here.page.getByRole("button", { name: "Table: Steps per case" });
  await toggle.focus();
  await here.page.keyboard.press("Enter");
  expect(await here.page.locator("#steps .histogram").isVisible()).toBe(false);
  const rows = here.page.locator("#steps .chart-table tr");
  expect(await rows.count()).toBeGreaterThan(3);
  expect((await rows.nth(1).boundingBox())!.width).toBeGreaterThan(100);
  expect(await findViolations(here.page)).toEqual([]);
  await here.page.keyboard.press("Enter");
  expect(await here.page.locator("#steps .histogram").isVisible()).toBe(true);
  for (const [name, chart, place] of [
    ["Table: What matters most", ".matters-list", ".matters"],
    [/^Table: .*2xx/, ".sweep-plot", ".sweep-row"],
  ] as const) {
    const button = here.page.getByRole("button", { name }).first();
    await button.focus();
    await here.page.keyboard.press("Enter");
    expect(await here.page.locator(`#decisions ${chart}`).first().isVisible()).toBe(false);
    const table = here.page.locator(`#decisions ${place} .chart-table`).first();
    expect((await table.boundingBox())!.width).toBeGreaterThan(250);
    expect(await table.locator("td").first().textContent()).toMatch(/\S/);
    await here.page.keyboard.press("Enter");
    expect(await here.page.locator(`#decisions ${chart}`).first().isVisible()).toBe(true);
  }
  await here.leave();
});

test("the moment is spoken at a pause and at a step, and never while it plays", { timeout: 60_000 }, async () => {
  const here = await visit(browser);
  await ready(here);
  const spoken = here.page.locator("#notices > .hidden-text");
  await here.focusStage();
  await here.page.keyboard.press("Space");
  const before = await spoken.textContent();
  await here.page.waitForTimeout(1500);
  expect(await spoken.textContent()).toBe(before);
  await here.page.keyboard.press("Space");
  await poll(() => spoken.textContent()).toMatch(/^At 0:\d\d.*: \d+ under way, \d+ ended/);
  const paused = await spoken.textContent();
  await here.page.keyboard.press("ArrowRight");
  await here.page.keyboard.press("Shift+ArrowRight");
  await poll(() => spoken.textContent()).not.toBe(paused);
  await here.leave();
});

test.each([
  { name: "a phone of 390 px", width: 390, height: 844 },
  { name: "a frame of 360 px", width: 360, height: 640 },
  { name: "1280 px at a zoom of 400%", width: 320, height: 256 },
])(
  "on $name nothing is wider than the screen, and every target takes 24 px",
  { timeout: 60_000 },
  async ({ width, height }) => {
    const here = await visit(browser, { viewport: { width, height }, hasTouch: true });
    const { page } = here;
    const measure = () =>
      page.evaluate(() => {
        const wide = document.scrollingElement!.scrollWidth - innerWidth;
        const small = [...document.querySelectorAll<HTMLElement>("button, select, input:not([type=range]), a[href]")]
          .filter((target) => target.checkVisibility({ visibilityProperty: true }) && target.id !== "skip")
          .map((target) => ({ target, box: target.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 23.5 || box.height < 23.5))
          .map(({ target, box }) => `${target.outerHTML.slice(0, 120)} ${box.width}x${box.height}`);
        return { wide, small };
      });
    for (const tab of ["Text", "Diagram", "Odds", "Results"]) {
      await page.getByRole("navigation").getByRole("button", { name: tab }).click();
      expect(await measure(), tab).toEqual({ wide: 0, small: [] });
    }
    for (const key of ["Control+k", "Control+Shift+K"]) {
      await page.keyboard.press(key);
      await page.locator(".palette, .compare").first().waitFor();
      expect(await measure(), key).toEqual({ wide: 0, small: [] });
      await page.keyboard.press("Escape");
    }
    await here.leave();
  },
);

test("at a zoom of 200% and on small laptops neither the stage's buttons nor the folded legend lie over the drawing or each other, the player is in sight, and a curve has its panel's width", async () => {
  for (const [width, height] of [
    [720, 450],
    [640, 400],
    [1280, 720],
    [1097, 617],
  ] as const) {
    // The longer words, and the mode that has the legend.
    const here = await visit(browser, { viewport: { width, height } }, "/?lang=fr");
    const boxOf = async (part: string) => (await here.page.locator(part).boundingBox())!;
    await here.page.locator(".heat-legend").waitFor();
    const [stage, buttons, legend, player] = await Promise.all(
      ["#diagram-view .stage > svg >> nth=0", ".stage-controls", ".heat-legend", "#playback .play"].map(boxOf),
    );
    expect(buttons!.y).toBeGreaterThanOrEqual(stage!.y + stage!.height);
    expect(buttons!.x).toBeGreaterThanOrEqual(legend!.x + legend!.width);
    expect(legend!.y).toBeGreaterThanOrEqual(stage!.y + stage!.height);
    expect(player!.y + player!.height).toBeLessThanOrEqual(height);
    // Where there is no curve yet it is as narrow as can be.
    const narrower = () =>
      here.page.evaluate(() => {
        const widthOf = (part: string) => document.querySelector(part)!.getBoundingClientRect().width;
        return widthOf(".odds-track") - (widthOf(".sweep-plot") || -Infinity);
      });
    await poll(narrower).toBeLessThanOrEqual(16);
    await here.leave();
  }
});
