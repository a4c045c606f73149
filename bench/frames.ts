import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import { findChromium } from "../test/browser/launch.ts";
import { bundle } from "./bundle.ts";
import { median } from "./clock.ts";
import { describeMachine } from "./machine.ts";

/*
 * Script time of a frame of the stage at 100, 1,000 and 5,000 moving tokens, beside bpmn-js-token-simulation's at as many, in turns in one Chromium.
 *   npm run bench:frames
 */
const rounds = Number(process.argv[2] ?? 3);
const frames = 60;
const goals = new Map([
  [100, null],
  [1000, 4],
  [5000, 8],
]);
const script = readFileSync(bundle("frames-page", "browser"), "utf8");
const style = ["tokens", "stage"].map((name) => readFileSync(`web/style/${name}.css`, "utf8")).join("\n");
const html = `<!doctype html><meta charset="utf-8"><style>${style} #ours,#theirs{width:1068px;height:450px}</style><div id="ours"></div><div id="theirs"></div><script type="module">${script.replaceAll("</script", "<\\/script")}</script>`;
const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(html)).listen(
  0,
  "127.0.0.1",
);
const browser = await chromium.launch({
  executablePath: await findChromium(),
  headless: true,
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 920 } });
page.on("pageerror", (error) => process.stderr.write(`${error}\n`));
await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
await page.waitForFunction("window.runOurs !== undefined");

const p95 = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.ceil(0.95 * values.length) - 1]!;
const write = (value: number) => value.toPrecision(3);
console.log(`${describeMachine()}; ${rounds} rounds of ${frames} frames; script of a frame in ms, median (95%)\n`);
console.log("| tokens | stage | bpmn-js-token-simulation | goal of the median | |\n| --- | --- | --- | --- | --- |");
for (const [tokens, goal] of goals) {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(...((await page.evaluate(`runOurs(${tokens}, ${frames})`)) as number[]));
    theirs.push(...((await page.evaluate(`runTheirs(${tokens}, ${frames})`)) as number[]));
  }
  const verdict = goal === null ? "" : median(ours) <= goal ? "met" : "MISSED";
  const figures = [ours, theirs].map((values) => `${write(median(values))} (${write(p95(values))})`);
  console.log(`| ${tokens} | ${figures.join(" | ")} | ${goal ?? "-"} | ${verdict} |`);
}
await browser.close();
server.close();
