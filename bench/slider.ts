import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { encodeLink } from "#core/formats/link";
import { findChromium } from "../test/browser/launch.ts";
import { median } from "./clock.ts";
import { writeDiagram } from "./generate.ts";
import { describeMachine } from "./machine.ts";

/*
 * A slider move end to end: the built page in Chromium at 1440 by 900, a diagram of 300 nodes, the slider that matters most dragged over 80 places. Twice: while tokens play, and with
 * reduced motion, where the heat is on show. Needs a build.
 *   npm run bench:slider
 * With "json", the medians and 90% as JSON, for `npm run bench`.
 */
const moves = 80;
const goal = 16;
const kept = "../shared/diagrams/12-gen300.fz";
const build = "dist/client";
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/** Of each move, milliseconds from its input event: until the exact shares have changed, and until the task that draws the frame is over (shares, chips, stage; style, layout and paint). */
interface Moves {
  readonly shares: readonly number[];
  readonly frame: readonly number[];
}

const server = createServer((request, answer) => {
  const path = new URL(request.url ?? "/", "http://page").pathname;
  const file = join(build, path === "/" ? "index.html" : path);
  const there = existsSync(file) && statSync(file).isFile();
  answer.writeHead(there ? 200 : 404, { "content-type": types[extname(file)] ?? "application/octet-stream" });
  answer.end(there ? readFileSync(file) : "");
});

async function measureMoves(browser: Browser, reducedMotion: "reduce" | "no-preference"): Promise<Moves> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion });
  const text = existsSync(kept) ? readFileSync(kept, "utf8") : writeDiagram(300);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#${encodeLink(text)}`);
  await page.locator(".cm-content").waitFor();
  await page.locator("#outcomes .outcome-certain:not(:empty)").first().waitFor();
  await page.waitForTimeout(3000);
  // The slider that matters most: of others the shares may not change at all.
  await page.locator(".matters-item").first().click();
  await page.waitForTimeout(500);
  await page.evaluate(watchMoves);
  const box = (await page.locator("#decisions input[type=range]:focus").boundingBox())!;
  const go = (percent: number) =>
    page.mouse.move(box.x + 8 + ((box.width - 16) * percent) / 100, box.y + box.height / 2);
  await go(50);
  await page.mouse.down();
  // The first moves also pay for compiling the code.
  for (let move = -10; move < moves; move++) {
    await go(25 + Math.abs(((move * 3) % 100) - 50));
    await page.waitForTimeout(40);
    if (move === -1) await page.evaluate("found.length = 0");
  }
  await page.mouse.up();
  const found = (await page.evaluate("found")) as { shares: number | null; frame: number }[];
  await page.close();
  return {
    shares: found.flatMap(({ shares }) => shares ?? []),
    frame: found.map(({ frame }) => frame),
  };
}

/** Runs in the page: notes the moments of each move. An input event comes at the beginning of its frame, and a message that the frame sends comes once that is painted. */
function watchMoves(): void {
  const found: { shares: number | null; frame: number }[] = [];
  let begun: number | null = null;
  let changed: number | null = null;
  const watch = new MutationObserver(() => {
    if (begun !== null) changed ??= performance.now() - begun;
  });
  for (const share of document.querySelectorAll("#outcomes .outcome-certain"))
    watch.observe(share, { subtree: true, childList: true, characterData: true });
  addEventListener(
    "input",
    () => {
      const first = begun === null;
      begun ??= performance.now();
      if (!first) return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          found.push({ shares: changed, frame: performance.now() - begun! });
          begun = null;
          changed = null;
        };
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
  Object.assign(globalThis, { found });
}

const late = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.ceil(0.9 * values.length) - 1]!;
if (!existsSync(build)) throw new Error("there is no build: run `npm run build` first");
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({
  executablePath: await findChromium(),
  headless: true,
  args: ["--no-sandbox", "--disable-gpu"],
});
const played = await measureMoves(browser, "no-preference");
const still = await measureMoves(browser, "reduce");
await browser.close();
server.close();
if (process.argv[2] === "json") {
  const figures = { played: median(played.frame), playedLate: late(played.frame), still: median(still.frame) };
  console.log(JSON.stringify({ ...figures, stillLate: late(still.frame) }));
} else {
  const write = (values: readonly number[]) => `${median(values).toFixed(1)} (${late(values).toFixed(1)})`;
  console.log(`${describeMachine()}; ${moves} moves; ms from the input event, median (90%)\n`);
  console.log("| | exact shares changed | frame drawn | goal | |\n| --- | --- | --- | --- | --- |");
  for (const [name, { shares, frame }] of [
    ["while tokens play", played],
    ["with reduced motion", still],
  ] as const) {
    const verdict = median(frame) <= goal ? "met" : "MISSED";
    console.log(`| ${name} | ${write(shares)} | ${write(frame)} | ${goal} | ${verdict} |`);
  }
}
