import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { hasInstructions, hasProgram } from "./machine.ts";

/*
 * Programs by others to measure against, in a folder beside the project or the one that YARDSTICKS names: C programs with and without
 * SIMD, and SimPy. Each prints its nanoseconds a case, median and range; the fastest is taken.
 */
const folder = resolve(process.env.YARDSTICKS ?? "../shared/bench");
/** The Python that has SimPy, as a system's package would be found. */
const python = process.env.PYTHON ?? "/usr/bin/python3";
const built = resolve(".tsc/bench/yardsticks");

/** A program that walks a model: nanoseconds a case, the fastest of several walks. */
export type Yardstick = () => number;

export interface Yardsticks {
  /** By model. `null` where a program is missing. */
  readonly scalar: (model: "W" | "G") => Yardstick | null;
  readonly limit: (model: "W" | "G") => Yardstick | null;
  readonly queue: (scale: number) => Yardstick | null;
  readonly simpy: (model: "W" | "G" | "Q") => Yardstick | null;
  /** What was missing. */
  readonly missing: readonly string[];
}

/** A model's text; `null` where the yardsticks are missing. */
export function readModel(name: string): string | null {
  const path = `${folder}/models/${name}.net`;
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** Builds what can be built. */
export function buildYardsticks(): Yardsticks {
  const missing: string[] = [];
  const there = existsSync(`${folder}/c`);
  if (!there) missing.push(`no yardsticks in ${folder}: set YARDSTICKS to their folder`);
  const compiles = there && hasProgram("gcc");
  if (there && !compiles) missing.push("gcc: no C program was built");
  const simpy = there && hasSimpy();
  if (there && !simpy) missing.push(`SimPy 3 or later for ${python}: set PYTHON to one that has it`);
  if (compiles) {
    mkdirSync(`${built}/stub`, { recursive: true });
    if (!hasInstructions("avx512f")) missing.push("AVX-512: the limit is what lockstep reaches with narrower vectors");
    compileWalk();
    compile("lockbench.c", ["-DVW=64"], "lock");
    compile("q.c", [], "queue");
  }
  const cases = { W: 100_000, G: 500 };
  return {
    scalar: (model) =>
      compiles ? () => read("walk", model, ".net", cases[model], /comp\/t13\s+ns\/case\s+\S+ \[([\d.]+)/) : null,
    limit: (model) =>
      compiles ? () => read("lock", model, ".pad", cases[model], /lock\/t13\D+64\s+ns\/case\s+\S+ \[([\d.]+)/) : null,
    queue: (scale) =>
      compiles
        ? () =>
            run(`${built}/queue`, [`${folder}/models/W.net`, "100000", "3", String(scale)], /ns\/case \S+ \[([\d.]+)/)
        : null,
    simpy: (model) =>
      simpy
        ? () => run(python, [`${folder}/peers/simpy_w.py`, ...simpyArguments[model]], /ns\/case \S+ \[([\d.]+)/)
        : null,
    missing,
  };
}

const simpyArguments = {
  W: [`${folder}/models/W.net`, "4000", "simpy", "1"],
  G: [`${folder}/models/G.net`, "150", "simpy", "1"],
  Q: [`${folder}/models/W.net`, "3000", "q", "1", "2,3", "1.0"],
};

function hasSimpy(): boolean {
  try {
    execFileSync(python, ["-c", "import simpy; simpy.Environment"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The unfolded W is another file than W itself. */
function read(program: string, model: string, ending: string, cases: number, pattern: RegExp): number {
  const name = model === "W" ? "WX" : model;
  return run(`${built}/${program}`, [`${folder}/models/${name}${ending}`, String(cases), "30"], pattern);
}

function run(program: string, args: readonly string[], pattern: RegExp): number {
  const text = execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new RangeError(`${program} printed no time: ${text}`);
  return Number(found);
}

function compile(source: string, flags: readonly string[], target: string): void {
  const args = ["-O3", "-march=native", "-w", ...flags, "-o", `${built}/${target}`, `${folder}/c/${source}`, "-lm"];
  execFileSync("gcc", args, { stdio: "ignore" });
}

/** The scalar program has one variant that needs AVX-512: elsewhere an empty one stands in, found first because the source comes from a pipe. */
function compileWalk(): void {
  if (!hasInstructions("avx512f")) {
    writeFileSync(
      `${built}/stub/simd.h`,
      "static uint64_t v_t13(uint32_t a, uint32_t b) { (void)a; (void)b; return 0; }\n",
    );
  }
  const paths = hasInstructions("avx512f") ? [] : [`-I${built}/stub`];
  const args = ["-x", "c", "-O3", "-march=native", "-w", ...paths, `-I${folder}/c`, "-o", `${built}/walk`, "-", "-lm"];
  execFileSync("gcc", args, { input: readFileSync(`${folder}/c/bench.c`), stdio: ["pipe", "ignore", "ignore"] });
}
