/**
 * Loads the built Worker on loopback with many clients at once, and prints what they waited for it and what memory it took. Every answer is compared
 * to the byte with what core gives here. Exits with 1 if one is wrong.
 *
 *     npm run load              200 clients for 60 seconds
 *     npm run load -- 50 20     50 clients for 20 seconds
 */
import { readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { serveBuilt } from "../test/serve.ts";
import { askJob, type Fate, listJobs } from "../test/worker/mixed.ts";

const clients = Number(process.argv[2] ?? 200);
const seconds = Number(process.argv[3] ?? 60);

/** Memory of the processes that this one started, in MB. */
function readMemory(): number {
  let kilobytes = 0;
  for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      if (!status.includes(`\nPPid:\t${process.pid}\n`)) continue;
      kilobytes += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    } catch {
      // A process may end while it is read.
    }
  }
  return Math.round(kilobytes / 1024);
}

const folder = "test/fixtures";
const texts = readdirSync(folder)
  .filter((file) => file.endsWith(".fz"))
  .map((file) => readFileSync(`${folder}/${file}`, "utf8"));
const jobs = await listJobs(texts);
const served = await serveBuilt();
const times = new Map<string, number[]>();
const fates: Record<Fate, number> = { right: 0, wrong: 0, failed: 0, lost: 0 };

/** Lets so many clients ask, each the next thing as soon as it is answered, until the time is over. */
async function load(count: number, ms: number): Promise<void> {
  const end = performance.now() + ms;
  const ask = async (client: number): Promise<void> => {
    for (let i = client; performance.now() < end; i++) {
      const job = jobs[(i * 7) % jobs.length]!;
      const begun = performance.now();
      fates[await askJob(served.url, job)]++;
      const waited = times.get(job.kind) ?? [];
      times.set(job.kind, waited);
      waited.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: count }, (_, client) => ask(client)));
}

for (const job of jobs) await askJob(served.url, job);
// Memory is compared with that of the same work going on already, not with that of a Worker that has just begun.
await load(clients, 5000);
const before = readMemory();
times.clear();
await load(clients, seconds * 1000);
const after = readMemory();
await served.close();

const rank = (sorted: readonly number[], p: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? 0);
const describe = (all: readonly number[]) => {
  const sorted = [...all].sort((a, b) => a - b);
  const [p50, p95, p99] = [rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 0.99)];
  return { answers: sorted.length, "a second": Math.round(sorted.length / seconds), p50, p95, p99 };
};
console.log(`${clients} clients for ${seconds} s, times in ms`);
console.table(
  Object.fromEntries(
    [...[...times].sort(), ["all", [...times.values()].flat()] as const].map(([k, v]) => [k, describe(v)]),
  ),
);
const { right, wrong, failed, lost } = fates;
console.log(`right ${right}, wrong ${wrong}, 5xx ${failed}, connections lost ${lost}`);
console.log(`memory of workerd: ${before} MB after 5 s, ${after} MB at the end`);
if (wrong + failed + lost > 0) process.exitCode = 1;
