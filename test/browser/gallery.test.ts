import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { galleryWords, patternNames, readPattern } from "../../web/gallery/gallery.ts";
import { app, joinChromium } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());

const count = patternNames.length;
const countDrawn = (page: Page) =>
  page
    .locator(".card img")
    .evaluateAll((all) => all.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length);

async function openGallery(options: Parameters<Browser["newContext"]>[0]): Promise<[BrowserContext, Page, string[]]> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  await page.goto(`${app}/gallery`);
  await expect.poll(() => countDrawn(page), { timeout: 15_000 }).toBe(count);
  return [context, page, troubles];
}

describe.each([
  { locale: "en", tag: "en-US", colorScheme: "light", width: 1440 },
  { locale: "fr", tag: "fr-FR", colorScheme: "dark", width: 390 },
] as const)("the gallery in $locale at $width px, $colorScheme", ({ locale, tag, colorScheme, width }) => {
  test("shows every pattern with its picture, its words and nothing wider than the window", async () => {
    const viewport = { width, height: 844 };
    const [context, page, troubles] = await openGallery({ locale: tag, colorScheme, viewport });
    const titles = await page.locator(".card h2").allTextContents();
    expect(titles).toEqual(patternNames.map((name) => galleryWords[locale].items[name].title));
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(colorScheme);
    await context.close();
    expect(troubles).toEqual([]);
  });
});

test("a click opens the pattern's own text in the playground, in the language of the gallery", async () => {
  const [context, page, troubles] = await openGallery({ locale: "fr-FR" });
  await page.getByRole("link", { name: /^Ouvrir dans l’atelier Filtre/ }).click();
  await page.locator(".cm-content").waitFor();
  await expect.poll(() => page.title()).toContain("Réception");
  const link = await page.locator(".cm-content").textContent();
  expect(link).toContain("Répond aux critères");
  expect(readPattern("filter", "fr")).toContain("Répond aux critères");
  await context.close();
  expect(troubles).toEqual([]);
});

test("another language and another theme are a choice away, and the pictures follow", async () => {
  const [context, page] = await openGallery({ locale: "en-US", colorScheme: "light" });
  const source = () => page.locator(".card img").first().getAttribute("src");
  const english = await source();
  await page.getByRole("combobox", { name: "Language" }).selectOption("fr");
  await expect.poll(() => page.locator("h1").textContent()).toBe(galleryWords.fr.heading);
  await expect.poll(() => countDrawn(page), { timeout: 15_000 }).toBe(count);
  const french = await source();
  expect(french).not.toBe(english);
  await page.locator("#theme").click();
  await page.locator("#theme").click();
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  await expect.poll(async () => (await source()) ?? french, { timeout: 15_000 }).not.toBe(french);
  await context.close();
});
