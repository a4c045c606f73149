import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Miniflare } from "miniflare";

/*
 * Times in workerd, as JSON: nanoseconds a case of W, and milliseconds of a cold request, each without and with WebAssembly. A program of its own: once a
 * process has handed over the memory of an array, as a request does, its typed arrays are slower for good. It is given the files of the Worker, of the
 * kernel and of the seed's source.
 */
const [script, kernelFile, sourceFile] = process.argv.slice(2, 5) as [string, string, string];
const source = readFileSync(sourceFile, "utf8");

/** A Worker in a process of its own. */
class Isolate {
  private readonly flare: Miniflare;

  private constructor(flare: Miniflare) {
    this.flare = flare;
  }

  static async open(): Promise<Isolate> {
    const flare = new Miniflare({
      modules: [
        { type: "ESModule", path: "isolate.js", contents: readFileSync(script, "utf8") },
        { type: "CompiledWasm", path: "lockstep.wasm", contents: readFileSync(kernelFile) },
      ],
      compatibilityDate: "2025-09-01",
    });
    await flare.ready;
    return new Isolate(flare);
  }

  async ask(query: string): Promise<void> {
    const answer = await this.flare.dispatchFetch(`http://bench/?${query}`, { method: "POST", body: source });
    if (!answer.ok) throw new Error(`workerd answered ${answer.status}: ${await answer.text()}`);
    await answer.text();
  }

  /** Nanoseconds that a case of a walk takes: the fastest long request less the fastest short one. */
  async walkTime(cases: number, kernel: string): Promise<number> {
    let [long, short] = [Infinity, Infinity];
    for (let seed = 1; seed <= 15; seed++) {
      long = Math.min(long, await this.timed(`what=walk&kernel=${kernel}&seed=${seed}&cases=${cases}`));
      short = Math.min(short, await this.timed(`what=walk&kernel=${kernel}&seed=${seed}&cases=1`));
    }
    return ((long - short) / cases) * 1e6;
  }

  private async timed(query: string): Promise<number> {
    const before = performance.now();
    await this.ask(query);
    return performance.now() - before;
  }

  close(): Promise<void> {
    return this.flare.dispose();
  }
}

/** Processor time in milliseconds: of all threads, and of the busiest one, which is the Worker's own. */
interface Spent {
  readonly all: number;
  readonly own: number;
}

/** Processor time that a new isolate, once it has started, takes to answer its first request; `null` where the system does not tell. */
async function coldTime(query: string): Promise<Spent | null> {
  const isolate = await Isolate.open();
  try {
    const id = childOf(process.pid);
    if (id === null) return null;
    const before = processorTimes(id);
    await isolate.ask(query);
    const spent = Array.from(processorTimes(id), ([thread, time]) => time - (before.get(thread) ?? 0));
    return { all: spent.reduce((sum, time) => sum + time, 0), own: Math.max(...spent) };
  } finally {
    await isolate.close();
  }
}

/** The newest workerd that a process started. */
function childOf(pid: number): number | null {
  try {
    const list = execFileSync("ps", ["-o", "pid=,comm=", "--ppid", String(pid)], { encoding: "utf8" });
    const found = list.split("\n").flatMap((line) => (line.includes("workerd") ? [Number.parseInt(line, 10)] : []));
    return found.at(-1) ?? null;
  } catch {
    return null;
  }
}

/** By thread of a process, milliseconds. */
function processorTimes(pid: number): ReadonlyMap<string, number> {
  const timeOf = (thread: string): number =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  return new Map(readdirSync(`/proc/${pid}/task`).map((thread) => [thread, timeOf(thread)]));
}

const isolate = await Isolate.open();
const walk = await isolate.walkTime(300_000, "");
const wasmWalk = await isolate.walkTime(300_000, "wasm");
await isolate.close();
const cold = await coldTime("cases=100000");
const wasmCold = await coldTime("kernel=wasm&cases=100000");
const idle = await coldTime("what=nothing");
const ownCold = wasmCold && idle && wasmCold.own - idle.own;
console.log(JSON.stringify({ walk, wasmWalk, cold: cold?.all ?? null, wasmCold: wasmCold?.all ?? null, ownCold }));
