/**
 * Loads the built Worker on loopback with many clients at once, and prints what they waited for it and what memory it took. Every answer is compared
 * to the byte with what core gives here. Exits with 1 if one is wrong, failed or lost.
 *
 *     npm run load              200 clients for three periods of 60 seconds, memory after each
 *     npm run load -- 50 20 2   50 clients for two periods of 20 seconds
 */
import { readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { describeMachine } from "../bench/machine.ts";
import { serveBuilt } from "../test/serve.ts";
import { Client, type Fate, listJobs } from "../test/worker/mixed.ts";

const clients = Number(process.argv[2] ?? 200);
const seconds = Number(process.argv[3] ?? 60);
const periods = Number(process.argv[4] ?? 3);

/**
 * Milliseconds that a client takes before it asks again. workerd looks for requests that have arrived only when it has nothing else to do, so clients that
 * ask again at once are served before those that wait; and it closes as idle a connection on which it read nothing for five seconds.
 */
const pause = 20;

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

interface Period {
  readonly times: Map<string, number[]>;
  readonly fates: Record<Fate, number>;
  /** Requests on kept connections that the server closed meanwhile, sent again on a new one. */
  again: number;
}

const all = Array.from({ length: periods }, (): Period => {
  return { times: new Map(), fates: { right: 0, wrong: 0, failed: 0, lost: 0 }, again: 0 };
});
const priming = new Client();
for (const job of jobs) await priming.ask(served.url, job);
priming.close();
const begun = performance.now();
const end = begun + periods * seconds * 1000;

/** Asks the next thing as soon as the last is answered, without a pause between the periods. */
async function ask(first: number): Promise<void> {
  const client = new Client();
  for (let i = first; performance.now() < end; i++) {
    const job = jobs[(i * 7) % jobs.length]!;
    const sent = performance.now();
    const period = all[Math.min(periods - 1, Math.floor((sent - begun) / 1000 / seconds))]!;
    const { times, fates } = period;
    const before = client.again;
    fates[await client.ask(served.url, job)]++;
    period.again += client.again - before;
    const waited = times.get(job.kind) ?? [];
    times.set(job.kind, waited);
    waited.push(performance.now() - sent);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  client.close();
}

const before = readMemory();
const memory: number[] = [];
const looking = setInterval(() => memory.push(readMemory()), seconds * 1000);
await Promise.all(Array.from({ length: clients }, (_, client) => ask(client)));
clearInterval(looking);
memory[periods - 1] = readMemory();
await served.close();

const rank = (sorted: readonly number[], p: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? 0);
const describe = (waits: readonly number[], time: number) => {
  const sorted = [...waits].sort((a, b) => a - b);
  const [p50, p95, p99] = [rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 0.99)];
  return { answers: sorted.length, "a second": Math.round(sorted.length / time), p50, p95, p99 };
};
const kinds = [...new Set(all.flatMap(({ times }) => [...times.keys()]))].sort();
console.log(describeMachine());
console.log(`${clients} clients for ${periods} times ${seconds} s, times in ms`);
console.table(
  Object.fromEntries(
    kinds.map((kind) => [
      kind,
      describe(
        all.flatMap(({ times }) => times.get(kind) ?? []),
        periods * seconds,
      ),
    ]),
  ),
);
console.table(
  all.map(({ times, fates: { wrong, failed, lost }, again }, i) => {
    const waits = describe([...times.values()].flat(), seconds);
    return { ...waits, wrong, "5xx": failed, lost, again, "memory in MB": memory[i] };
  }),
);
console.log(`memory of workerd before: ${before} MB`);
if (all.some(({ fates: { wrong, failed, lost } }) => wrong + failed + lost > 0)) process.exitCode = 1;
