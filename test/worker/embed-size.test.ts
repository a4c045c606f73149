import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { budgets, findScripts, weighScripts } from "../../scripts/page-scripts.ts";

const client = fileURLToPath(new URL("../../dist/client", import.meta.url));

test.each(["index.html", "embed.html"] as const)(
  "the scripts of %s keep to their budget, and the editor is not among them",
  (page) => {
    const scripts = findScripts(client, page);
    expect(scripts.length).toBeGreaterThan(0);
    expect(weighScripts(client, scripts)).toBeLessThanOrEqual(budgets[page]);
    expect(scripts.filter((path) => path.includes("codemirror"))).toEqual([]);
  },
);

test("the embed may take 80 kB, the page 250 kB", () => {
  expect(budgets).toEqual({ "index.html": 250_000, "embed.html": 80_000 });
});

test("the tag that others put into their pages takes at most 2 kB gzipped", () => {
  const bytes = gzipSync(readFileSync(`${client}/embed.js`), { level: 9 }).length;
  console.log(`embed.js: ${bytes} bytes gzipped`);
  expect(bytes).toBeLessThanOrEqual(2000);
});
