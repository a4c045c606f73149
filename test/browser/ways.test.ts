import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Kernel } from "#core/engine/fast/kernel";
import { readFixtures, readShared, type Sample } from "../diagrams.ts";
import { runEveryWay } from "../engine/ways.ts";
import { app, joinChromium } from "./browser.ts";

const wasm = readFileSync(new URL("../../core/engine/fast/wasm/lockstep.wasm", import.meta.url));

let browser: Browser;
beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());

/** Every way as one module that exports `runEveryWay`, from the same files as everything else. */
async function bundleWays(): Promise<string> {
  const entry = fileURLToPath(new URL("../engine/ways.ts", import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, lib: { entry, formats: ["es"] } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !("output" in bundle)) throw new Error("the bundler gave nothing");
  return bundle.output[0].code;
}

/** A Worker that answers a source with all its bodies. */
const worker = `
import lockstep from "./lockstep.wasm";
import { runEveryWay } from "./ways.js";
export default {
  async fetch(request) {
    const { source, cases } = await request.json();
    return Response.json(runEveryWay(source, cases, new WebAssembly.Instance(lockstep, {}).exports));
  },
};
`;

test("S7, 7-engine 5: scalar, lockstep and WebAssembly, 1 and 64 shards, one and two cores, in Node, workerd and Chromium: the same bytes", {
  timeout: 300_000,
}, async () => {
  const code = await bundleWays();
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(`${app}/embed`);
  const setup = `
    const { instance } = await WebAssembly.instantiate(new Uint8Array([${[...wasm]}]));
    globalThis.runWays = (source, cases) => runEveryWay(source, cases, instance.exports);
  `;
  await page.addScriptTag({ type: "module", content: code + setup });
  await page.waitForFunction(() => "runWays" in globalThis);
  const flare = new Miniflare({
    modules: [
      { type: "ESModule", path: "worker.js", contents: worker },
      { type: "ESModule", path: "ways.js", contents: code },
      { type: "CompiledWasm", path: "lockstep.wasm", contents: wasm },
    ],
    compatibilityDate: "2025-09-01",
  });
  const origin = await flare.ready;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), {});
  const kernel = exports as unknown as Kernel;
  const rows: string[] = [];
  // Of the seed a shard of 64 is long enough for every kernel.
  const countOf = (name: string) => (name.endsWith("/seed.fz") ? 17_000 : 260);
  // The seed is an example too.
  const fixtures = readFixtures().filter(({ name }) => name !== "examples/seed.fz");
  const tell = ({ name, source }: Sample) => ({ name, source, here: runEveryWay(source, countOf(name), kernel) });
  // A text with errors has no results. All of this comes before the first request: while the thread works, an open connection grows stale.
  const hasResults = ({ here }: ReturnType<typeof tell>) => Object.keys(here).length > 0;
  const [ours, corpus] = [fixtures, readShared("corpus").slice(0, 25)].map((samples) =>
    samples.map(tell).filter(hasResults),
  );
  for (const { name, source, here } of [...ours!, ...corpus!.slice(0, 20)]) {
    const cases = countOf(name);
    const [inWorkerd, inChromium] = await Promise.all([
      fetch(origin, { method: "POST", body: JSON.stringify({ source, cases }) }).then((answer) => answer.json()),
      page.evaluate(
        ([text, count]) =>
          (globalThis as unknown as { runWays(text: string, cases: number): unknown }).runWays(text, count),
        [source, cases] as const,
      ),
    ]);
    const places = [here, inWorkerd, inChromium] as Readonly<Record<string, string>>[];
    const hashes = places.map((bodies) =>
      Object.values(bodies).map((body) => createHash("sha256").update(body).digest("hex").slice(0, 16)),
    );
    expect(
      hashes.map(({ length }) => length),
      name,
    ).toEqual([9, 9, 9]);
    expect(new Set(hashes.flat()).size, name).toBe(1);
    rows.push(`| ${name} | ${hashes.map((found) => [...new Set(found)].join(" ")).join(" | ")} |`);
  }
  expect(rows.length).toBeGreaterThan(0);
  console.log(`| nine ways each | Node | workerd | Chromium |\n| --- | --- | --- | --- |\n${rows.join("\n")}`);
  await flare.dispose();
  await page.close();
});
