import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import { GifReader } from "omggif";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { encodeLink } from "#core/formats/link";
import { readBpmn } from "#core/formats/read-bpmn";
import { fileKinds } from "../../web/files/kinds.ts";
import { readPattern } from "../../web/gallery/gallery.ts";
import { read } from "../../web/reading.ts";
import { app, joinChromium } from "./browser.ts";

const text = readPattern("rollback", "en");
let browser: Browser;
let context: BrowserContext;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  page = await context.newPage();
  troubles = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
});
afterEach(async () => {
  await context.close();
  expect(troubles).toEqual([]);
});

async function download(kind: string): Promise<Buffer> {
  await page.getByRole("button", { name: "Download", exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    page.locator(`[data-file="${kind}"]`).click(),
  ]);
  return buffer(await file.createReadStream());
}

async function open(source: string): Promise<void> {
  await page.goto(`${app}/#${encodeLink(source)}`);
  await page.locator(".cm-content").waitFor();
}

test("every file is made, has text, seed and engine in it, and pictures are what they say", {
  timeout: 120_000,
}, async () => {
  await open(text);
  const sizes: string[] = [];
  const widths: number[] = [];
  for (const kind of fileKinds) {
    const bytes = await download(kind);
    sizes.push(`${kind} ${bytes.length}`);
    const said = bytes.toString("utf8");
    if (kind !== "csv" && kind !== "semicolon") expect([kind, said.includes("Take a backup")]).toEqual([kind, true]);
    if (["svg", "moving", "png", "png2", "gif"].includes(kind)) expect(said).toMatch(/Flowodds \d+\.\d+\.\d+, seed 1/);
    if (kind === "png" || kind === "png2") {
      expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
      widths.push(bytes.readUInt32BE(16));
    }
    if (kind === "gif") {
      const gif = new GifReader(bytes);
      sizes.push(`gif frames ${gif.numFrames()}, ${gif.width} x ${gif.height}`);
      expect(gif.numFrames()).toBeGreaterThan(20);
      const seconds = gif.numFrames() * 0.08;
      const moving = await download("moving");
      const duration = Number(/dur="([\d.]+)s"/.exec(moving.toString("utf8"))?.[1]);
      expect(Math.abs(seconds - Math.min(duration, 20))).toBeLessThanOrEqual(0.09);
      const pixels = new Uint8Array(gif.width * gif.height * 4);
      const seen = new Set<string>();
      for (let at = 0; at < gif.numFrames(); at++) {
        gif.decodeAndBlitFrameRGBA(at, pixels);
        if (at % 10 === 0) seen.add(Buffer.from(pixels).toString("base64"));
      }
      expect(seen.size).toBeGreaterThan(3);
    }
    if (kind === "semicolon") expect(said).toMatch(/;share;0,\d+/);
    if (kind === "csv") expect(said).toMatch(/,share,0\.\d+/);
    if (kind === "json") expect(JSON.parse(said)).toMatchObject({ seed: 1, text });
    if (kind === "text") expect(said).toBe(text);
    if (kind === "bpmn") expect(read(readBpmn(said)?.text ?? "").diagnostics).toEqual([]);
  }
  expect(widths[1]).toBe(widths[0]! * 2);
  console.log(sizes.join("\n"));
});

test("bpmn-js opens the BPMN without a warning, and draws every node and flow of it", { timeout: 60_000 }, async () => {
  await open(text);
  const bpmn = (await download("bpmn")).toString("utf8");
  const viewer = createRequire(import.meta.url).resolve("bpmn-js/dist/bpmn-navigated-viewer.production.min.js");
  const other = await context.newPage();
  await other.setContent('<div id="canvas" style="width:1200px;height:700px"></div>');
  await other.addScriptTag({ path: viewer });
  const shown = await other.evaluate(async (xml) => {
    const made = new (window as unknown as { BpmnJS: new (o: object) => BpmnViewer }).BpmnJS({ container: "#canvas" });
    const { warnings } = await made.importXML(xml);
    made.get("canvas").zoom("fit-viewport");
    const kinds = made
      .get("elementRegistry")
      .getAll()
      .map(({ type }) => type);
    return { warnings: warnings.map(String), kinds };
  }, bpmn);
  if (process.env.SHOTS !== undefined) await other.screenshot({ path: `${process.env.SHOTS}/bpmn-js.png` });
  const { model } = read(text);
  expect(shown.warnings).toEqual([]);
  expect(shown.kinds.filter((kind) => kind === "bpmn:SequenceFlow")).toHaveLength(model.edges.length);
  expect(shown.kinds.filter((kind) => kind === "bpmn:ExclusiveGateway")).toHaveLength(3);
  expect(shown.kinds.filter((kind) => kind === "bpmn:Lane")).toHaveLength(3);
});

interface BpmnViewer {
  importXML(xml: string): Promise<{ warnings: unknown[] }>;
  get(name: "canvas"): { zoom(how: string): void };
  get(name: "elementRegistry"): { getAll(): { type: string }[] };
}

test("a dropped Mermaid text becomes FlowZap Code in one step that Undo takes back, and what was lost is told", async () => {
  await open(text);
  const kept = () => page.evaluate(() => localStorage.getItem("flowodds.text") ?? "");
  await page.evaluate(() => {
    const carried = new DataTransfer();
    const flow = "flowchart LR\n a((Go)) --> b{Well?}\n b -->|Yes| c((Good))\n b -->|No| d((Bad))\n what is this";
    carried.items.add(new File([flow], "flow.mmd", { type: "text/plain" }));
    document.querySelector("#diagram")?.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
  });
  await expect.poll(kept, { timeout: 10_000 }).toContain('b: diamond label:"Well?"');
  await expect.poll(() => page.locator("#notices").textContent()).toContain("what is this");
  await page.locator("#notices").getByRole("button", { name: "Undo" }).click();
  await expect.poll(kept, { timeout: 10_000 }).toBe(text);
});
