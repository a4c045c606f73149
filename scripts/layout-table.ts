/**
 * Prints what drawings are like and what they cost: faults, crossings, bends and length by set and orientation, times at 60, 300 and
 * 1,000 nodes, columns moved by an edit, and the gzipped size of the layout code. The sets that lie beside the project are read where they
 * are present.
 *
 *     npm run layout-table
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { parse } from "#core/language/parse";
import type { Layout } from "#core/layout/geometry";
import { type LayoutOptions, layout } from "#core/layout/layout";
import { keepPlaces } from "#core/layout/recall";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { appendNodes, countMoved } from "../test/layout/editions.ts";
import { inventDiagram } from "../test/layout/fuzz.ts";
import { type Metrics, measureLayout, sumMetrics } from "../test/layout/metrics.ts";

const understand = (source: string): Model => lower(parse(source).tree).model;

function readFolder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".fz"));
  return files.sort().map((file) => readFileSync(`${folder}/${file}`, "utf8"));
}

const sets: Readonly<Record<string, readonly string[]>> = {
  fixtures: [...readFolder("test/fixtures"), ...readFolder("web/examples")],
  diagrams: readFolder("../shared/diagrams"),
  corpus: readFolder("../shared/corpus"),
  fuzz: Array.from({ length: 400 }, (_, seed) => inventDiagram(seed)),
};

/** Generated diagrams that are timed. */
const timed: readonly (readonly [nodes: number, path: string])[] = [
  [60, "../shared/diagrams/10-gen60.fz"],
  [300, "../shared/diagrams/12-gen300.fz"],
  [1000, "../shared/diagrams/13-gen1000.fz"],
];

const heads: readonly (readonly [key: keyof Metrics, head: string])[] = [
  ["overlaps", "overlap"],
  ["outside", "outside"],
  ["through", "through"],
  ["collinear", "collinear"],
  ["slanted", "slanted"],
  ["handles", "handles"],
  ["labels", "labels"],
  ["crossings", "crossings"],
  ["bends", "bends"],
  ["length", "length"],
];

function printRow(first: string, cells: readonly (string | number)[]): void {
  console.log(first.padEnd(24) + cells.map((cell) => String(cell).padStart(11)).join(""));
}

function printMetrics(): void {
  printRow(
    "",
    heads.map(([, head]) => head),
  );
  for (const [name, sources] of Object.entries(sets)) {
    if (sources.length === 0) continue;
    for (const orientation of ["horizontal", "vertical"] as const) {
      const all = sources.map((source) => {
        const model = understand(source);
        return measureLayout(model, layout(model, { orientation, odds: true }));
      });
      const total = sumMetrics(all);
      printRow(
        `${name} ${orientation}`,
        heads.map(([key]) => Math.round(total[key])),
      );
    }
  }
}

function time(draw: () => unknown): number {
  const begun = performance.now();
  draw();
  return performance.now() - begun;
}

const least = (times: readonly number[]): number => Math.min(...times);
const rounds = 9;

/** The first drawing in this process, in milliseconds. */
function printCold(path: string): void {
  const model = understand(readFileSync(path, "utf8"));
  console.log(time(() => layout(model, { odds: true })));
}

/** Times of one diagram: the first drawing of a process, later ones, and those that start from the one before an edit. */
function printTimes(nodes: number, path: string): void {
  const cold = Array.from({ length: 5 }, () =>
    Number(execFileSync(process.execPath, [process.argv[1]!, path], { encoding: "utf8" })),
  );
  const source = readFileSync(path, "utf8");
  const model = understand(source);
  const options: LayoutOptions = { odds: true };
  const before = layout(model, options);
  const warm = Array.from({ length: rounds }, () => time(() => layout(model, options)));
  const edited = appendNodes(source, rounds).map(understand);
  const drawn: Layout[] = [];
  const again = edited.map((next) => time(() => drawn.push(layout(next, { ...options, before: keepPlaces(before) }))));
  const moved = Math.max(...drawn.map((after) => countMoved(before, after))) / model.nodes.length;
  printRow(`${nodes} nodes`, [
    ...[cold, warm, again].map((times) => least(times).toFixed(0)),
    `${(100 * moved).toFixed(1)}%`,
  ]);
}

/** The size of the layout code as a page gets it, minified and gzipped. */
async function printSize(): Promise<void> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: true, lib: { entry: "core/layout/layout.ts", formats: ["iife"], name: "layout" } },
  });
  const { output } = (built as { output: { code: string }[] }[])[0]!;
  const code = output[0]!.code;
  console.log(`\nlayout code: ${code.length} B minified, ${gzipSync(code, { level: 9 }).length} B gzipped`);
}

const [path] = process.argv.slice(2);
if (path !== undefined) {
  printCold(path);
} else {
  printMetrics();
  console.log();
  printRow("ms, least of several", ["cold", "warm", "edited", "moved"]);
  for (const [nodes, file] of timed) if (existsSync(file)) printTimes(nodes, file);
  await printSize();
}
