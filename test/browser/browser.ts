import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { inject } from "vitest";

/** Origin of the built app, without a trailing slash. */
export const app = inject("app");

/** Milliseconds by which frames, answers and what workers are asked come late: a test that looks too soon fails for certain then, not once in a hundred runs. */
const late = Number(process.env.LATE ?? 0);

/** Joins the Chromium of the run. Close the answer after use: that ends its contexts, not the browser. */
export async function joinChromium(): Promise<Browser> {
  const browser = await chromium.connect(inject("chromium"));
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    // Shorter than a test may take, so that a step that waits in vain says for what.
    context.setDefaultTimeout(20_000);
    if (late > 0) await delay(context);
    return context;
  };
  return browser;
}

function delay(context: BrowserContext): Promise<unknown> {
  return context.addInitScript((wait) => {
    const { requestAnimationFrame: request, cancelAnimationFrame: cancel, fetch: ask } = window;
    const frames = new Map<number, () => void>();
    let count = 0;
    window.requestAnimationFrame = (draw) => {
      const id = ++count;
      const timer = setTimeout(() => {
        const frame = request.call(window, draw);
        frames.set(id, () => cancel.call(window, frame));
      }, wait);
      frames.set(id, () => clearTimeout(timer));
      return id;
    };
    window.cancelAnimationFrame = (id) => frames.get(id)?.();
    window.fetch = (...asked) => new Promise((later) => setTimeout(() => later(ask.apply(window, asked)), wait));
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
      setTimeout(() => Reflect.apply(post, this, message), wait);
    };
  }, late);
}
