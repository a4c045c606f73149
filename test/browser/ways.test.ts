import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Kernel } from "#core/engine/fast/kernel";
import { readFixtures, readShared } from "../diagrams.ts";
import { runEveryWay } from "../engine/ways.ts";
import { app, joinChromium } from "./browser.ts";

const wasm = readFileSync(new URL("../../core/engine/fast/wasm/lockstep.wasm", import.meta.url));

let browser: Browser;
beforeAll(async () => {
  browser = await joinChromium();
});
afterAll(() => browser.close());

/** Every way as one script that leaves `flowodds.runEveryWay` behind, from the same files as everything else. */
async function bundleWays(): Promise<string> {
  const entry = fileURLToPath(new URL("../engine/ways.ts", import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "flowodds" } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !("output" in bundle)) throw new Error("the bundler gave nothing");
  return `${bundle.output[0].code}; globalThis.flowodds = flowodds;`;
}

test("S7, 7-engine 5: scalar, lockstep and WebAssembly, 1 and 64 shards, one and two cores, in Node and in Chromium: the same bytes", {
  timeout: 300_000,
}, async () => {
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(`${app}/embed`);
  await page.evaluate(await bundleWays());
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), {});
  const samples = [...readFixtures(), ...readShared("corpus")];
  let shown = 0;
  let ofCorpus = 0;
  for (const { name, source } of samples) {
    // Of the seed a shard of 64 is long enough for every kernel.
    const cases = name.endsWith("/seed.fz") ? 17_000 : 260;
    const here = Object.values(runEveryWay(source, cases, exports as unknown as Kernel));
    const there = await page.evaluate(
      async ([text, count, code]) => {
        const { flowodds } = globalThis as unknown as { flowodds: { runEveryWay: typeof runEveryWay } };
        const { instance } = await WebAssembly.instantiate(Uint8Array.from(code));
        return Object.values(flowodds.runEveryWay(text, count, instance.exports as unknown as Kernel));
      },
      [source, cases, [...wasm]] as const,
    );
    expect(there.length, name).toBe(here.length);
    const hashes = new Set([...here, ...there].map((body) => createHash("sha256").update(body).digest("hex")));
    if (here.length === 0) continue;
    expect(hashes.size, name).toBe(1);
    console.log(`${name}: ${[...hashes][0]?.slice(0, 16)} in ${here.length + there.length} ways`);
    shown++;
    if (name.startsWith("corpus/") && ++ofCorpus === 20) break;
  }
  expect(shown).toBeGreaterThan(0);
  await page.close();
});
