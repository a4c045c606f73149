import { text as readStream } from "node:stream/consumers";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { seedPage } from "../diagrams.ts";
import { joinChromium } from "./browser.ts";
import { poll, type Visit, visit } from "./visit.ts";

let browser: Browser;
let here: Visit;

beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  here = await visit(browser);
});
afterEach(() => here.leave());

const press = (key: string) => here.page.keyboard.press(key);
const plain = seedPage.replace(/\r\n?/g, "\n");

/** The id of the part that is lit on the stage. */
const lit = () =>
  here.page.evaluate(() => {
    const part = document.querySelector("#diagram-view .selected");
    return part?.getAttribute("data-node") ?? part?.getAttribute("data-edge") ?? null;
  });

test("a file that is opened takes the text's place, and one undo brings the old text back", async () => {
  const before = await here.page.locator(".cm-content").textContent();
  const chooser = here.page.waitForEvent("filechooser");
  await press("Control+o");
  await (await chooser).setFiles({ name: "mine.fz", mimeType: "", buffer: Buffer.from(seedPage) });
  await poll(here.readText).toBe(plain);
  await press("Control+z");
  await poll(() => here.page.locator(".cm-content").textContent()).toBe(before);
});

test("a file that is no text says so and changes nothing", async () => {
  const chooser = here.page.waitForEvent("filechooser");
  await press("Control+o");
  await (await chooser).setFiles({ name: "mine.fz", mimeType: "", buffer: Buffer.from([0xff, 0xfe, 0xfd]) });
  await here.page.getByText("could not be read as text").waitFor();
  expect(await here.page.locator(".cm-content").textContent()).toContain("Webhook");
});

test("the text is saved as a file with the diagram's name, and comes back the same", async () => {
  await here.focusStage();
  await here.page.evaluate((text) => navigator.clipboard.writeText(text), plain);
  await press("Control+v");
  await poll(here.readText).toBe(plain);
  const download = here.page.waitForEvent("download");
  await press("Control+Shift+s");
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("webhook-sender-webhook-delivery-webhook-receiver.fz");
  expect(await readStream(await saved.createReadStream())).toBe(plain);
});

test("a click on a node or an edge shows its line, and the caret in a line lights its node or edge", async () => {
  await here.page.locator('#diagram-view [data-node="n8"]').click();
  const line = here.page.locator(".cm-touched");
  await poll(() => line.textContent()).toMatch(/^\s*n8: /);
  await poll(lit).toBe("n8");
  await here.page.locator(".cm-content").focus();
  // The first press only ends the selection.
  await press("ArrowDown");
  await press("ArrowDown");
  await poll(lit).not.toBe("n8");
  await press("ArrowUp");
  await poll(lit).toBe("n8");
  await press("Control+End");
  await press("ArrowUp");
  await press("ArrowUp");
  await poll(() => here.page.locator(".cm-activeLine").textContent()).toContain("// sim n8 -> n9");
  await poll(() => here.page.locator("#diagram-view .edge.selected title").allTextContents()).toEqual([
    expect.stringContaining("→"),
  ]);
});

test("a bet covers the figures, is scored against the exact share, and once closed never comes back", async () => {
  await here.page.getByRole("button", { name: "Place your bet" }).focus();
  await press("Enter");
  const exact = here.page.locator("#outcomes .outcome-certain").first();
  expect(await exact.evaluate((cell) => getComputedStyle(cell).visibility)).toBe("hidden");
  await here.page.keyboard.type("7.29");
  await press("Enter");
  await here.page.getByText("You said 7.29%, it is 0.0729%: 100 times too high.").waitFor();
  expect(await exact.evaluate((cell) => getComputedStyle(cell).visibility)).toBe("visible");
  await press("Enter");
  await here.page.locator(".bet").waitFor({ state: "hidden" });
  await here.page.reload();
  await here.page.locator("#outcomes .outcome-share").first().waitFor();
  expect(await here.page.locator(".bet").isVisible()).toBe(false);
});

test("a fault's fix is a button at its node on the stage too, reached and pressed by keyboard", async () => {
  await here.page.locator(".cm-content").focus();
  await press("Control+Home");
  const text = plain.replace(/-> ?n9\./, "-> n99.");
  expect(text).not.toBe(plain);
  await press("Control+a");
  await here.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await press("Control+v");
  const fix = here.page.locator(".stage-fixes button");
  await fix.first().waitFor();
  expect(await fix.count()).toBe(1);
  const faulty = (await here.page.locator("#diagram-view .node.faulty").first().boundingBox())!;
  const box = (await fix.boundingBox())!;
  expect(Math.abs(box.x + box.width / 2 - (faulty.x + faulty.width / 2))).toBeLessThan(200);
  expect(box.height).toBeGreaterThanOrEqual(24);
  await fix.focus();
  await press("Enter");
  await fix.waitFor({ state: "detached" });
  await poll(here.readText).not.toContain("n99");
});
