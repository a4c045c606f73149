import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findFirstScripts, firstBudget, listScripts, weighTogether } from "../../scripts/worker-scripts.ts";

const folder = fileURLToPath(new URL("../../dist/flowodds", import.meta.url));
const first = findFirstScripts(folder);

test("the Worker loads no more than its budget before it answers its first request, which runs a diagram", () => {
  expect(first.length).toBeGreaterThan(5);
  expect(weighTogether(folder, first)).toBeLessThanOrEqual(firstBudget);
});

test("nothing of what only some requests need is in it: pictures, the OpenAPI document, the protocol for models, long runs, words of problems", () => {
  const find = (files: readonly string[], trace: string): boolean =>
    files.some((file) => readFileSync(`${folder}/${file}`, "utf8").includes(trace));
  const rest = listScripts(folder).filter((file) => !first.includes(file));
  for (const trace of [
    "index_bg-",
    "animateMotion",
    "draft-2020-12",
    "notifications/initialized",
    "INSERT OR IGNORE",
    "Longer runs belong",
  ]) {
    expect([trace, find(first, trace), find(rest, trace)]).toEqual([trace, false, true]);
  }
});
