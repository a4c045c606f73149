import { readFileSync } from "node:fs";
import { compile } from "#core/engine/compile";
import { type Kernel, useKernel } from "#core/engine/fast/kernel";
import { summarise } from "#core/engine/summarise";
import { walk } from "#core/engine/walk";
import { parse } from "#core/language/parse";
import { lower } from "#core/model/lower";

/*
 * The stages of one run of 100,000 cases at each start, in a process that has never run any of them: milliseconds of this thread's processor time,
 * as JSON. The source comes as a file's name, and so does the kernel in WebAssembly if it is to be used.
 */
const source = readFileSync(process.argv[2]!, "utf8");
const cases = 100_000;
const marks: [string, number][] = [];

/** Compilers that work beside the program are not counted. Where the system does not tell, it is time that passes. */
function clock(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

function mark(stage: string): void {
  marks.push([stage, clock()]);
}

mark("begin");
if (process.argv[3] !== undefined) {
  const module = new WebAssembly.Module(readFileSync(process.argv[3]));
  useKernel(new WebAssembly.Instance(module, {}).exports as unknown as Kernel);
  mark("kernel");
}
const { tree } = parse(source);
mark("parse");
const { model } = lower(tree);
mark("lower");
const program = compile(model);
mark("compile");
const tallies = program.starts.map((_, start) => walk(program, start, 0, cases, 1, 10_000));
mark("walk");
const text = JSON.stringify(summarise(model, program, tallies, { seed: 1, cases }));
mark("summarise");
const stages = marks.slice(1).map(([stage, at], i) => [stage, at - marks[i]![1]]);
console.log(JSON.stringify({ ...Object.fromEntries(stages), length: text.length }));
