import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { joinChromium } from "./browser.ts";
import { poll, rest, type Visit, visit } from "./visit.ts";

let browser: Browser;
let here: Visit;

beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  here = await visit(browser);
  await poll(() => here.page.locator(".timeline .play").isEnabled()).toBe(true);
  await here.focusStage();
});
afterEach(() => here.leave());

const clock = () => here.page.locator(".timeline .time").textContent();
const press = (key: string) => here.page.keyboard.press(key);
const playing = () => here.page.locator(".timeline .play").getAttribute("aria-label");

test("on the stage Space plays and pauses, arrows step by event, and Home and End go to the ends", async () => {
  const before = await clock();
  await press("ArrowRight");
  await press("ArrowRight");
  const stepped = await clock();
  expect(stepped).not.toBe(before);
  await press("ArrowLeft");
  await press("ArrowLeft");
  expect(await clock()).toBe(before);
  // A held key repeats faster than frames come: no step may be lost.
  const hold = (key: string) =>
    here.page.locator("#diagram-view .stage").evaluate((stage, held) => {
      for (let i = 0; i < 5; i++)
        stage.dispatchEvent(new KeyboardEvent("keydown", { key: held, bubbles: true, cancelable: true }));
    }, key);
  for (let i = 0; i < 5; i++) await press("ArrowRight");
  const five = await clock();
  await hold("ArrowLeft");
  await poll(clock).toBe(before);
  await hold("ArrowRight");
  await poll(clock).toBe(five);
  await press("End");
  const end = await clock();
  expect(end).not.toBe(stepped);
  await press("Home");
  expect(await clock()).toBe(before);
  await press("Space");
  expect(await playing()).toBe("Pause");
  await press("Space");
  expect(await playing()).toBe("Play");
  await press("Shift+R");
  expect(await playing()).toBe("Pause");
});

test("Shift with arrows goes from case to case, there and back", async () => {
  await press("Home");
  const first = await clock();
  await press("Shift+ArrowRight");
  const second = await clock();
  expect(second).not.toBe(first);
  await press("Shift+ArrowRight");
  expect(await clock()).not.toBe(second);
  await press("Shift+ArrowLeft");
  expect(await clock()).toBe(second);
});

test("< and > change the speed and stop at the slowest and the fastest", async () => {
  const speed = () => here.page.locator(".timeline .speed").textContent();
  await press(">");
  expect(await speed()).toBe("2×");
  await press("<");
  await press("<");
  expect(await speed()).toBe("0.5×");
  for (let i = 0; i < 12; i++) await press(">");
  expect(await speed()).toBe("32×");
});

test("R runs again with the next seed, as one step of undo", async () => {
  await press("R");
  await poll(here.readText).toContain("// sim seed 2");
  await press("Control+z");
  await poll(here.readText).not.toContain("// sim seed");
});

test("arrows alone leave the view where it is, with Ctrl they move it", async () => {
  await press("+");
  await press("+");
  const zoomed = await rest(here.page);
  await press("ArrowRight");
  expect(await rest(here.page)).toBe(zoomed);
  await press("Control+ArrowRight");
  expect(await rest(here.page)).not.toBe(zoomed);
});

test("? lists every key in a dialog, Escape closes it, and the focus is on the stage again", async () => {
  await press("?");
  const dialog = here.page.getByRole("dialog", { name: "Keys" });
  await dialog.waitFor();
  for (const title of ["Play or pause", "Next case", "Format the text", "Share", "Run again with a new seed"]) {
    expect(await dialog.getByText(title, { exact: true }).count(), title).toBe(1);
  }
  await press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await here.page.evaluate(() => document.activeElement?.className)).toContain("stage");
});

test("single characters do nothing outside the stage, and are typed in the editor", async () => {
  await here.page.locator(".cm-content").focus();
  await press("Control+Home");
  await here.page.keyboard.type("?R");
  await poll(here.readText).toMatch(/^\?R/);
  expect(await here.page.getByRole("dialog").count()).toBe(0);
  await press("Control+z");
});

test.each(["stage", "editor"] as const)(
  "in the %s Ctrl+S shares, Ctrl+Enter runs and Ctrl+O asks for a file",
  async (place) => {
    const focus = () => (place === "stage" ? here.focusStage() : here.page.locator(".cm-content").focus());
    await focus();
    await press("Control+s");
    const share = here.page.locator(".popover:popover-open");
    await share.waitFor();
    expect(await share.getAttribute("aria-label")).toBe("Share");
    await press("Escape");
    await share.waitFor({ state: "detached" });
    await focus();
    const answered = here.page.waitForResponse("**/api/simulate");
    await press("Control+Enter");
    expect((await answered).ok()).toBe(true);
    const chooser = here.page.waitForEvent("filechooser");
    await press("Control+o");
    await chooser;
  },
);

test("Shift+Alt+F formats the text from anywhere", async () => {
  await here.page.locator(".cm-content").focus();
  await press("Control+Home");
  await here.page.keyboard.type("   ");
  await poll(here.readText).toMatch(/^ {3}/);
  await here.focusStage();
  await press("Shift+Alt+F");
  await poll(here.readText).not.toMatch(/^ {3}/);
});

test("Escape and then Tab leaves the editor, and Tab walks through the whole page and out of it", async () => {
  await here.page.locator(".cm-content").focus();
  await press("Control+Space");
  await press("Escape");
  await press("Tab");
  expect(await here.page.evaluate(() => document.activeElement?.closest(".editor") === null)).toBe(true);
  await here.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await here.page.locator("#skip").focus();
  const seen = new Set<string>();
  for (let i = 0; i < 200; i++) {
    await press("Tab");
    const area = await here.page.evaluate(
      () => document.activeElement?.closest("#bar, #editor, .stage, #playback, #decisions, #outcomes")?.className ?? "",
    );
    seen.add(area.split(" ")[0]!);
    if ((await here.page.evaluate(() => document.activeElement?.id)) === "skip") break;
  }
  expect([...seen].filter(Boolean).sort()).toEqual(["bar", "editor", "panel", "playback", "stage"]);
});
