import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const client = fileURLToPath(new URL("../../dist/client", import.meta.url));

/** The scripts that a page loads before it shows anything: those it names, and what they import at once. */
function findScripts(page: string): string[] {
  const html = readFileSync(`${client}/${page}`, "utf8");
  const waiting = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? "");
  const found = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const code = readFileSync(client + path, "utf8");
    for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      waiting.push(`/assets/${name}`);
  }
  return [...found];
}

test("the embed's scripts take at most 80 kB gzipped, and the editor is not among them", () => {
  const scripts = findScripts("embed.html");
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(client + path), { level: 9 }).length, 0);
  expect(scripts.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(80_000);
  expect(scripts.filter((path) => path.includes("codemirror"))).toEqual([]);
});

test("the tag that others put into their pages takes at most 2 kB gzipped", () => {
  const bytes = gzipSync(readFileSync(`${client}/embed.js`), { level: 9 }).length;
  console.log(`embed.js: ${bytes} bytes gzipped`);
  expect(bytes).toBeLessThanOrEqual(2000);
});
