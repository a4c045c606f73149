import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { encodeLink } from "#core/formats/link";
import { examples } from "../../web/examples/examples.ts";
import { seedPage } from "../diagrams.ts";
import { type Served, serveStranger } from "../serve.ts";
import { app, joinChromium } from "./browser.ts";
import { rest } from "./visit.ts";

let browser: Browser;
let stranger: Served;
let context: BrowserContext;
let page: Page;
let wrong: string[];

const pages: Record<string, string> = {};
const listening = `<script>
  window.heard = [];
  addEventListener("message", ({ data, source, origin }) => {
    const frame = [...document.querySelectorAll("iframe")].findIndex(({ contentWindow }) => contentWindow === source);
    heard.push({ frame, origin, data });
  });
  window.tell = (frame, data) => document.querySelectorAll("iframe")[frame].contentWindow.postMessage(data, "*");
</script>`;
const frame = (path: string, height = 400) =>
  `<iframe sandbox="allow-scripts" width="720" height="${height}" src="${app}${path}"></iframe>`;

beforeAll(async () => {
  browser = await joinChromium();
  const answer = await fetch(`${app}/api/diagrams`, { method: "POST", body: seedPage });
  const { id } = (await answer.json()) as { id: string };
  const long = `#${encodeLink(examples.seed)}`;
  pages["/two"] = listening + frame(`/embed/${id}?autoplay=0`) + frame(`/embed?autoplay=0${long}`);
  pages["/far"] =
    `${listening}<div style="height:3000px"></div>${frame(`/embed/${id}?loop=1`)}<div style="height:3000px"></div>`;
  pages["/tag"] =
    `${listening}<div style="width:600px"><flowodds-embed src="${app}/s/${id}" autoplay="0"></flowodds-embed></div>
    <script src="${app}/embed.js" data-src="${id}" data-theme="dark" data-controls="0"></script>`;
  pages["/scroll"] = `${frame(`/embed/${id}?autoplay=0`)}<div style="height:4000px"></div>`;
  pages["/free"] = `${frame(`/embed/${id}?autoplay=0&interactive=1`)}<div style="height:4000px"></div>`;
  pages["/fixed"] = `${frame(`/embed/${id}?autoplay=0&pan=0&zoom=0&panel=0&controls=0&lang=fr`)}`;
  pages["/lost"] = frame("/embed/zzzzzzzzzzzz?lang=fr");
  pages["/hostile"] = frame(
    `/embed/${id}?speed=<script>&t=1e999&theme=%00&seed=-1&start="><img>&lang=../x&autoplay=%ff&x=${"y".repeat(4000)}`,
  );
  stranger = await serveStranger(pages);
});
afterAll(async () => {
  await stranger.close();
  await browser.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  page = await context.newPage();
  wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  // The stranger has no icon: that is the one thing a browser asks of it in vain.
  page.on(
    "console",
    (message) => message.type() === "error" && !message.text().includes("404") && wrong.push(message.text()),
  );
});
afterEach(async () => {
  await context.close();
  expect(wrong).toEqual([]);
});

interface Heard {
  readonly frame: number;
  readonly origin: string;
  readonly data:
    | { readonly type: string; readonly time: number; readonly duration: number; readonly height: number }
    | string;
}

const poll = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 15_000, interval: 50 });
const readHeard = () => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
const hear = async (index: number, name: string) =>
  (await readHeard()).flatMap(({ frame, data }) =>
    frame === index && typeof data === "object" && data.type === `flowodds:${name}` ? [data] : [],
  );
const tell = (index: number, message: object) =>
  page.evaluate(([to, data]) => (globalThis as unknown as { tell(frame: number, data: object): void }).tell(to, data), [
    index,
    message,
  ] as const);
const frameAt = (index: number): Frame => page.frames().filter((each) => each !== page.mainFrame())[index]!;
const ready = (index: number) => poll(async () => (await hear(index, "ready")).length).toBe(1);

test("two embeds on a stranger's page, sandboxed without an origin, do not disturb each other; one is driven by messages", {
  timeout: 60_000,
}, async () => {
  await page.goto(`${stranger.url}/two`);
  await ready(0);
  await ready(1);
  expect(new Set((await readHeard()).map(({ origin }) => origin))).toEqual(new Set(["null"]));
  const { duration } = (await hear(0, "ready"))[0]!;
  expect(duration).toBeGreaterThan(0);

  await tell(0, { type: "flowodds:set", speed: 32 });
  await tell(0, { type: "flowodds:play" });
  await poll(async () => (await hear(0, "time")).length).toBeGreaterThan(1);
  await tell(0, { type: "flowodds:pause" });
  await tell(0, { type: "flowodds:seek", time: duration / 2 });
  await poll(async () => (await hear(0, "time")).at(-1)?.time).toBe(duration / 2);
  await tell(0, { type: "flowodds:play" });
  await poll(async () => (await hear(0, "end")).length).toBe(1);
  expect((await hear(0, "time")).at(-1)?.time).toBe(duration);
  expect(await hear(1, "time")).toEqual([]);
  expect(await hear(1, "end")).toEqual([]);
  const names = [
    ...new Set((await readHeard()).map(({ data }) => (typeof data === "string" ? data.slice(0, 0) : data.type))),
  ];
  console.log(
    `messages heard of the driven embed: ${names.filter((name) => name !== "").join(", ")}; the other said nothing but ready and resize`,
  );

  const share = (index: number) => frameAt(index).locator(".outcome-bar .share").first().textContent();
  await tell(1, { type: "flowodds:set", odds: { "n8->n9": 0 }, theme: "dark" });
  await poll(() => share(1)).toBe("0%");
  expect(await share(0)).not.toBe("0%");
  const theme = (index: number) => frameAt(index).evaluate(() => document.documentElement.dataset.theme);
  expect([await theme(0), await theme(1)]).toEqual(["light", "dark"]);

  // The seed's second start: its own outcomes; another seed: other cases.
  const shares = () => frameAt(0).locator(".outcome-bar").textContent();
  const first = await shares();
  await tell(0, { type: "flowodds:set", start: "n13" });
  await poll(shares).not.toBe(first);
  const duration0 = async () => (await hear(0, "time")).at(-1)?.duration;
  await tell(0, { type: "flowodds:seek", time: 1 });
  await poll(async () => (await hear(0, "time")).at(-1)?.time).toBe(1);
  const before = await duration0();
  await tell(0, { type: "flowodds:set", seed: 99, start: "nowhere" });
  await tell(0, { type: "flowodds:seek", time: 2 });
  await poll(async () => (await hear(0, "time")).at(-1)?.time).toBe(2);
  expect(await duration0()).not.toBe(before);
});

test("messages that make no sense, or come from elsewhere than the page around, change nothing", async () => {
  await page.goto(`${stranger.url}/two`);
  await ready(0);
  const before = (await hear(0, "time")).length;
  for (const message of [
    null,
    "flowodds:play",
    { type: "play" },
    { type: "flowodds:seek", time: Number.NaN },
    { type: "flowodds:seek", time: "5" },
    {
      type: "flowodds:set",
      speed: Number.POSITIVE_INFINITY,
      theme: "<img>",
      odds: { "n8->n9": 7, n99: 0.5, __proto__: 1 },
      seed: -1,
      start: "n99",
    },
    { type: "flowodds:set", odds: { "n1->n2": 0.5 } },
  ]) {
    await tell(0, message as object);
  }
  // A sibling frame is not the page around.
  await frameAt(1).evaluate(() => parent.frames[0]!.postMessage({ type: "flowodds:play" }, "*"));
  await page.waitForTimeout(500);
  expect((await hear(0, "time")).length).toBe(before);
});

test("an embed that is off screen asks for no frames, and goes on when it is seen", { timeout: 60_000 }, async () => {
  await page.addInitScript(() => {
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    const count = { frames: 0 };
    globalThis.requestAnimationFrame = (callback) => {
      count.frames++;
      return ask(callback);
    };
    Object.assign(globalThis, { count });
  });
  await page.goto(`${stranger.url}/far`);
  await ready(0);
  const frames = () => frameAt(0).evaluate(() => (globalThis as unknown as { count: { frames: number } }).count.frames);
  const during = async () => {
    const before = await frames();
    await page.waitForTimeout(1000);
    return (await frames()) - before;
  };
  await poll(during).toBe(0);
  await page.evaluate(() => scrollTo(0, 2700));
  await poll(async () => (await hear(0, "time")).length).toBeGreaterThan(2);
  const seen = await during();
  await page.evaluate(() => scrollTo(0, 0));
  await poll(during).toBe(0);
  console.log(`frames asked for in a second: none off screen, ${seen} on screen, none off screen again`);
  expect(seen).toBeGreaterThan(0);
});

test("embed.js makes sandboxed frames, and obeys the height that they ask for", { timeout: 60_000 }, async () => {
  await page.goto(`${stranger.url}/tag`);
  await ready(0);
  await ready(1);
  const sandboxes = await page.locator("iframe").evaluateAll((all) => all.map((each) => each.getAttribute("sandbox")));
  expect(sandboxes).toEqual(Array(2).fill("allow-scripts allow-popups allow-popups-to-escape-sandbox"));
  for (const index of [0, 1]) {
    await poll(async () => (await hear(index, "resize")).length).toBeGreaterThan(0);
    const { height } = (await hear(index, "resize")).at(-1)!;
    const box = (await page.locator("iframe").nth(index).boundingBox())!;
    expect(Math.round(box.height)).toBe(height);
    console.log(`embed ${index}: asked for ${height} px, and is ${box.height} px high`);
  }
  const embedly = (await readHeard()).flatMap(({ data }) => (typeof data === "string" ? [JSON.parse(data)] : []));
  const heights = embedly.filter(({ context }) => context === "iframe.resize").map(({ height }) => height);
  expect(heights).toContain((await hear(0, "resize"))[0]!.height);
  expect(await frameAt(1).locator(".timeline").count()).toBe(0);
  expect(await frameAt(0).locator(".timeline").count()).toBe(1);
});

test("the wheel scrolls the page around, with Ctrl it zooms; interactive embeds take it", {
  timeout: 60_000,
}, async () => {
  const scale = () => frameAt(0).locator(".stage-controls .scale").textContent();
  const scrolled = () => page.evaluate(() => scrollY);
  await page.goto(`${stranger.url}/scroll`);
  await poll(() => frameAt(0).locator(".poster").count()).toBe(1);
  const before = await scale();
  await page.mouse.move(300, 200);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  await poll(scale).not.toBe(before);
  expect(await scrolled()).toBe(0);
  await page.mouse.wheel(0, 120);
  await poll(scrolled).toBeGreaterThan(0);

  await page.goto(`${stranger.url}/free`);
  await poll(() => frameAt(0).locator(".poster").count()).toBe(1);
  const whole = await scale();
  await page.mouse.move(300, 200);
  await page.mouse.wheel(0, -120);
  await poll(scale).not.toBe(whole);
  expect(await scrolled()).toBe(0);
});

test("without autoplay a telling moment stands under a button that begins and covers nothing", async () => {
  await page.goto(`${stranger.url}/two`);
  await ready(0);
  const button = frameAt(0).getByRole("button", { name: "Play" }).first();
  await poll(() => frameAt(0).locator(".poster").count()).toBe(1);
  const covered = () =>
    frameAt(0).evaluate(() => {
      const { x, y, width } = document.querySelector(".poster")!.getBoundingClientRect();
      const [middleX, middleY, radius] = [x + width / 2, y + width / 2, width / 2];
      return [...document.querySelectorAll(".node, .pills > g, .loop-badge")].filter((drawn) => {
        const box = drawn.getBoundingClientRect();
        const dx = Math.max(box.left - middleX, 0, middleX - box.right);
        const dy = Math.max(box.top - middleY, 0, middleY - box.bottom);
        return dx * dx + dy * dy < radius * radius;
      }).length;
    });
  for (const width of [640, 480, 800]) {
    await page
      .locator("iframe")
      .first()
      .evaluate((frame, width) => frame.setAttribute("width", String(width)), width);
    await poll(covered).toBe(0);
    if (process.env.SHOTS !== undefined) {
      await page
        .locator("iframe")
        .first()
        .screenshot({ path: `${process.env.SHOTS}/poster-${width}.png` });
    }
  }
  // The button goes to its new place some frames after the frame was resized: a press that it steps away from is repeated.
  const poster = frameAt(0).locator(".poster");
  await poll(async () => {
    if ((await poster.count()) > 0) await poster.click({ timeout: 2000 }).catch(() => undefined);
    return poster.count();
  }).toBe(0);
  await poll(async () => (await hear(0, "time")).length).toBeGreaterThan(1);
  const times = (await hear(0, "time")).map(({ time }) => time);
  expect(Math.min(...times)).toBeLessThan((await hear(0, "ready"))[0]!.duration * 0.3);
  expect(await button.count()).toBeLessThanOrEqual(1);
});

test("what is switched off is not there: pan, zoom, panel, controls", async () => {
  await page.goto(`${stranger.url}/fixed`);
  await poll(() => frameAt(0).locator(".outcome-bar a").textContent()).toBe("Ouvrir dans Flowodds");
  await poll(() => frameAt(0).locator(".poster").count()).toBe(1);
  expect(await frameAt(0).locator(".outcome-bar ul").isVisible()).toBe(false);
  expect(await frameAt(0).locator(".stage-controls").isVisible()).toBe(false);
  expect(await frameAt(0).locator(".outcome-bar a").getAttribute("href")).toMatch(/^\/s\/\w{12}$/);
  // The camera first goes to where the cases are.
  const before = await rest(frameAt(0));
  await page.mouse.move(200, 100);
  await page.mouse.down();
  await page.mouse.move(320, 180, { steps: 4 });
  await page.mouse.up();
  expect(await rest(frameAt(0))).toBe(before);
});

test("an unknown id is told in words, and hostile parameters count as not given", async () => {
  await page.goto(`${stranger.url}/lost`);
  await poll(() => frameAt(0).locator(".message p").first().textContent()).toBe(
    "Aucun diagramme n'est enregistré à cette adresse.",
  );
  await page.goto(`${stranger.url}/hostile`);
  await poll(() => frameAt(0).locator(".outcome-bar .share").count()).toBeGreaterThan(0);
  expect(await frameAt(0).locator("img, .player script").count()).toBe(0);
});

test("an embed keeps nothing in the browser", async () => {
  await page.goto(`${app}/embed#${encodeLink(seedPage)}`);
  await page.locator(".outcome-bar .share").first().waitFor();
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie,
    (await indexedDB.databases()).length,
  ]);
  expect(kept).toEqual([0, 0, "", 0]);
});

test("a stored diagram opens in the page, as it is; the first change leads away from its address", {
  timeout: 60_000,
}, async () => {
  const answer = await fetch(`${app}/api/diagrams`, { method: "POST", body: examples.order });
  const { id, url } = (await answer.json()) as { id: string; url: string };
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(url);
  await page.locator(".cm-content").waitFor();
  expect(new URL(page.url()).pathname).toBe(`/s/${id}`);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("// mine");
  await poll(() => new URL(page.url()).pathname).toBe("/");
  await rest(page);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Make a short link" }).click();
  const field = page.getByRole("textbox", { name: "Short link" });
  await poll(() => field.inputValue()).toMatch(/\/s\/\w{12}$/);
  const child = (await field.inputValue()).split("/").at(-1);
  const stored = (await (await fetch(`${app}/api/diagrams/${child}`)).json()) as { source: string; basedOn: string };
  expect(stored.basedOn).toBe(id);
  expect(stored.source).toContain("// mine");
  expect(await page.getByRole("textbox", { name: "Embed in a page" }).inputValue()).toContain(`/embed/${child}`);
  await page.getByRole("button", { name: "Delete the stored text" }).click();
  await page.getByText("Deleted: the short link leads nowhere now.").waitFor();
  expect((await fetch(`${app}/api/diagrams/${child}`)).status).toBe(404);
});

test("where everything stays in this browser, Run asks no server, nor does Share, and that is remembered", {
  timeout: 60_000,
}, async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(app);
  await page.locator(".cm-content").waitFor();
  await page.getByRole("button", { name: "Saved in this browser" }).click();
  await page.getByRole("checkbox", { name: "Keep it in this browser" }).check();
  await page.reload();
  await page.getByRole("button", { name: "Stays in this browser" }).waitFor();
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/api/") && asked.push(request.url()));
  await page.locator(".bar-run").click();
  await poll(() => page.locator("#outcomes").textContent()).toContain("10,000 cases");
  await page.getByRole("button", { name: "Share" }).click();
  expect(await page.getByRole("button", { name: "Make a short link" }).isDisabled()).toBe(true);
  expect(asked).toEqual([]);
});
