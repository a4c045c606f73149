import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { app, joinChromium } from "./browser.ts";
import { visit } from "./visit.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());

test.each([
  { room: "wide", viewport: { width: 1440, height: 900 } },
  { room: "narrow", viewport: { width: 390, height: 844 } },
])(
  "a first visit sees the seed's picture before any script of the page has come, $room; a text of one's own is not covered by it",
  async ({ room, viewport }) => {
    const context = await browser.newContext({ viewport, colorScheme: "dark" });
    const page = await context.newPage();
    await context.route("**/assets/*.js", (route) => route.abort());
    await page.goto(app);
    const picture = page.locator(`.first-picture[data-room="${room}"]`);
    expect(await picture.isVisible()).toBe(true);
    expect(await page.locator(".first-picture:visible").count()).toBe(1);
    expect(await picture.textContent()).toContain("Max retries");
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await page.evaluate(() => localStorage.setItem("flowodds.text", "mine"));
    await page.reload();
    expect(await page.locator(".first-picture:visible").count()).toBe(0);
    await context.close();
  },
);

test("the stage takes the first picture's place, and on a phone the editor comes with its tab", async () => {
  const here = await visit(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await here.page.locator(".stage .node").first().waitFor();
  await expect.poll(() => here.page.locator(".first-picture").count()).toBe(0);
  expect(await here.page.locator(".cm-content").count()).toBe(0);
  await here.page.getByRole("navigation").getByRole("button", { name: "Text" }).tap();
  await here.page.locator(".cm-content").waitFor();
  await here.leave();
});
