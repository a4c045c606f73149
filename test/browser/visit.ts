import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from "playwright-core";
import { expect } from "vitest";
import { app } from "./browser.ts";

/** A page of the app that a test drives, and what went wrong in it. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly troubles: string[];
  /** The text as the browser keeps it. */
  readText(): Promise<string>;
  /** Puts the focus on the stage, as a keyboard would. */
  focusStage(): Promise<void>;
  /** Ends the visit; nothing may have gone wrong in it. */
  leave(): Promise<void>;
}

/** Opens the app in a browser profile of its own, with the editor there; where it waits behind a tab or in a drawer it comes when that is opened. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}, address = "/"): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  // From the first listener on choosers are caught; without, the browser would open one of its own.
  page.on("filechooser", () => {});
  await page.goto(app + address);
  const hidden = (page.viewportSize()?.width ?? 1440) < 1024;
  await page.locator(hidden ? "#editor > *" : ".cm-content").waitFor({ state: "attached" });
  return {
    context,
    page,
    troubles,
    readText: () => page.evaluate(() => localStorage.getItem("flowodds.text") ?? ""),
    focusStage: () => page.locator("#diagram-view .stage").focus(),
    async leave() {
      await context.close();
      expect(troubles).toEqual([]);
    },
  };
}

/** Waits until the stage's view has stayed for ten frames; gives it. */
export function rest(page: Page | Frame): Promise<string | null> {
  return page.evaluate(() => {
    const { promise, resolve } = Promise.withResolvers<string | null>();
    let last: string | null = null;
    let stayed = 0;
    const look = () => {
      const view = document.querySelector(".stage .world")?.getAttribute("transform") ?? null;
      stayed = view !== null && view === last ? stayed + 1 : 0;
      last = view;
      if (stayed < 10) requestAnimationFrame(look);
      else resolve(view);
    };
    look();
    return promise;
  });
}

/** Waits until an answer is as expected. */
export function poll<T>(ask: () => T | Promise<T>): Poll {
  return expect.poll(ask, { timeout: 15_000, interval: 100 });
}

/** What is expected of an answer in the end. */
type Poll = ReturnType<typeof expect.poll>;

/** What axe finds wrong with the page as it stands. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
}
