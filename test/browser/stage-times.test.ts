import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Model } from "#core/model/model";
import { fitLayout } from "../../web/fitting.ts";
import type { LayoutAnswer, LayoutOrder } from "../../web/layout.worker.ts";
import { measureBy } from "../../web/stage/foreign.ts";
import { readShared } from "../diagrams.ts";
import { understand } from "../render/drawn.ts";
import { inventProcess } from "../stage/process.ts";
import { app, joinChromium } from "./browser.ts";

const assets = fileURLToPath(new URL("../../dist/client/assets", import.meta.url));
const room = { width: 1068, height: 480 };

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await joinChromium();
  page = await browser.newPage();
  await page.goto(`${app}/embed`);
});
afterAll(() => browser.close());

/** Milliseconds from the order to the answer of a fresh worker (the first with its start), and the drawing. */
async function drawInWorker(model: Model): Promise<{ cold: number; warm: readonly number[]; layout: string }> {
  const script = readdirSync(assets).find((name) => /^layout\.worker-.*\.js$/.test(name));
  const order: LayoutOrder = { id: 1, model, room, start: null, before: null, widths: {} };
  return page.evaluate(
    async ([path, asked]) => {
      const begun = performance.now();
      const worker = new Worker(path, { type: "module" });
      const draw = () =>
        new Promise<LayoutAnswer>((resolve) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.postMessage(asked);
        });
      let answer = await draw();
      const cold = performance.now() - begun;
      const warm: number[] = [];
      for (let i = 0; i < 7; i++) {
        const from = performance.now();
        answer = await draw();
        warm.push(performance.now() - from);
      }
      worker.terminate();
      return { cold, warm, layout: JSON.stringify(answer.fitted.layout) };
    },
    [`/assets/${script}`, order] as const,
  );
}

const shared = readShared("diagrams");
const samples = [60, 300, 1000].map((nodes) => {
  const found = shared.find(({ name }) => name.endsWith(`gen${nodes}.fz`));
  return { nodes, source: found?.source ?? inventProcess(nodes) };
});

test.each(samples)(
  "the page's worker draws $nodes nodes as Node does, to the byte",
  {
    timeout: 60_000,
  },
  async ({ nodes, source }) => {
    const model = understand(source);
    const { cold, warm, layout } = await drawInWorker(model);
    const here = fitLayout(model, { room, start: null, measure: measureBy({}), before: null });
    expect(layout).toBe(JSON.stringify(here.layout));
    const middle = [...warm].sort((a, b) => a - b)[warm.length >> 1]!;
    const fastest = Math.min(...warm);
    console.log(
      `${nodes} nodes in Chromium's worker: cold ${cold.toFixed(0)} ms, warm ${middle.toFixed(0)} ms (fastest ${fastest.toFixed(0)})`,
    );
  },
);
