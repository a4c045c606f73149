import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveStranger } from "../serve.ts";
import { app, joinChromium } from "./browser.ts";

const source = readFileSync(new URL("../fixtures/seed.fz", import.meta.url), "utf8");

let browser: Browser;
beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());

async function render(query: string, text = source): Promise<string> {
  const answer = await fetch(`${app}/api/render${query}`, { method: "POST", body: text });
  expect(answer.status).toBe(200);
  return answer.text();
}

const address = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;

/** A page of a stranger, who shows an image and nothing else, as a README does. */
async function showImage(svg: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 600 } });
  await page.setContent(`<body style="margin:0"><img src="${address(svg)}"></body>`);
  await page.waitForFunction(() => document.images[0]?.complete && document.images[0].naturalWidth > 0);
  return page;
}

/** Number of pixels in which two screenshots differ, and the boxes of a grid of 40 pixels in which they do. */
async function compare(page: Page, a: Buffer, b: Buffer): Promise<{ pixels: number; cells: string[] }> {
  return page.evaluate(
    async ([first, second]) => {
      const read = async (data: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d")!;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [x, y] = [await read(first), await read(second)];
      const cells = new Set<string>();
      let pixels = 0;
      for (let i = 0; i < x.data.length; i += 4) {
        const far = [0, 1, 2].some((k) => Math.abs(x.data[i + k]! - y.data[i + k]!) > 24);
        if (!far) continue;
        pixels++;
        const at = i / 4;
        cells.add(`${Math.floor((at % x.width) / 40)},${Math.floor(at / x.width / 40)}`);
      }
      return { pixels, cells: [...cells] };
    },
    [a.toString("base64"), b.toString("base64")] as const,
  );
}

describe("the seed as a self-animating image", () => {
  test("has no script and less than 150 kB", async () => {
    const svg = await render("?animate=1&flow=1");
    expect(svg).not.toMatch(/<script|\son\w+=|javascript:|<foreignObject/i);
    expect(Buffer.byteLength(svg)).toBeLessThan(150_000);
  });

  test("plays as an <img>: tokens move along the edges, and nothing else does", async () => {
    const svg = await render("?animate=1&density=compact");
    const page = await showImage(svg);
    await page.waitForTimeout(2500);
    const before = await page.screenshot();
    await page.waitForTimeout(900);
    const after = await page.screenshot();
    const { pixels, cells } = await compare(page, before, after);
    expect(pixels).toBeGreaterThan(40);
    // What moved lies on an edge or, as a bar, in a box that serves: each cell that changed has a piece of a path or a bar in it.
    const places = await page.evaluate((text) => {
      document.body.innerHTML = text;
      const found = new Set<string>();
      const put = (x: number, y: number) => {
        for (const dx of [-26, 0, 26])
          for (const dy of [-26, 0, 26]) found.add(`${Math.floor((x + dx) / 40)},${Math.floor((y + dy) / 40)}`);
      };
      for (const motion of document.querySelectorAll("animateMotion")) {
        const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
        path.setAttribute("d", motion.getAttribute("path")!);
        for (let at = 0; at <= path.getTotalLength(); at += 8)
          put(path.getPointAtLength(at).x, path.getPointAtLength(at).y);
      }
      for (const bar of document.querySelectorAll("rect:has(animate)")) {
        const [x, y] = [Number(bar.getAttribute("x")), Number(bar.getAttribute("y"))];
        for (let at = 0; at <= 100; at += 10) put(x + at, y);
      }
      return [...found];
    }, svg);
    expect(cells.filter((cell) => !places.includes(cell))).toEqual([]);
    await page.close();
  });

  test("begins again when it is over, where it began", async () => {
    const svg = await render("?animate=1&density=compact");
    const length = Number.parseFloat(/dur="([\d.]+)s"/.exec(svg)![1]!);
    const page = await browser.newPage({ viewport: { width: 1200, height: 600 } });
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    const at = async (time: number) => {
      await page.evaluate((seconds) => {
        const svg = document.querySelector("svg")!;
        svg.pauseAnimations();
        svg.setCurrentTime(seconds);
      }, time);
      return page.screenshot();
    };
    const [early, late, again] = [await at(3), await at(5), await at(length + 3)];
    const moved = (await compare(page, early, late)).pixels;
    expect(moved).toBeGreaterThan(40);
    // Not the last bit of a place: the same moment of the second round has its rounding.
    expect((await compare(page, early, again)).pixels).toBeLessThan(moved / 20);
    await page.close();
  });

  test("stands still, without its tokens, for who asks for reduced motion", async () => {
    // As a document: the emulated preference does not reach images, a real one does.
    const svg = await render("?animate=1");
    const page = await browser.newPage({ viewport: { width: 1200, height: 600 }, reducedMotion: "reduce" });
    await page.goto(address(svg));
    await page.waitForTimeout(1500);
    const before = await page.screenshot();
    await page.waitForTimeout(3000);
    expect((await compare(page, before, await page.screenshot())).pixels).toBe(0);
    await page.close();
  });
});

describe("an image in a browser", () => {
  const hostile = "]]></text><script>document.title = `moved`</script><image href=`http://127.0.0.1:9/x`/>&amp;'";
  const text = source.replace('label:"Event occurs in system"', `label:"${hostile}"`);

  test("is well-formed to a strict reader, hostile labels included, and runs nothing of theirs when opened as a document", async () => {
    expect(text).not.toBe(source);
    const svg = await render("?animate=1&flow=1", text);
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const found = await page.evaluate((body) => {
      const read = new DOMParser().parseFromString(body, "image/svg+xml");
      return [
        read.documentElement.tagName,
        read.querySelectorAll("parsererror, script, image").length,
        read.documentElement.textContent,
      ];
    }, svg);
    expect(found).toEqual(["svg", 0, expect.stringContaining("]]></text>")]);
    await page.goto(address(svg));
    await page.waitForTimeout(300);
    expect(await page.title()).not.toBe("moved");
    expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([]);
    await page.close();
  });

  test("keeps its text within its nodes whatever font there is", async () => {
    const page = await browser.newPage();
    for (const font of ["Inter", "monospace", "serif"]) {
      const svg = (await render("")).replace(/font-family="[^"]*"/, `font-family="${font}"`);
      await page.setContent(`<body style="margin:0">${svg}</body>`);
      const out = await page.evaluate(() =>
        [...document.querySelectorAll("g > path[d][stroke-width] ~ text")].flatMap((text) => {
          const box = (text.parentElement!.querySelector("path") as unknown as SVGPathElement).getBoundingClientRect();
          const line = text.getBoundingClientRect();
          return line.left < box.left || line.right > box.right ? [text.textContent] : [];
        }),
      );
      expect([font, out]).toEqual([font, []]);
    }
    await page.close();
  });

  test("can be shown by a stranger's page from an address of ours with its own type", async () => {
    const svg = await render("?width=600");
    const stranger = await serveStranger({ "/": `<img src="${address(svg)}">` });
    const page = await browser.newPage();
    await page.goto(stranger.url);
    expect(await page.evaluate(() => document.images[0]!.naturalWidth)).toBe(600);
    await page.close();
    await stranger.close();
  });
});
