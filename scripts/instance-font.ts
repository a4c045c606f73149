/**
 * Writes worker/fonts/: Inter in the two weights that drawings use, as plain TrueType with the characters that the layout has widths for. The
 * renderer of PNG reads no WOFF2, and takes one file a weight: among several files of one family it confuses the weights.
 *
 *     npx esbuild scripts/instance-font.ts --bundle --platform=node --format=esm --packages=external --outfile=dist/instance-font.mjs
 *     node dist/instance-font.mjs
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";
import { interRanges } from "#core/layout/inter";

const source = "node_modules/inter-ui";
const text = interRanges
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, k) => String.fromCodePoint(first + k)))
  .join("");
/** Numbers of the names that tell the family and the style in it. */
const familyNames = [16, 17];

// Of a variable, since the types of the package know fewer options than it has.
const options = {
  targetFormat: "sfnt" as const,
  keepFeatures: ["ccmp", "kern", "mark", "mkmk"],
  preserveNameIds: familyNames,
  noHinting: true,
};

mkdirSync("worker/fonts", { recursive: true });
for (const [style, weight] of [
  ["Medium", 500],
  ["SemiBold", 600],
] as const) {
  const font = readFileSync(`${source}/web/Inter-${style}.woff2`);
  const reduced = await subsetFont(font, text, options);
  writeFileSync(`worker/fonts/inter-${weight}.bin`, reduced);
}
copyFileSync(`${source}/LICENSE.txt`, "worker/fonts/inter-LICENSE.txt");
