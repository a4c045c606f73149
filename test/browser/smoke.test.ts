import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveStranger } from "../serve.ts";
import { app, joinChromium } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());

/** Everything that a page reports as gone wrong from now on: thrown errors, refused or failed loads. */
function watch(page: Page): readonly string[] {
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("requestfailed", (request) => wrong.push(request.url()));
  return wrong;
}

test.each(["/", "/embed"])("%s shows something, and no script, style or load goes wrong", async (path) => {
  const page = await browser.newPage();
  const wrong = watch(page);
  await page.goto(app + path, { waitUntil: "networkidle" });
  expect((await page.innerText("body")).trim()).not.toBe("");
  expect(wrong).toEqual([]);
  await page.close();
});

test("a page of another origin can frame the embed, sandboxed without an origin of its own", async () => {
  const stranger = await serveStranger({ "/": `<iframe sandbox="allow-scripts" src="${app}/embed"></iframe>` });
  const page = await browser.newPage();
  const wrong = watch(page);
  await page.goto(stranger.url, { waitUntil: "networkidle" });
  expect((await page.frameLocator("iframe").locator("body").innerText()).trim()).not.toBe("");
  // The stranger has no icon: that is the one thing a browser asks of it in vain.
  expect(wrong.filter((text) => !text.includes("404"))).toEqual([]);
  await page.close();
  await stranger.close();
});
