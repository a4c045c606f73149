import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longest-first.ts";

export default defineConfig({
  test: {
    reporters: ["default", "./test/reporter.ts"],
    // Both of two cores: left alone, one would stay idle.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // The Worker writes a line for each request.
    onConsoleLog: (log) => !log.startsWith('{"method":'),
    projects: [
      {
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/workerd/**", "test/browser/**"],
          setupFiles: ["test/seed.ts", "core/messages/french.ts"],
          // Core and its tests keep nothing between files, so modules are read once for all of them.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            // Shards so small that a short run has many.
            miniflare: { bindings: { RUN_SHARD_WORK: "20000", RUN_LEASE: "10", ADMIN_TOKEN: "of-the-admin" } },
          }),
        ],
        test: {
          name: "workerd",
          include: ["test/workerd/**/*.test.ts"],
          setupFiles: ["test/seed.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/setup.ts"],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
