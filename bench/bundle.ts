import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** Bundles an entry of this folder, as what is deployed is bundled, and gives the file. */
export function bundle(entry: string, platform: "node" | "browser"): string {
  // One folder deep: what it imports may look for the project there, as it does from a folder of its own.
  const file = resolve(`.tsc/bench-${entry}.js`);
  const outside = ["./lockstep.wasm", "miniflare", "wrangler", "playwright-core", "@sparticuz/chromium"].flatMap(
    (name) => ["--external", name],
  );
  const args = [`bench/${entry}.ts`, "--file", file, "--platform", platform, "--log-level", "warn", ...outside];
  execFileSync("node_modules/.bin/rolldown", args, { stdio: ["ignore", "ignore", "inherit"] });
  return file;
}
