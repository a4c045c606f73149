import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** The scripts that a built page loads before it shows anything: those it names, and what they import at once. Paths from `client`, the folder of the build. */
export function findScripts(client: string, page: string): string[] {
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

/** Bytes that these scripts take gzipped. */
export function weighScripts(client: string, paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(client + path), { level: 9 }).length, 0);
}

/** Most bytes of each page's scripts, gzipped. */
export const budgets = { "index.html": 250_000, "embed.html": 80_000 } as const;
