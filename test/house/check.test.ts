import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
const tsc = join(root, "node_modules/typescript/bin/tsc");

function run(program: string, args: readonly string[], cwd: string): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
  return { status, text: stdout + stderr };
}

describe("the checks of the house hold for every file", () => {
  test("format and lint", { timeout: 60_000 }, () => {
    const { status, text } = run(biome, ["check", "--max-diagnostics=20"], root);
    expect(status, text).toBe(0);
  });

  test("types", { timeout: 120_000 }, () => {
    const { status, text } = run(tsc, ["-b"], root);
    expect(status, text).toBe(0);
  });
});

describe("inside core", () => {
  let room: string;
  beforeAll(() => {
    room = mkdtempSync(join(tmpdir(), "house-"));
    for (const file of ["biome.json", "core.grit", "tsconfig.base.json", "core/tsconfig.json"]) {
      cpSync(join(root, file), join(room, file), { recursive: true });
    }
  });
  afterAll(() => rmSync(room, { recursive: true }));

  const lint = (code: string): string => {
    writeFileSync(join(room, "core/tried.ts"), `${code}\n`);
    return run(biome, ["lint", "--vcs-enabled=false", "core/tried.ts"], room).text;
  };

  test.each([
    ["shared randomness", "export const drawn = Math.random();", "Not portable"],
    ["a function whose bits differ", "export const grown = [1, 2].map(Math.log);", "Not portable"],
    ["a power", "export const squared = (x: number): number => x ** 2;", "Not portable"],
    [
      "a power by assignment",
      "export function square(x: number): number {\n  x **= 2;\n  return x;\n}",
      "Not portable",
    ],
    ["a member of Math by another way", "export const { log } = Math;", "Name the member"],
    ["an order by locale", 'export const order = "a".localeCompare("b");', "Not portable"],
    ["a clock", "export const now = Date.now();", "Core has no clock"],
    ["a locale", "export const words = new Intl.NumberFormat();", "Core has no locale"],
  ])("%s is a lint error", (_what, code, message) => {
    expect(lint(code)).toContain(message);
  });

  test("portable arithmetic is none", () => {
    expect(lint("export const side = Math.sqrt(2) + Math.floor(7 / 2) * Math.imul(3, 4);")).not.toContain("error");
  });

  test("the page, the Worker and Node are out of sight", { timeout: 30_000 }, () => {
    const names = ["document", "process", "fetch", "console", "caches"];
    writeFileSync(join(room, "core/tried.ts"), names.map((name, i) => `export const a${i} = ${name};\n`).join(""));
    const { text } = run(tsc, ["-b", "core"], room);
    for (const name of names) expect(text).toContain(`'${name}'`);
  });
});
