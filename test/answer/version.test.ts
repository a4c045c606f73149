import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { engineVersion } from "#core/version";

test("the engine's version is the package's", () => {
  const file = fileURLToPath(new URL("../../package.json", import.meta.url));
  expect(engineVersion).toBe(JSON.parse(readFileSync(file, "utf8")).version);
});
