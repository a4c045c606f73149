import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";

/** Where the built Worker is. */
export const workerFolder = "dist/flowodds";

/** Every script of the built Worker, by its path in `folder`. */
export function listScripts(folder: string): string[] {
  const chunks = readdirSync(join(folder, "assets")).filter((file) => file.endsWith(".js"));
  return ["index.js", ...chunks.map((file) => `assets/${file}`)];
}

/** The scripts that the Worker loads to answer its first request, which is one to simulate a diagram: its entry, the engine, and what both import at once. */
export function findFirstScripts(folder: string): string[] {
  const engine = listScripts(folder).filter((file) => file.startsWith("assets/simulate-"));
  if (engine.length !== 1) throw new Error(`${folder} has the engine in ${engine.length} scripts`);
  const found = new Set<string>();
  const waiting = ["index.js", ...engine];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const code = readFileSync(join(folder, file), "utf8");
    for (const [, name = ""] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) {
      waiting.push(relative(folder, join(folder, dirname(file), name)));
    }
  }
  return [...found];
}

/** Bytes that these scripts take gzipped together, as wrangler counts what it uploads. */
export function weighTogether(folder: string, files: readonly string[]): number {
  return gzipSync(Buffer.concat(files.map((file) => readFileSync(join(folder, file)))), { level: 9 }).length;
}

/** Most bytes that the Worker may load before its first answer, gzipped. */
export const firstBudget = 100_000;
