import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedPage } from "../diagrams.ts";
import { app, joinChromium } from "./browser.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await joinChromium();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(app);
  await page.locator(".cm-content").waitFor();
});
afterAll(() => browser.close());

const card = () => page.locator(".cloud-card");
const shots = process.env.SHOTS;
const shoot = async (name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};

/** Asks for more cases than this browser counts in a minute. */
async function askForMany(): Promise<void> {
  await page.locator(".run-cases").fill("10000000000");
  await page.locator(".run-cases").press("Enter");
  await expect.poll(() => page.locator(".bar-run-long").textContent()).toContain("10,000,000,000");
  await page.locator(".bar-run").click();
}

test("what takes longer than a minute here is offered to the cloud, goes on without the page, is found again and cancelled", async () => {
  await askForMany();
  await card().getByRole("button", { name: "Run in the cloud" }).waitFor();
  expect(await card().textContent()).toContain("10,000,000,000 cases take about");
  await shoot("offer");
  await card().getByRole("button", { name: "Run in the cloud" }).click();
  await card().getByRole("progressbar").waitFor();
  const address = await card().getByRole("link", { name: "Its page" }).getAttribute("href");
  expect(address).toMatch(/^\/run\/\w+$/);
  await page.reload();
  await expect.poll(() => card().textContent()).toContain("of 10,000,000,000 cases");
  expect(await card().getByRole("link", { name: "Its page" }).getAttribute("href")).toBe(address);
  await shoot("progress");
  await card().getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => card().textContent()).toContain("was cancelled");
  const { state } = (await (await fetch(`${app}/api/runs/${address!.slice(5)}`)).json()) as { readonly state: string };
  expect(state).toBe("cancelled");
  await card().getByRole("button", { name: "Close" }).click();
  await page.reload();
  await page.locator(".cm-content").waitFor();
  expect(await card().count()).toBe(0);
});

test("the page of a run opens with its text, and with its results when it is done", async () => {
  const body = JSON.stringify({ source: seedPage, cases: 234_567, seed: 5 });
  const headers = { "content-type": "application/json" };
  const begun = await fetch(`${app}/api/runs`, { method: "POST", headers, body });
  const { id } = (await begun.json()) as { readonly id: string };
  await page.goto(`${app}/run/${id}?lang=fr`);
  await expect.poll(() => card().textContent(), { timeout: 15_000 }).toMatch(/Terminé dans le cloud : 234.567 cas/);
  await expect.poll(() => page.locator("#outcomes").textContent(), { timeout: 15_000 }).toMatch(/234.567/);
  await shoot("done");
  expect(await card().getByRole("link", { name: "JSON" }).getAttribute("href")).toBe(`/api/runs/${id}/result`);
  const lost = await page.goto(`${app}/run/${"z".repeat(20)}`);
  expect(lost?.status()).toBe(404);
  expect(await page.textContent("h1")).toBe("This run is not here");
});

test("the page of a sweep shows its curve, for each outcome, and as a table", async () => {
  const body = JSON.stringify({ source: seedPage, cases: 5000, seed: 5, sweep: "n8->n9", points: 11 });
  const headers = { "content-type": "application/json" };
  const begun = await fetch(`${app}/api/runs`, { method: "POST", headers, body });
  const { id } = (await begun.json()) as { readonly id: string };
  await page.goto(`${app}/run/${id}?lang=en`);
  await expect.poll(() => card().textContent(), { timeout: 15_000 }).toContain("11 settings of n8->n9, 55,000 cases");
  const line = card().locator(".cloud-sweep-line");
  const drawn = await line.getAttribute("d");
  expect(drawn?.split(/[ML]/).length).toBe(12);
  await shoot("sweep");
  await card().getByRole("combobox", { name: "Outcome of the curve" }).selectOption({ index: 1 });
  expect(await line.getAttribute("d")).not.toBe(drawn);
  await card().getByRole("button", { name: "Table" }).click();
  expect(await card().getByRole("row").count()).toBe(12);
  await shoot("sweep-table");
});

test("with everything kept in this browser nothing is asked of the cloud", async () => {
  await page.goto(app);
  await page.evaluate(() => localStorage.setItem("flowodds.local", "1"));
  await page.reload();
  await page.locator(".cm-content").waitFor();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/api/")) asked.push(request.url());
  });
  await askForMany();
  await page.locator(".run-progress-cancel").click();
  expect(await card().count()).toBe(0);
  expect(asked).toEqual([]);
});
