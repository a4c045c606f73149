/**
 * Writes core/layout/inter.ts: the advance widths of Inter at weights 500 and 600, measured in a Chromium.
 *
 *     npx esbuild scripts/measure-font.ts --bundle --platform=node --format=esm --packages=external --outfile=dist/measure-font.mjs
 *     node dist/measure-font.mjs
 */
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { findChromium } from "../test/browser/launch.ts";

const subsets = ["latin", "latin-ext", "greek", "cyrillic"];
/** First and last code point of each stretch that the table holds. */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x384, 0x3ce],
  [0x400, 0x45f],
  [0x2010, 0x2026],
  [0x20ac, 0x20ac],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2264, 0x2265],
];

/** Widths are written as one character each, in steps of 1/64 em, from "#" for 0 on; the backslash is skipped. */
function encode(widths: readonly number[]): string {
  return widths
    .map((width) => {
      const code = 35 + Math.round(width * 64);
      return String.fromCharCode(code >= 92 ? code + 1 : code);
    })
    .join("");
}

const folder = "node_modules/@fontsource-variable/inter/files";
const fonts = subsets.map((subset) => readFileSync(`${folder}/inter-${subset}-wght-normal.woff2`).toString("base64"));
const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
const page = await browser.newPage();
const measured = await page.evaluate(
  async ([sources, stretches]) => {
    const families: string[] = [];
    for (const [index, source] of sources.entries()) {
      const face = new FontFace(`inter${index}`, `url(data:font/woff2;base64,${source})`, { weight: "100 900" });
      document.fonts.add(await face.load());
      families.push(`inter${index}`);
    }
    const context = document.createElement("canvas").getContext("2d")!;
    return [500, 600].map((weight) => {
      context.font = `${weight} 1000px ${families.join(", ")}`;
      const at = (code: number): number => context.measureText(String.fromCodePoint(code)).width / 1000;
      return stretches.map(([first, last]) => Array.from({ length: last - first + 1 }, (_, k) => at(first + k)));
    });
  },
  [fonts, ranges] as const,
);
await browser.close();

const lines = measured.flatMap((byRange, index) => [
  `/** Weight ${[500, 600][index]}. */`,
  `export const inter${[500, 600][index]}: readonly string[] = [`,
  ...byRange.map((widths) => `  ${JSON.stringify(encode(widths))},`),
  "];",
]);
writeFileSync(
  "core/layout/inter.ts",
  `// Made by scripts/measure-font.ts from @fontsource-variable/inter; do not edit.

/** First and last code point of each stretch below. */
export const interRanges: readonly (readonly [number, number])[] = [
${ranges.map(([first, last]) => `  [0x${first.toString(16)}, 0x${last.toString(16)}],`).join("\n")}
];

// One character for each code point: its advance width in 1/64 em, from "#" for 0 on, the backslash left out.
${lines.join("\n")}
`,
);
