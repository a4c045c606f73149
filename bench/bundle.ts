import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** Bundles an entry of this folder, as what is deployed is bundled, and gives the file. */
export function bundle(entry: string, platform: "node" | "browser"): string {
  const file = resolve(`.tsc/bench/${entry}.js`);
  const outside = ["./lockstep.wasm", "miniflare", "playwright-core", "@sparticuz/chromium"].flatMap((name) => [
    "--external",
    name,
  ]);
  const args = [`bench/${entry}.ts`, "--file", file, "--platform", platform, "--log-level", "warn", ...outside];
  execFileSync("node_modules/.bin/rolldown", args, { stdio: ["ignore", "ignore", "inherit"] });
  return file;
}
