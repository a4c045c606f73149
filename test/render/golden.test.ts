import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { drawGoldens } from "./goldens.ts";

const folder = fileURLToPath(new URL("golden", import.meta.url));
const goldens = drawGoldens();

// `WRITE_GOLDEN=1 npx vitest run --project node test/render/golden.test.ts` writes them anew; look at what changed before you keep it.
if (process.env.WRITE_GOLDEN === "1") {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, svg] of goldens) writeFileSync(`${folder}/${name}.svg`, svg);
}

test.each([...goldens])("the image %s is as it was looked at and kept", (name, svg) => {
  const file = `${folder}/${name}.svg`;
  expect(existsSync(file)).toBe(true);
  expect(svg).toBe(readFileSync(file, "utf8"));
});

test("every kept image is still drawn", () => {
  expect(readdirSync(folder).sort()).toEqual([...goldens.keys()].map((name) => `${name}.svg`).sort());
});
