import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Alone, killAlone, startAlone } from "../alone.ts";

/** A run that is disturbed. */
export interface Disturbed {
  readonly source: string;
  readonly cases: number;
  readonly seed: number;
  /** Work of a shard, in decisions, and seconds until it is sent again. */
  readonly shardWork: number;
  readonly lease: number;
  /** Shares of the messages that are lost, and delivered twice. */
  readonly dropped: number;
  readonly doubled: number;
  /** Milliseconds after each start of the server at which it is killed. */
  readonly kills: readonly number[];
  /** For the fates of the messages. */
  readonly fate: number;
  /** After the last kill nobody asks the server anything until it has nothing to do any more: only the job's own alarm can have gone on with it. */
  readonly quiet?: boolean;
}

/** What became of it. */
export interface Round {
  readonly answer: string;
  readonly kills: number;
  readonly sent: number;
  readonly dropped: number;
  readonly doubled: number;
  readonly shards: {
    readonly all: number;
    readonly counted: number;
    readonly resent: number;
    readonly ignored: number;
  };
  readonly seconds: number;
}

interface Run extends Pick<Round, "shards"> {
  readonly state: string;
  readonly done: number;
}

/** Milliseconds between two looks at a run, and after which it must have ended. */
const pause = 40;
const patience = 120_000;

/** Runs it, and kills and starts the server meanwhile. Throws if it does not end with an answer. */
export async function disturb(asked: Disturbed): Promise<Round> {
  const kept = mkdtempSync(join(tmpdir(), "flowodds-faults-"));
  const sums = { sent: 0, dropped: 0, doubled: 0 };
  let starts = 0;
  const start = () =>
    startAlone("faults/serve-faulty.ts", {
      KEPT: kept,
      SEED: String(asked.fate * 1000 + starts++),
      DROPPED: String(asked.dropped),
      DOUBLED: String(asked.doubled),
      RUN_SHARD_WORK: String(asked.shardWork),
      RUN_LEASE: String(asked.lease),
    });
  let server = await start();
  try {
    const begun = performance.now();
    const { id } = await begin(server, asked);
    for (const moment of asked.kills) {
      const ended = await watch(server, id, moment);
      await addCounts(server, sums);
      await killAlone(server);
      server = await start();
      if (ended) break;
    }
    if (asked.quiet === true) await waitForRest(server);
    const left = asked.quiet === true ? pause : patience;
    if (!(await watch(server, id, left))) throw new Error(`${id} goes on after ${left} ms`);
    await addCounts(server, sums);
    const { state, shards } = await read<Run>(server, `/api/runs/${id}`);
    if (state !== "done") throw new Error(`the run ${state}`);
    const answer = await (await fetch(`${server.url}/api/runs/${id}/result`)).text();
    return { answer, kills: starts - 1, ...sums, shards, seconds: (performance.now() - begun) / 1000 };
  } finally {
    await killAlone(server);
    rmSync(kept, { recursive: true, force: true });
  }
}

async function begin({ url }: Alone, { source, cases, seed }: Disturbed): Promise<{ readonly id: string }> {
  const answer = await fetch(`${url}/api/runs`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ source, cases, seed }),
  });
  if (answer.status !== 202) throw new Error(await answer.text());
  return (await answer.json()) as { readonly id: string };
}

async function read<Value>({ url }: Alone, path: string): Promise<Value> {
  return (await (await fetch(url + path)).json()) as Value;
}

/** Looks at a run for so many milliseconds; whether it has ended. */
async function watch(server: Alone, id: string, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    const { state } = await read<Run>(server, `/api/runs/${id}`);
    if (state !== "running") return true;
    await new Promise((resolve) => setTimeout(resolve, Math.min(pause, Math.max(1, until - performance.now()))));
  }
  return false;
}

type Counts = { sent: number; dropped: number; doubled: number };

/** Milliseconds without a new message after which a server is at rest: several leases, and longer than a shard takes. */
const rest = 4000;

/** Waits, without a request, until a server has sent messages and sends no more. Throws if it never does. */
async function waitForRest(server: Alone): Promise<void> {
  let sent = 0;
  let since = performance.now();
  for (const until = since + patience; performance.now() < until; ) {
    const now = (await readCounts(server)).sent;
    if (now !== sent) since = performance.now();
    sent = now;
    if (sent > 0 && performance.now() - since > rest) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(sent === 0 ? "the alarm did not outlive the process" : "the server never rests");
}

/** Adds what the messages of a server became, just before it is killed. */
async function addCounts(server: Alone, sums: Counts): Promise<void> {
  const counted = await readCounts(server);
  sums.sent += counted.sent;
  sums.dropped += counted.dropped;
  sums.doubled += counted.doubled;
}

/** What the messages of a server became. */
async function readCounts({ process: child }: Alone): Promise<Counts> {
  const told = await new Promise<string>((resolve) => {
    child.stdout!.on("data", function hear(chunk: Buffer) {
      const found = /counted (\{.*\})/.exec(String(chunk))?.[1];
      if (found === undefined) return;
      child.stdout!.off("data", hear);
      resolve(found);
    });
    child.stdin!.write("?\n");
  });
  return JSON.parse(told) as Counts;
}
