import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { joinChromium } from "./browser.ts";
import { findViolations, poll, type Visit, visit } from "./visit.ts";

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
const field = () => here.page.getByRole("combobox", { name: "Filter commands" });
const options = () => here.page.locator(".palette-option");

test("Ctrl+K opens the palette from anywhere; it lists every action with its key, filters, and acts", async () => {
  await here.page.locator(".cm-content").focus();
  await press("Control+k");
  await field().waitFor();
  expect(await options().count()).toBeGreaterThan(30);
  expect(await here.page.getByRole("option", { name: "Run the cases" }).textContent()).toContain("CtrlEnter");
  await here.page.keyboard.type("two di");
  await poll(() => options().count()).toBe(1);
  await press("Enter");
  await field().waitFor({ state: "detached" });
  await poll(here.readText).toContain("dice");
  await press("Control+z");
  await poll(here.readText).not.toContain("dice");
});

test("arrows choose among the options, and the field tells which one is chosen", async () => {
  await press("Control+k");
  await field().waitFor();
  const chosen = () => field().getAttribute("aria-activedescendant");
  const first = await chosen();
  await press("ArrowDown");
  expect(await chosen()).not.toBe(first);
  expect(await here.page.locator(`#${await chosen()}`).getAttribute("aria-selected")).toBe("true");
  await press("ArrowUp");
  await press("ArrowUp");
  expect(await here.page.locator(`#${await chosen()}`).textContent()).toBe(await options().last().textContent());
});

test("Escape closes it without doing anything, and the focus goes back to where it was", async () => {
  await here.focusStage();
  const before = await here.page.locator(".stage").getAttribute("class");
  await press("Control+k");
  await field().waitFor();
  await here.page.keyboard.type("zzz");
  await here.page.getByText("Nothing is called that.").waitFor();
  expect(await field().getAttribute("aria-expanded")).toBe("false");
  await press("Escape");
  await field().waitFor({ state: "detached" });
  expect(await here.page.evaluate(() => document.activeElement?.className)).toBe(before);
});

test("the diagram's menu has the file's actions and the palette", async () => {
  await here.page.locator(".bar-diagram").focus();
  await press("Enter");
  await here.page.getByRole("button", { name: "All commands" }).focus();
  await press("Enter");
  await field().waitFor();
});

test.each(["light", "dark"] as const)(
  "axe finds nothing to complain about in palette and list of keys, %s",
  { timeout: 60_000 },
  async (theme) => {
    await here.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await press("Control+k");
    await field().waitFor();
    expect(await findViolations(here.page)).toEqual([]);
    await press("Escape");
    await here.focusStage();
    await press("?");
    await here.page.getByRole("dialog", { name: "Keys" }).waitFor();
    expect(await findViolations(here.page)).toEqual([]);
  },
);
