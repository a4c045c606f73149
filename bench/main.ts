import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { seedModel } from "../test/engine/seed.ts";
import { bundle } from "./bundle.ts";
import { median } from "./clock.ts";
import { compareShards, inWasm, kernelFile, walkTime, warm } from "./kernels.ts";
import { describeMachine } from "./machine.ts";
import { readNet } from "./net.ts";
import { createQueueTime } from "./queues.ts";
import { type Goal, isMet, writeTable } from "./table.ts";
import { buildYardsticks, readModel, type Yardstick } from "./yardsticks.ts";

/*
 * Measures every goal of the engine's design, all interleaved in one run, and prints them as a table (README.md says how to read it).
 *   npm run bench            nine rounds
 *   npm run bench -- 3       three
 */
const rounds = Number(process.argv[2] ?? 9);
const source = "test/fixtures/seed.fz";
const yardsticks = buildYardsticks();
const missing = [...yardsticks.missing];
const goals: Goal[] = [];
const measures: (() => void | Promise<void>)[] = [];

/** A goal that each round adds a value to. */
function measure(
  name: string,
  sense: Goal["sense"],
  bound: number | null,
  unit: Goal["unit"],
  value: (() => number | Promise<number>) | null,
  note = "",
): void {
  const values: number[] = [];
  goals.push({ name, values, bound, sense, unit, note });
  if (value !== null) measures.push(async () => void values.push(await value()));
}

/** How many times as fast our walk is as a yardstick, measured right after it. */
function against(yardstick: Yardstick | null, ours: () => number): (() => number) | null {
  return yardstick === null ? null : () => yardstick() / ours();
}

const w = warm(seedModel(0.7), 100_000);
const walkW = (): number => walkTime(w, 100_000);
const text = readModel("G");
const g = text === null ? null : warm(readNet(text), 2048);
const walkG = (): number => walkTime(g!, 4096);

measure("W, TypeScript against C scalar", "at least", 0.75, "", against(yardsticks.scalar("W"), walkW));
measure("W, TypeScript against the C SIMD limit", "at least", 0.27, "", against(yardsticks.limit("W"), walkW));
measure("G, TypeScript against C scalar", "at least", 0.9, "", against(yardsticks.scalar("G"), walkG));
measure("G, TypeScript against the C SIMD limit", "at least", 0.48, "", against(yardsticks.limit("G"), walkG));
const wasmW = (): number => inWasm(() => walkTime(w, 60_000));
measure("W, WASM SIMD against the C SIMD limit", "at least", 0.5, "", against(yardsticks.limit("W"), wasmW));
measure("W against SimPy", "at least", 500, "x", against(yardsticks.simpy("W"), walkW));
measure("G against SimPy", "at least", 320, "x", against(yardsticks.simpy("G"), walkG));
const queue = createQueueTime(1, 100_000);
measure("Q, TypeScript against C", "at least", 0.6, "", against(yardsticks.queue(1), queue));
const crowded = createQueueTime(1000, 100_000);
measure("Q with 4,500 pending, TypeScript against C", "at least", 0.8, "", against(yardsticks.queue(1000), crowded));
measure("Q against SimPy", "at least", 60, "x", against(yardsticks.simpy("Q"), queue));
const wasmQueue = (): number => inWasm(queue);
measure("Q, WASM against C", "at least", 0.9, "", against(yardsticks.queue(1), wasmQueue));
measure("Q against SimPy, WASM", "at least", null, "x", against(yardsticks.simpy("Q"), wasmQueue));
const wasmCrowded = (): number => inWasm(crowded);
measure("Q with 4,500 pending, WASM against C", "at least", null, "", against(yardsticks.queue(1000), wasmCrowded));
measure("64 shards merged against one piece, same bytes", "at least", 0.95, "", () => compareShards(w, 3_000_000));

/** The JSON on the last line of what a program wrote: the lines before it are logs, as of a server that it started. */
function answerOf<Answer>(written: string): Answer {
  return JSON.parse(written.trimEnd().split("\n").at(-1)!);
}

/** What a program of this folder measures in a process of its own, once a round: one of its figures. */
function figures(entry: string, order: readonly string[]): (name: string) => () => number {
  const program = bundle(entry, "node");
  let found: Record<string, number | null> = {};
  measures.push(() => {
    found = answerOf(execFileSync("node", [program, ...order], { encoding: "utf8" }));
  });
  return (name) => () => {
    const figure = found[name];
    if (typeof figure !== "number") throw new RangeError(`${entry} gave no ${name}`);
    return figure;
  };
}

const workerd = figures("workerd", [bundle("isolate", "browser"), kernelFile, source]);
measure("workerd against Node, W", "at least", 0.75, "", () => walkW() / workerd("walk")());
measure("workerd with WASM against Node with it, W", "at least", null, "", () => wasmW() / workerd("wasmWalk")());

const cores = figures("cores", []);
const twoCores = (): number => cores("one")() / cores("two")();
measure("both browser cores against one", "at least", 1.8, "", twoCores, "160 million cases");

const cold = bundle("cold", "node");
const stages: Record<string, number>[] = [];
/** Milliseconds of a cold request in Node. */
function coldHere(kernel: readonly string[], stages: Record<string, number>[]): number {
  const order = [cold, source, ...kernel];
  const { length: _, ...parts } = answerOf<Record<string, number>>(execFileSync("node", order, { encoding: "utf8" }));
  stages.push(parts);
  return Object.values(parts).reduce((sum, part) => sum + part, 0);
}
const wasmStages: Record<string, number>[] = [];
measure("cold request in Node", "at most", 10, "ms", () => coldHere([], stages), "main thread");
measure("cold request in Node with WASM", "at most", 10, "ms", () => coldHere([kernelFile], wasmStages), "main thread");
measure("cold request in a new workerd", "at most", 10, "ms", workerd("cold"), "all threads");
measure("cold request in a new workerd with WASM", "at most", 10, "ms", workerd("wasmCold"), "all threads");
measure("the same, less a request that asks nothing", "at most", 10, "ms", workerd("ownCold"), "the Worker's thread");

const solved = figures("exact", [source]);
measure("exact: the seed, at other odds", "at most", 0.1, "ms", solved("seed"));
measure("exact: the seed, from the model", "at most", null, "ms", solved("seedModel"));
measure("exact: 1,000 nodes, small components", "at most", 2, "ms", solved("small"));
measure("exact: 1,000 nodes, from the model", "at most", null, "ms", solved("smallModel"));
measure("exact: 100,000 nodes, small components", "at most", 150, "ms", solved("large"));
measure("exact: a component of 5,000 decisions, near ways back", "at most", null, "ms", solved("near"));
measure("exact: a component of 5,000 decisions, far ways back", "at most", null, "ms", solved("far"));
measure(
  "a slider move, 300 nodes: parse, lower, compile, solve",
  "at most",
  16,
  "ms",
  solved("slider"),
  "without the repaint",
);
const moved = existsSync("dist/client") ? figures("slider", ["json"]) : null;
if (moved === null) missing.push("a build of the page, for its sliders");
for (const [name, mode] of [
  ["while tokens play", "played"],
  ["with reduced motion", "still"],
] as const) {
  const title = `a slider move in Chromium, 300 nodes, ${name}`;
  measure(title, "at most", 16, "ms", moved?.(mode) ?? null, "input to painted frame");
  measure(`${title}, 90%`, "at most", null, "ms", moved?.(`${mode}Late`) ?? null);
}

for (let round = 0; round < rounds; round++) {
  for (const one of measures) await one();
  process.stderr.write(`round ${round + 1} of ${rounds}\n`);
}

console.log(`${describeMachine()}; ${rounds} rounds\n\n${writeTable(goals)}\n`);
for (const [title, list] of [
  ["A cold request in Node", stages],
  ["with WASM", wasmStages],
] as const) {
  const parts = Object.keys(list[0] ?? {}).map(
    (stage) => `${stage} ${median(list.map((one) => one[stage]!)).toFixed(1)}`,
  );
  console.log(`${title}, by stage in ms: ${parts.join(", ")}.`);
}
const missed = goals.filter((goal) => isMet(goal) === false).map(({ name }) => name);
console.log(missed.length === 0 ? "No goal is missed." : `Missed: ${missed.join("; ")}.`);
if (missing.length > 0) console.log(`Missing: ${missing.join("; ")}.`);
