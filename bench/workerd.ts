import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { Miniflare } from "miniflare";
import { bundle } from "./bundle.ts";
import { kernelFile } from "./kernels.ts";

/** Workers of workerd, each a process of its own. */
export class Isolate {
  private readonly flare: Miniflare;
  private readonly source: string;

  private constructor(flare: Miniflare, source: string) {
    this.flare = flare;
    this.source = source;
  }

  static async open(script: string, source: string): Promise<Isolate> {
    const flare = new Miniflare({
      modules: [
        { type: "ESModule", path: "isolate.js", contents: script },
        { type: "CompiledWasm", path: "lockstep.wasm", contents: readFileSync(kernelFile) },
      ],
      compatibilityDate: "2025-09-01",
    });
    await flare.ready;
    return new Isolate(flare, source);
  }

  async ask(query: string): Promise<void> {
    const answer = await this.flare.dispatchFetch(`http://bench/?${query}`, { method: "POST", body: this.source });
    if (!answer.ok) throw new Error(`workerd answered ${answer.status}: ${await answer.text()}`);
    await answer.text();
  }

  /** Nanoseconds that a case of a walk takes: the fastest long request less the fastest short one. */
  async walkTime(cases: number, kernel = ""): Promise<number> {
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

/** The Worker as one script. */
export function isolateScript(): string {
  return readFileSync(bundle("isolate", "browser"), "utf8");
}

/** Processor time that a new isolate takes to answer its first run of so many cases, beyond what it takes to answer anything; `null` where the system does not tell. */
export async function coldTime(script: string, source: string, cases: number, kernel: string): Promise<number | null> {
  const isolate = await Isolate.open(script, source);
  try {
    const id = childOf(process.pid);
    if (id === null) return null;
    const before = processorTime(id);
    await isolate.ask(`kernel=${kernel}&cases=${cases}`);
    return processorTime(id) - before;
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

/** Milliseconds of all threads of a process. */
function processorTime(pid: number): number {
  let sum = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    sum += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  }
  return sum;
}
