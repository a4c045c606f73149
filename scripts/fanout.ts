import { readFileSync } from "node:fs";
import { describeMachine } from "../bench/machine.ts";
import { bundleShardWorker, type Process, startCoordinator, startShardWorker } from "./fanout/processes.ts";

/*
 * `npm run fanout`: the same long run by one, and by two processes that count shards (or as many as `PROCESSES` says), each a workerd beside the
 * one of the job object. Prints how much faster they are together, and what sharing out costs.
 */
const most = Number(process.env.PROCESSES ?? 2);
const cases = Number(process.env.CASES ?? 1e9);
const times = Number(process.env.TIMES ?? 3);
const shardWork = Number(process.env.SHARD_WORK ?? 1e8);
const source = readFileSync("test/fixtures/seed-page.txt", "utf8");
const code = bundleShardWorker();

interface Measured {
  readonly seconds: number;
  /** Processor time of those that count, and of the one that shares out and adds up, in seconds. */
  readonly counting: number;
  readonly sharing: number;
  readonly shards: number;
  readonly answer: string;
}

async function measure(processes: number, work: number): Promise<Measured> {
  const workers = await Promise.all(Array.from({ length: processes }, () => startShardWorker(code)));
  const coordinator = await startCoordinator(workers, work);
  try {
    // The first run reads the code.
    await run(coordinator, 1000);
    const before = [workers.map(read), coordinator.time()] as const;
    const begun = performance.now();
    const { shards, answer } = await run(coordinator, cases);
    const seconds = (performance.now() - begun) / 1000;
    const counting = workers.map(read).reduce((sum, time, i) => sum + time - before[0][i]!, 0) / 1000;
    return { seconds, counting, sharing: (coordinator.time() - before[1]) / 1000, shards, answer };
  } finally {
    await Promise.all([coordinator, ...workers].map((one) => one.close()));
  }
}

const read = (one: Process): number => one.time();

async function run({ url }: Process, wanted: number): Promise<{ readonly shards: number; readonly answer: string }> {
  const begun = await fetch(`${url}/api/runs?seed=7&cases=${wanted}`, { method: "POST", body: source });
  if (begun.status !== 202) throw new Error(await begun.text());
  const { id } = (await begun.json()) as { readonly id: string };
  // Its events end when it does: nobody has to ask.
  await (await fetch(`${url}/api/runs/${id}/events`)).text();
  const { state, shards } = (await (await fetch(`${url}/api/runs/${id}`)).json()) as {
    readonly state: string;
    readonly shards: { readonly all: number };
  };
  if (state !== "done") throw new Error(`the run ${state}`);
  return { shards: shards.all, answer: await (await fetch(`${url}/api/runs/${id}/result`)).text() };
}

const row = (...cells: readonly (string | number)[]) =>
  console.log(cells.map((cell) => (typeof cell === "number" ? cell.toFixed(2) : cell).padStart(11)).join(" "));
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

console.log(describeMachine());
console.log(`the seed, ${cases} cases at each start; shards of about ${shardWork} decisions`);
row("processes", "shards", "seconds", "counting s", "sharing s", "share", "Mcases/s");
const rows: Measured[][] = [[], [], []];
for (let turn = 0; turn < times; turn++) {
  // In turn, so that whatever else the machine does weighs on each alike; the last is one process with a single shard.
  for (const [i, [processes, work]] of (
    [
      [1, shardWork],
      [most, shardWork],
      [1, 1e12],
    ] as const
  ).entries()) {
    const found = await measure(processes, work);
    rows[i]!.push(found);
    const share = `${((100 * found.sharing) / (found.counting + found.sharing)).toFixed(2)}%`;
    row(
      String(processes),
      String(found.shards),
      found.seconds,
      found.counting,
      found.sharing,
      share,
      cases / 1e6 / found.seconds,
    );
  }
}
const [one, several, whole] = rows.map((found) => ({
  seconds: median(found.map(({ seconds }) => seconds)),
  counting: median(found.map(({ counting }) => counting)),
  sharing: median(found.map(({ sharing }) => sharing)),
}));
const same = new Set(rows.flat().map(({ answer }) => answer)).size === 1;
console.log(`${most} processes against 1: ${(one!.seconds / several!.seconds).toFixed(2)} times as fast`);
console.log(
  `sharing out and adding up: ${((100 * one!.sharing) / (one!.sharing + one!.counting)).toFixed(2)}% of the processor time`,
);
console.log(`in shards against in one piece: ${(one!.counting / whole!.counting).toFixed(3)} times the counting`);
console.log(`the same bytes every time: ${same ? "yes" : "NO"}`);
if (!same) process.exitCode = 1;
