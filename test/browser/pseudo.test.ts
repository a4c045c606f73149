import { extname } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { joinChromium } from "./browser.ts";
import { buildPseudo, marks } from "./pseudo.ts";
import { poll } from "./visit.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** What may stand on the page without being a message, and why. */
const allowed: readonly { readonly what: RegExp; readonly why: string }[] = [
  { what: /^Flowodds$/, why: "the name of the product" },
  { what: /^(EN|FR|English|Français)$/, why: "languages are called by their own names" },
  { what: /^[a-z-]+\/[a-z-]+$/, why: "the code of a finding" },
  { what: /^Ctrl$/, why: "what is printed on the key" },
  { what: /^[\d.,]+\s(sec|min|hr|day|days|wk|wks)$/, why: "a duration with its unit by Intl" },
];

/** All that a page says: texts, names, titles and hints. */
function readTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      if (node.parentElement?.closest("script, style, .editor, .first-picture") == null)
        texts.add(node.textContent!.trim());
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [aria-valuetext], [alt]")) {
      for (const name of ["aria-label", "title", "placeholder", "aria-valuetext", "alt"]) {
        texts.add(element.getAttribute(name)?.trim() ?? "");
      }
    }
    return [...texts].filter((text) => /\p{L}{2}/u.test(text));
  });
}

/** What is left of a text without its marked messages. */
function strip(text: string): string {
  const inner = new RegExp(`${marks.open}[^${marks.open}${marks.close}]*${marks.close}`, "gu");
  let before = "";
  let left = text;
  while (left !== before) {
    before = left;
    left = left.replace(inner, " ");
  }
  return left.trim();
}

test("in a language whose every message is marked, all that is said without a mark is the diagram's own", {
  timeout: 90_000,
}, async () => {
  const files = await buildPseudo();
  const browser = await joinChromium();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  await context.route("**/*", (route) => {
    const path = new URL(route.request().url()).pathname.slice(1) || "index.html";
    const body = files.get(path);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ body: Buffer.from(body), contentType: types[extname(path)] ?? "text/plain" });
  });
  const page = await context.newPage();
  const said = new Set<string>();
  const listen = async () => {
    for (const text of await readTexts(page)) said.add(text);
  };
  const press = (key: string) => page.keyboard.press(key);
  await page.goto("http://pseudo.localhost/");
  await page.locator(".cm-content").waitFor();
  await poll(() => page.locator("#outcomes .outcome-share").first().textContent()).toMatch(/%$/);
  await poll(() => page.locator("#outcomes").textContent()).toMatch(/\d,\d{3}/);
  await listen();
  for (const opener of [".bar-share", ".bar-download", ".bar-diagram"]) {
    await page.locator(opener).click();
    await listen();
    await press("Escape");
  }
  await page.locator(".stage .watch").click();
  await page.locator(".story-line").first().waitFor();
  await listen();
  await page.locator(".story-back").click();
  await press("Control+k");
  await page.locator(".palette").waitFor();
  await listen();
  await press("Escape");
  await page.locator("#diagram-view .stage").focus();
  await press("?");
  await page.locator(".help").waitFor();
  await listen();
  await press("Escape");
  await press("Control+Shift+K");
  await page.locator(".compare-table").waitFor();
  await page.locator(".compare-side").nth(1).locator(".chip.movable").first().focus();
  for (let i = 0; i < 2; i++) await press("Shift+ArrowRight");
  await page.locator(".why-draws").waitFor();
  await listen();
  await page.locator(".compare-leave").click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator(".tab").first().waitFor();
  await listen();
  await page.setViewportSize({ width: 1440, height: 900 });
  const source = await page.evaluate(() => localStorage.getItem("flowodds.text") ?? "");
  const broken = 'Here { # Here\nn1: circle label:"Go"\nn1.handle(right) -> n99.handle(left)\n}\n';
  await page.locator(".cm-content").click();
  await press("Control+a");
  await page.keyboard.insertText(broken);
  await page.locator('.problem[data-severity="error"]').first().waitFor();
  await listen();
  await context.close();
  await browser.close();

  expect([...said].filter((text) => text.includes(marks.open)).length).toBeGreaterThan(300);
  const own = new Set((source + broken).match(/[\p{L}\p{N}]+/gu) ?? []);
  const loose = [...said].filter((text) => {
    const left = strip(text);
    if (!/\p{L}{2}/u.test(left) || allowed.some(({ what }) => what.test(left))) return false;
    return (left.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => /\p{L}{2}/u.test(word) && !own.has(word));
  });
  expect(loose).toEqual([]);
});
