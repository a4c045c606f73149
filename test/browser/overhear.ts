import type { Page } from "playwright-core";

/**
 * Lets the page believe in a machine of so many cores, and overhears its workers: each message to one is told on the window as the event `ordered`, and each from one as
 * `answered`, with the message as `detail`. To be called before the page is opened.
 */
export async function overhearWorkers(page: Page, cores: number): Promise<void> {
  await page.addInitScript((count) => {
    const tell = (name: string, detail: unknown) => dispatchEvent(new CustomEvent(name, { detail }));
    Object.defineProperty(navigator, "hardwareConcurrency", { value: count });
    const { Worker } = globalThis;
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener("message", ({ data }) => tell("answered", data));
      }
      override postMessage(order: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
        tell("ordered", order);
        super.postMessage(order, options as StructuredSerializeOptions);
      }
    };
  }, cores);
}
