import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerRender } from "#core/answer/render";
import { readFixtures } from "../diagrams.ts";
import { type Served, serveBuilt } from "../serve.ts";

let served: Served;
beforeAll(async () => {
  served = await serveBuilt();
});
afterAll(() => served.close());

const ask = (query: string, source: string): Promise<Response> =>
  fetch(`${served.url}/api/render?${query}`, { method: "POST", body: source });

test("the built Worker draws the same bytes as Node", async () => {
  for (const { name, source } of readFixtures()) {
    const answer = answerRender(source, { locale: "en", animate: true, flow: true, density: "compact" });
    if (answer.kind !== "drawing") throw new Error(name);
    expect(await (await ask("animate=1&flow=1&density=compact", source)).text()).toBe(answer.svg);
  }
});

test("the built Worker makes a PNG with the modules that it brings", async () => {
  const { source } = readFixtures()[0]!;
  const answer = await ask("format=png&width=400", source);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([...bytes.slice(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
  // Letters have edges in many greys: the same picture without any packs to 12,800 bytes.
  expect(bytes.length).toBeGreaterThan(16_000);
});

const folder = fileURLToPath(new URL("../../dist/flowodds", import.meta.url));

test("the Worker as a whole stays within 3 MB gzipped, the bound of the free plan", () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(?:js|wasm|bin)$/.test(entry.name),
  );
  const sizes = files.map((entry) => gzipSync(readFileSync(`${entry.parentPath}/${entry.name}`)).length);
  expect(sizes.length).toBeGreaterThan(3);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
});
