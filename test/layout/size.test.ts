import { gzipSync } from "node:zlib";
import { build } from "vite";
import { expect, test } from "vitest";

test("the layout code takes at most 20,000 bytes, minified and gzipped", async () => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: true,
      lib: { entry: "core/layout/layout.ts", formats: ["iife"], name: "layout" },
    },
  });
  const [{ output }] = built as unknown as [{ readonly output: readonly { readonly code: string }[] }];
  expect(gzipSync(output[0]!.code, { level: 9 }).length).toBeLessThanOrEqual(20_000);
});
