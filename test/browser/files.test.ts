import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import { GifReader } from "omggif";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { expandModel } from "#core/analysis/expand";
import { solveExact } from "#core/analysis/solve";
import { encodeLink } from "#core/formats/link";
import { readBpmn } from "#core/formats/read-bpmn";
import { fileKinds } from "../../web/files/kinds.ts";
import { readPattern } from "../../web/gallery/gallery.ts";
import { read } from "../../web/reading.ts";
import { app, joinChromium } from "./browser.ts";
import { readFilm, readOrigin } from "./origins.ts";

const text = readPattern("rollback", "en");
/** With FILES=folder the files are kept there, for other programs to read. */
const endings: Readonly<Record<string, string>> = {
  moving: "svg",
  png2: "png",
  semicolon: "csv",
  ocel: "json",
  mermaid: "mmd",
};
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
  const strange = `${text}// sim seed 7\n// "quoted", <b> & 100%% ]]> é 🎲; #35; -->\n`;
  await open(strange);
  const sizes: string[] = [];
  const widths: number[] = [];
  const lengths: Record<string, number> = {};
  for (const kind of fileKinds) {
    const bytes = await download(kind);
    sizes.push(`${kind} ${bytes.length}`);
    if (process.env.FILES !== undefined) writeFileSync(`${process.env.FILES}/${kind}.${endings[kind] ?? kind}`, bytes);
    const said = bytes.toString("utf8");
    // The text itself is saved byte for byte: it is its own origin.
    if (kind === "text") expect(said).toBe(strange);
    else expect([kind, await readOrigin(kind, bytes)]).toEqual([kind, { engine: "1.0.0", seed: 7, text: strange }]);
    if (kind === "png" || kind === "png2") {
      expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
      widths.push(bytes.readUInt32BE(16));
    }
    if (kind === "moving") lengths.moving = Number(/dur="([\d.]+)s"/.exec(said)?.[1]);
    if (kind === "gif") {
      const gif = new GifReader(bytes);
      sizes.push(`gif frames ${gif.numFrames()}, ${gif.width} x ${gif.height}`);
      expect(gif.numFrames()).toBeGreaterThan(20);
      lengths.gif = gif.numFrames();
      expect(Math.abs(lengths.gif * 0.08 - Math.min(lengths.moving!, 20))).toBeLessThanOrEqual(0.09);
      const pixels = new Uint8Array(gif.width * gif.height * 4);
      const seen = new Set<string>();
      for (let at = 0; at < gif.numFrames(); at++) {
        gif.decodeAndBlitFrameRGBA(at, pixels);
        if (at % 10 === 0) seen.add(Buffer.from(pixels).toString("base64"));
      }
      expect(seen.size).toBeGreaterThan(3);
    }
    if (kind === "webm" || kind === "mp4") {
      const film = await readFilm(bytes);
      sizes.push(`${kind} frames ${film.frames}, ${film.width} x ${film.height}, ${film.codec}`);
      expect(film.frames).toBe(lengths.gif);
      expect(film.seconds).toBeCloseTo(film.frames * 0.08, 2);
    }
    if (kind === "semicolon") expect(said).toMatch(/;share;0,\d+/);
    if (kind === "csv") expect(said).toMatch(/,share,0\.\d+/);
    if (kind === "bpmn") expect(read(readBpmn(said)?.text ?? "").diagnostics).toEqual([]);
  }
  expect(widths[1]).toBe(widths[0]! * 2);
  console.log(sizes.join("\n"));
});

test("a film can be given up: nothing is saved, and the next file is made as ever", { timeout: 60_000 }, async () => {
  await open(text);
  const saved: string[] = [];
  page.on("download", (file) => saved.push(file.suggestedFilename()));
  await page.getByRole("button", { name: "Download", exact: true }).click();
  await page.locator('[data-file="webm"]').click();
  await page.locator(".menu-progress").getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => page.locator(".menu-progress").isVisible()).toBe(false);
  await page.keyboard.press("Escape");
  await download("text");
  expect(saved.map((name) => name.split(".").at(-1))).toEqual(["fz"]);
});

test("videos are offered by a browser that encodes them, and by no other", async () => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "VideoEncoder"));
  await open(text);
  await page.getByRole("button", { name: "Download", exact: true }).click();
  await page.locator('[data-file="gif"]').waitFor();
  for (const kind of ["webm", "mp4"]) expect(await page.locator(`[data-file="${kind}"]`).isVisible()).toBe(false);
});

test("bpmn-js opens the BPMN without a warning, and draws every node and flow of it; what it saves has the same results", {
  timeout: 60_000,
}, async () => {
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
    const all = made.get("elementRegistry").getAll();
    // Of an event and its label, as drawn: whether they overlap.
    const overlapping = all.filter((label) => {
      if (!/Event$/.test(label.type) || label.labelTarget === undefined) return false;
      const { y, height } = label.labelTarget;
      return label.y < y + height && label.y + label.height > y;
    });
    const kinds = all.filter(({ labelTarget }) => labelTarget === undefined).map(({ type }) => type);
    const saved = (await made.saveXML()).xml;
    return { warnings: warnings.map(String), kinds, overlapping: overlapping.map(({ id }) => id), saved };
  }, bpmn);
  if (process.env.SHOTS !== undefined) await other.screenshot({ path: `${process.env.SHOTS}/bpmn-js.png` });
  const { model } = read(text);
  expect(shown.warnings).toEqual([]);
  expect(shown.overlapping).toEqual([]);
  // What bpmn-js saves is read back as the same diagram, with the same exact results.
  const solve = (source: string) => solveExact(expandModel(read(source).model));
  expect(solve(readBpmn(shown.saved)?.text ?? "")).toEqual(solve(text));
  expect(shown.kinds.filter((kind) => kind === "bpmn:SequenceFlow")).toHaveLength(model.edges.length);
  expect(shown.kinds.filter((kind) => kind === "bpmn:ExclusiveGateway")).toHaveLength(3);
  expect(shown.kinds.filter((kind) => kind === "bpmn:Lane")).toHaveLength(3);
});

interface BpmnViewer {
  importXML(xml: string): Promise<{ warnings: unknown[] }>;
  saveXML(): Promise<{ xml: string }>;
  get(name: "canvas"): { zoom(how: string): void };
  get(name: "elementRegistry"): {
    getAll(): { id: string; type: string; y: number; height: number; labelTarget?: { y: number; height: number } }[];
  };
}

const kept = () => page.evaluate(() => localStorage.getItem("flowodds.text") ?? "");
const flow = "flowchart LR\n a((Go)) --> b{Well?}\n b -->|Yes| c((Good))\n b -->|No| d((Bad))\n what is this";
const bpmn = `<?xml version="1.0"?><definitions><process id="p"><startEvent id="s" name="Daily"><timerEventDefinition/></startEvent>
<endEvent id="e" name="Done"/><sequenceFlow id="f" sourceRef="s" targetRef="e"/></process></definitions>`;

test("another notation that is dropped, pasted into the text or opened becomes FlowZap Code in one step that Undo takes back, and what was lost is told", {
  timeout: 60_000,
}, async () => {
  await open(text);
  const drop = () =>
    page.evaluate((flow) => {
      const carried = new DataTransfer();
      carried.items.add(new File([flow], "flow.mmd", { type: "text/plain" }));
      document
        .querySelector("#diagram")
        ?.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
    }, flow);
  // Through the clipboard itself: the editor hears only what the browser pastes.
  const paste = async (text: string) => {
    await page.evaluate((text) => {
      const field = document.createElement("textarea");
      document.body.append(field);
      field.value = text;
      field.select();
      document.execCommand("copy");
      field.remove();
    }, text);
    await page.locator(".cm-content").focus();
    await page.keyboard.press("ControlOrMeta+v");
  };
  // Whoever listens from the start has the browser's own dialog held back before it could open.
  page.on("filechooser", () => {});
  const choose = async () => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("ControlOrMeta+o")]);
    await chooser.setFiles({ name: "flow.bpmn", mimeType: "application/xml", buffer: Buffer.from(bpmn) });
  };
  for (const [bring, written, lost] of [
    [drop, 'b: diamond label:"Well?"', "what is this"],
    [() => paste(bpmn), 's: circle label:"Daily"', "what triggers it"],
    [choose, 's: circle label:"Daily"', "what triggers it"],
  ] as const) {
    await bring();
    await expect.poll(kept, { timeout: 10_000 }).toContain(written);
    await expect.poll(() => page.locator("#notices").textContent()).toContain(lost);
    await page.locator("#notices").getByRole("button", { name: "Undo" }).click();
    await expect.poll(kept, { timeout: 10_000 }).toBe(text);
  }
  await paste("<?xml version='1.0'?><definitions><process>");
  await expect.poll(() => page.locator("#notices").textContent()).toContain("cannot be read");
  expect(await kept()).toBe(text);
});
