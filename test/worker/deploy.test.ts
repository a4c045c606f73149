import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("a deploy is ready to be sent, and within the 3 MB of the free plan", { timeout: 120_000 }, () => {
  const wrangler = `${root}node_modules/wrangler/bin/wrangler.js`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [wrangler, "deploy", "--dry-run", "--config", "dist/flowodds/wrangler.json"],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false", CI: "1" },
    },
  );
  expect(status, stdout + stderr).toBe(0);
  const size = /Total Upload: ([\d.]+) KiB \/ gzip: ([\d.]+) KiB/.exec(stdout);
  console.log(size?.[0]);
  expect(Number(size?.[2])).toBeGreaterThan(0);
  expect(Number(size?.[2])).toBeLessThan(3000);
  expect(stdout).toContain("env.ASSETS");
});
