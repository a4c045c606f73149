import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { encodeLink } from "#core/formats/link";
import { seedPage } from "../diagrams.ts";
import { inventProcess } from "../stage/process.ts";
import { app, joinChromium } from "./browser.ts";
import { findViolations, poll, rest } from "./visit.ts";

let browser: Browser;
let page: Page;
let shown = "";
const troubles: string[] = [];
const large = inventProcess(300);

beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());
afterEach(() => expect(troubles.splice(0)).toEqual([]));

/** Shows a text in a page of these options and waits for its picture: a large one is opened once for the tests in a row that ask for it. */
async function open(text: string, options: BrowserContextOptions = {}): Promise<void> {
  const asked = JSON.stringify([text, options]);
  if (asked === shown) return;
  await page?.context().close();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  page = await context.newPage();
  shown = asked;
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  await page.goto(`${app}/#${encodeLink(text)}`);
  await page.locator(".stage .node").first().waitFor();
  await page.locator("#editor > *").waitFor({ state: "attached" });
}

/** Where the camera looks: scale and origin of the drawing on the stage. */
const readView = (): Promise<[k: number, x: number, y: number]> =>
  page.locator(".stage .front .world").evaluate((world) => {
    const { a, e, f } = (world as SVGGElement).transform.baseVal.consolidate()!.matrix;
    return [a, e, f];
  });

const zoomOut = async (times: number) => {
  for (let i = 0; i < times; i++) await page.getByRole("button", { name: "Zoom out" }).click();
};

/** Every line of text that can be seen on the stage, with its height on the screen in pixels. */
const readTexts = () =>
  page.locator(".stage").evaluate((stage) =>
    [...stage.querySelectorAll<SVGTextElement>("svg text")].flatMap((text) => {
      const box = text.getBoundingClientRect();
      const shown = text.checkVisibility({ visibilityProperty: true }) && box.width > 0;
      const { a, b } = text.getScreenCTM()!;
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
      return shown ? [{ text: text.textContent, size, x: box.x, y: box.y, width: box.width, height: box.height }] : [];
    }),
  );

test("a drawing of 60 nodes or more has a map, a smaller one has none", { timeout: 60_000 }, async () => {
  await open(inventProcess(59));
  await poll(() => page.locator(".stage .node").count()).toBe(59);
  await rest(page);
  expect(await page.locator(".stage-map").count()).toBe(0);
  await open(inventProcess(60));
  await page.locator(".stage-map").waitFor();
});

test("a press on the map takes the view there, a drag moves it along, and keys and screen readers pass by", {
  timeout: 60_000,
}, async () => {
  await open(large);
  const map = page.locator(".stage-map");
  const seen = map.locator(".seen");
  await map.waitFor();
  expect(await map.getAttribute("aria-hidden")).toBe("true");
  expect(await map.locator("button, a, input, [tabindex]").count()).toBe(0);
  const box = (await map.boundingBox())!;
  const [k, x] = await readView();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
  await page.mouse.down();
  await poll(async () => (await readView())[1]).toBeLessThan(x - 1000);
  const pressed = (await seen.boundingBox())!;
  expect(pressed.x + pressed.width / 2).toBeCloseTo(box.x + box.width * 0.7, -1);
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 5 });
  await poll(async () => Math.round((await seen.boundingBox())!.x)).toBeLessThan(pressed.x - box.width * 0.15);
  await page.mouse.up();
  expect((await readView())[0]).toBe(k);
  expect(await page.locator(".stage .selected").count()).toBe(0);
  const painted = await map
    .locator("canvas")
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set<number>();
      for (let at = 0; at < data.length; at += 4) colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
      return colours.size;
    });
  expect(painted).toBeGreaterThan(8);
});

test("however far one zooms out, no text is smaller than 11 px, and labels do not run into one another", {
  timeout: 90_000,
}, async () => {
  await open(large);
  await page.locator(".stage-map").waitFor();
  for (const times of [0, 1, 1, 2, 3, 4]) {
    await zoomOut(times);
    await rest(page);
    const [k] = await readView();
    const texts = await readTexts();
    expect(Math.min(...texts.map(({ size }) => size)), `at ${k}`).toBeGreaterThan(10.98);
    const bars = await page
      .locator(".stage .bars")
      .evaluateAll((all) => all.filter((bar) => getComputedStyle(bar).display !== "none").length);
    expect(bars > 0, `at ${k}`).toBe(k < 0.9);
    if (k >= 0.9) continue;
    const labels = await page.locator(".key-labels text").evaluateAll((all) =>
      all.map((label) => {
        const { x, y, width, height } = label.getBoundingClientRect();
        return { x, y: y + 2, width, height: height - 4 };
      }),
    );
    expect(labels.length, `at ${k}`).toBeGreaterThan(5);
    const meet = labels.flatMap((a, i) =>
      labels
        .slice(i + 1)
        .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
    );
    expect(meet, `at ${k}`).toEqual([]);
  }
});

test("Fit shows what can be read; pressed again, all of a large drawing", { timeout: 60_000 }, async () => {
  await open(large, { reducedMotion: "reduce" });
  const [readable] = await readView();
  const fit = page.getByRole("button", { name: "Fit", exact: true });
  await fit.click();
  await poll(async () => (await readView())[0]).toBeLessThan(readable / 2);
  const stage = (await page.locator(".stage").boundingBox())!;
  const outside = await page.locator(".stage .node").evaluateAll(
    (nodes, room) =>
      nodes.filter((node) => {
        const { left, right, top, bottom } = node.getBoundingClientRect();
        return left < room.x || top < room.y || right > room.x + room.width || bottom > room.y + room.height;
      }).length,
    stage,
  );
  expect(outside).toBe(0);
  await fit.click();
  await poll(async () => (await readView())[0]).toBe(readable);
});

test("Ctrl+F in the stage finds labels without their accents and ids, flies there, rings the node, and Escape gives the focus back", {
  timeout: 60_000,
}, async () => {
  await open(large);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+f");
  expect(await page.locator(".stage-search").count()).toBe(0);
  await page.locator(".stage").focus();
  await page.keyboard.press("Control+f");
  const field = page.getByRole("textbox", { name: "Find a node" });
  await field.fill("verifier facture");
  const count = page.locator(".stage-search .count");
  const all = large.match(/Vérifier facture/g)!.length;
  await poll(() => count.textContent()).toBe(`1 of ${all}`);
  expect(await page.locator(".stage-search [role=status]").textContent()).toMatch(
    new RegExp(`^1 of ${all}: Vérifier facture.*, lane `),
  );
  expect(await page.locator(".ring").count()).toBe(all);

  /** Waits for the camera; the ring has to be in the middle of the stage, around a node. */
  const look = async () => {
    await rest(page);
    const ring = (await page.locator(".ring.current").boundingBox())!;
    const stage = (await page.locator(".stage").boundingBox())!;
    expect(Math.abs(ring.x + ring.width / 2 - stage.x - stage.width / 2)).toBeLessThan(stage.width / 2 - 40);
    const inside = await page.locator(".stage .node .shape").evaluateAll(
      (shapes, { x, y, width, height }) =>
        shapes
          .filter((shape) => {
            const box = shape.getBoundingClientRect();
            return box.left >= x && box.top >= y && box.right <= x + width && box.bottom <= y + height;
          })
          .map((shape) => shape.parentElement?.querySelector(".label")?.textContent),
      ring,
    );
    expect(inside).toHaveLength(1);
    return { x: ring.x, y: ring.y, label: inside[0] };
  };
  expect((await look()).label?.replace(/\W/g, "")).toMatch(/^Vrifierfacture/);
  await page.keyboard.press("Enter");
  await poll(() => count.textContent()).toBe(`2 of ${all}`);
  await look();
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await poll(() => count.textContent()).toBe(`${all} of ${all}`);
  await look();
  await field.fill("n250");
  await poll(() => count.textContent()).toBe("1 of 1");
  await field.fill("nothing like it");
  await poll(() => count.textContent()).toBe("Not found");
  expect(await page.locator(".ring").count()).toBe(0);
  await page.keyboard.press("Escape");
  expect(await page.locator(".stage-search").isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("stage");

  const button = page.getByRole("button", { name: "Find a node" });
  await button.click();
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
});

test("without motion the search is there at once", { timeout: 60_000 }, async () => {
  await open(large, { reducedMotion: "reduce" });
  await page.locator(".stage").focus();
  await page.keyboard.press("Control+f");
  await page.locator(".stage-search input").waitFor();
  const views = await page.evaluate(async () => {
    const world = document.querySelector(".stage .front .world")!;
    const seen = new Set([world.getAttribute("transform")]);
    const field = document.querySelector<HTMLInputElement>(".stage-search input")!;
    field.value = "n250";
    field.dispatchEvent(new Event("input"));
    for (let i = 0; i < 30; i++) {
      await new Promise(requestAnimationFrame);
      seen.add(world.getAttribute("transform"));
    }
    return seen.size;
  });
  expect(views).toBe(2);
});

test.each([
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["on a phone", { viewport: { width: 390, height: 844 }, hasTouch: true }],
] as const)(
  "axe finds nothing to complain about with map, search and labels for afar, %s",
  {
    timeout: 90_000,
  },
  async (_name, options) => {
    await open(inventProcess(60), options);
    await page.locator(".stage-map").waitFor();
    await zoomOut(3);
    await page.getByRole("button", { name: "Find a node" }).click();
    await page.getByRole("textbox", { name: "Find a node" }).fill("order");
    await page.locator(".ring.current").waitFor();
    await rest(page);
    expect(await findViolations(page)).toEqual([]);
    const search = (await page.locator(".stage-search").boundingBox())!;
    const stage = (await page.locator(".stage").boundingBox())!;
    expect(search.x).toBeGreaterThanOrEqual(stage.x);
  },
);

test("in French the search speaks French", { timeout: 60_000 }, async () => {
  await open(large, { locale: "fr-FR" });
  await page.getByRole("button", { name: "Chercher un nœud" }).click();
  await page.getByRole("textbox", { name: "Chercher un nœud" }).fill("n12 ");
  await poll(() => page.locator(".stage-search .count").textContent()).toMatch(/^1 sur \d+$/);
  await page.getByRole("button", { name: "Fermer la recherche" }).click();
  expect(await page.locator(".stage-search").isVisible()).toBe(false);
});

test("where there is not room for all lanes, those that the chosen start does not reach fold to a rail of 26 px", {
  timeout: 60_000,
}, async () => {
  await open(seedPage, { viewport: { width: 1024, height: 700 } });
  const rail = page.locator(".fold-rail");
  const node = (id: string) => page.locator(`.stage [data-node="${id}"]`);
  await poll(() => rail.textContent()).toBe("Webhook Receiver7 nodes, not on this path");
  expect((await rail.boundingBox())!.height).toBe(26);
  expect(await node("n13").count()).toBe(0);
  expect(await rail.getAttribute("aria-expanded")).toBe("false");
  await rail.click();
  await poll(() => node("n13").count()).toBe(1);
  expect(await rail.getAttribute("aria-expanded")).toBe("true");
  await rail.click();
  await poll(() => node("n13").count()).toBe(0);
  await page.getByRole("tab", { name: "Receive POST request" }).click();
  await poll(() => node("n13").count()).toBe(1);
  await poll(() => rail.textContent()).toContain("Webhook Delivery");
  expect(await node("n7").count()).toBe(0);
  await page.setViewportSize({ width: 1920, height: 1400 });
  await poll(() => node("n7").count()).toBe(1);
  expect(await rail.isVisible()).toBe(false);
});

test("nodes glide to their new places, and leap there where motion is unwanted", { timeout: 90_000 }, async () => {
  for (const reducedMotion of ["no-preference", "reduce"] as const) {
    await open(seedPage, { reducedMotion, viewport: { width: 1920, height: 1400 } });
    await rest(page);
    await page.locator(".cm-line", { hasText: 'n2: rectangle label:"Event' }).click();
    await page.keyboard.press("End");
    // Each place in which a frame finds the node, until it has been for ten frames in its last.
    const watch = await page.locator('.stage [data-node="n9"] .shape').evaluateHandle((shape) => {
      const { promise, resolve } = Promise.withResolvers<number>();
      const first = shape.getAttribute("d");
      const seen = new Set([first]);
      let last = first;
      let stayed = 0;
      const look = () => {
        const place = shape.getAttribute("d");
        stayed = place === last ? stayed + 1 : 0;
        last = place;
        seen.add(place);
        if (place === first || stayed < 10) requestAnimationFrame(look);
        else resolve(seen.size);
      };
      look();
      return { places: promise };
    });
    await page.keyboard.insertText(
      '\nn90: rectangle label:"Inserted"\nn91: rectangle label:"Also"\nn2.handle(right) -> n90.handle(left)\nn90.handle(right) -> n91.handle(left)\nn91.handle(right) -> n3.handle(left)',
    );
    await page.locator('.stage [data-node="n91"]').waitFor();
    const places = await watch.evaluate((watched) => watched.places);
    if (reducedMotion === "reduce") expect(places).toBe(2);
    else expect(places).toBeGreaterThan(4);
  }
});

test("labels of scripts that the table of Inter's widths lacks fit their nodes", { timeout: 60_000 }, async () => {
  const labels = [
    "ตรวจสอบคำสั่งซื้อ",
    "التحقق من الدفعة الواردة",
    "भुगतान की पुष्टि करें",
    "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
    "Xác thực khoản thanh toán",
    "支払いを確認する",
    "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ",
    "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 𝕎𝕚𝕕𝕖",
    "⚙️ 🚀🚀🚀 Ѡ Ѯ Ѱ",
  ];
  const shapes = ["rectangle", "circle", "diamond"];
  const nodes = labels.flatMap((label, i) => shapes.map((shape, k) => `n${i * 3 + k + 1}: ${shape} label:"${label}"`));
  const edges = nodes.slice(1).map((_, i) => `n${i + 1}.handle(right) -> n${i + 2}.handle(left)`);
  await open(`Main { # Main\n${[...nodes, ...edges].join("\n")}\n}\n`);
  await poll(() => page.locator(".stage .node").count()).toBe(nodes.length);
  await rest(page);
  const out = await page.locator(".stage .node").evaluateAll((all) =>
    all.flatMap((node) => {
      const shape = node.querySelector<SVGPathElement>(".shape")!.getBBox();
      const spans = [...node.querySelectorAll<SVGTSpanElement>(".label tspan")];
      const wide = Math.max(...spans.map((span) => span.getComputedTextLength()));
      return wide <= shape.width - 4 ? [] : [`${node.getAttribute("data-node")} ${wide} in ${shape.width}`];
    }),
  );
  expect(out).toEqual([]);
});
