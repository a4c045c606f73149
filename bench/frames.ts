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
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable", { timeDomain: "threadTicks" });
/** Runs one side, and gives the script time of each frame and the mean processor time, both in ms. */
async function measure(side: "runOurs" | "runTheirs", tokens: number): Promise<{ work: number[]; cpu: number }> {
  // What is done once, before the first frame, is in the first run as it is in the second, and falls out.
  const spent: number[] = [];
  let work: number[] = [];
  for (const count of [1, frames]) {
    const before = await scriptTime();
    work = (await page.evaluate(`${side}(${tokens}, ${count})`)) as number[];
    spent.push((await scriptTime()) - before);
  }
  return { work, cpu: (1000 * (spent[1]! - spent[0]!)) / (frames - 1) };
}
async function scriptTime(): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration")!.value;
}
const write = (value: number) => value.toPrecision(3);
console.log(`${describeMachine()}; ${rounds} rounds of ${frames} frames; script of a frame in ms, median (95%)\n`);
console.log("| tokens | stage | processor | bpmn-js-token-simulation | processor | goal of the median | |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const [tokens, goal] of goals) {
  const sides = (["runOurs", "runTheirs"] as const).map((side) => ({
    side,
    work: [] as number[],
    cpu: [] as number[],
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { side, work, cpu } of sides) {
      const found = await measure(side, tokens);
      work.push(...found.work);
      cpu.push(found.cpu);
    }
  }
  const verdict = goal === null ? "" : median(sides[0]!.work) <= goal ? "met" : "MISSED";
  const figures = sides.map(({ work, cpu }) => `${write(median(work))} (${write(p95(work))}) | ${write(median(cpu))}`);
  console.log(`| ${tokens} | ${figures.join(" | ")} | ${goal ?? "-"} | ${verdict} |`);
}
await browser.close();
server.close();
