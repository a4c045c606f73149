import { env } from "cloudflare:workers";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { answerSweep } from "#core/answer/answer-sweep";
import { planRun } from "#core/answer/plan-run";
import { countShard } from "../../worker/runs/consume.ts";
import type { RunOverview } from "../../worker/runs/register.ts";
import { runAnswer } from "../../worker/schema/runs.ts";
import { sweepAnswer } from "../../worker/schema/sweep.ts";
import { ask, post, postJson, readProblem, seedPage } from "./ask.ts";

interface Begun {
  readonly id: string;
  readonly token: string;
}

/** The bounds of the interface that an answer depends on. */
const planBounds = {
  ...{ cases: 1e10, steps: 1e7, figures: 250_000, exactWork: 1e8, sweepExactWork: 1e9 },
  ...{ work: 1e12, grainWork: 1e9, shardWork: 1e9, shards: 100 },
};

type Run = v.InferOutput<typeof runAnswer>;

async function begin(options: Readonly<Record<string, unknown>>, source = seedPage): Promise<Begun> {
  const answer = await postJson("/api/runs", { source, ...options });
  expect(answer.status).toBe(202);
  const begun = await answer.json<Begun>();
  expect(answer.headers.get("location")).toBe(`/api/runs/${begun.id}`);
  return begun;
}

const look = async (id: string): Promise<Run> => (await ask(`/api/runs/${id}`)).json<Run>();

/** Waits for the end of a run by its events, and gives the names of all. */
async function hear(id: string): Promise<readonly string[]> {
  const events = await ask(`/api/runs/${id}/events`);
  expect(events.headers.get("content-type")).toMatch(/^text\/event-stream/);
  return [...(await events.text()).matchAll(/^event: (\w+)$/gm)].map(([, name = ""]) => name);
}

const cancel = (id: string, token: string): Promise<Response> =>
  ask(`/api/runs/${id}`, { method: "DELETE", headers: { authorization: `Bearer ${token}` } });

describe("a long run", () => {
  test("7-engine 5: is shared out in shards, and its answer has the bytes of one machine's", async () => {
    const options = { cases: 20_000, seed: 7, trace: 2 };
    const { id } = await begin(options);
    expect((await hear(id)).at(-1)).toBe("end");
    const run = await look(id);
    expect(v.parse(runAnswer, run)).toEqual(run);
    expect(run).toMatchObject({ state: "done", size: 20_000, done: 20_000, answered: 20_000 });
    expect(run.shards.all).toBeGreaterThan(3);
    expect(run.shards.counted).toBe(run.shards.all);
    const alone = await postJson("/api/simulate", { source: seedPage, ...options });
    const result = await ask(new URL(run.result!).pathname);
    expect(await result.text()).toBe(await alone.text());
    const table = await ask(new URL(run.result!).pathname, { headers: { accept: "text/csv" } });
    expect(await table.text()).toMatch(/^start,kind,id,label,measure,value\r?\n/);
    const again = await ask(`/api/runs/${id}/events`, { headers: { upgrade: "websocket" } });
    expect(again.status).toBe(101);
    const socket = again.webSocket!;
    const told = new Promise((resolve) => socket.addEventListener("message", ({ data }) => resolve(data)));
    socket.accept();
    expect(JSON.parse(String(await told))).toMatchObject({ state: "done", size: 20_000 });
  });

  test("ends when the share of an outcome is known well enough, with the bytes of a run of so many cases", async () => {
    const { id } = await begin({ cases: 140_000, seed: 3, until: "n12->n4", within: "0.2%" });
    await hear(id);
    const { state, answered, result } = await look(id);
    expect([state, answered]).toEqual(["done", 100_000]);
    const alone = await postJson("/api/simulate", { source: seedPage, cases: 100_000, seed: 3 });
    expect(await (await ask(new URL(result!).pathname)).text()).toBe(await alone.text());
  });

  test("a sweep is answered like a run: its points in order, as JSON or as a table, and how far it is", async () => {
    const options = { cases: 2000, seed: 7, sweep: "n8 -> n9", points: 4 };
    const { id } = await begin(options);
    await hear(id);
    const run = await look(id);
    expect(v.parse(runAnswer, run)).toEqual(run);
    expect(run).toMatchObject({ state: "done", size: 8000, done: 8000, sweep: { edge: "n8->n9", points: 4 } });
    expect(run.shards.counted).toBeGreaterThanOrEqual(4);
    const path = new URL(run.result!).pathname;
    const text = await (await ask(path)).text();
    const body = JSON.parse(text);
    expect(v.parse(sweepAnswer, body)).toEqual(body);
    const planned = planRun(seedPage, { locale: "en", ...options }, planBounds);
    if (planned.kind !== "planned") throw new Error(planned.kind);
    expect(text).toBe(JSON.stringify(answerSweep(seedPage, planned.plan, planned.plan.sweep!)));
    const table = await (await ask(path, { headers: { accept: "text/csv" } })).text();
    expect(table).toMatch(/^start,kind,id,label,measure,value\r?\n/);
    expect(table.match(/,share at odds /g)?.length).toBe(
      4 * body.sweep.points[0].starts.flatMap((one: { outcomes: [] }) => one.outcomes).length,
    );
  });

  test("counts every shard once, however often it is counted and told", async () => {
    const { id } = await begin({ cases: 12_000, seed: 1 });
    const job = env.RUNS.get(env.RUNS.idFromName(id));
    const task = await job.task(0);
    if (task !== null) {
      const counts = await countShard(id, task);
      await Promise.all([job.take(0, counts), job.take(0, counts), job.take(0, counts)]);
    }
    await hear(id);
    const { shards, done } = await look(id);
    expect(done).toBe(12_000);
    expect(shards.counted).toBe(shards.all);
    if (task !== null) expect(shards.ignored).toBeGreaterThanOrEqual(2);
    expect(await job.task(0)).toBeNull();
  });

  test("is cancelled by its owner only, and deleted when it has ended", async () => {
    const { id, token } = await begin({ cases: 300_000, seed: 1 });
    expect((await readProblem(await cancel(id, "stranger"))).code).toBe("wrong-token");
    expect((await readProblem(await ask(`/api/runs/${id}`, { method: "DELETE" }))).code).toBe("no-token");
    expect((await cancel(id, token)).status).toBe(204);
    expect(await look(id)).toMatchObject({ state: "cancelled", result: null });
    expect(await hear(id)).toEqual(["end"]);
    expect((await readProblem(await ask(`/api/runs/${id}/result`))).code).toBe("run-not-done");
    expect((await cancel(id, token)).status).toBe(204);
    for (const path of ["", "/result", "/events"]) {
      expect((await readProblem(await ask(`/api/runs/${id}${path}`))).code).toBe("unknown-run");
    }
  });
});

test("the admin sees how many runs there are of each state, and nobody else does", async () => {
  const see = (token: string) => ask("/api/admin/runs", { headers: { authorization: `Bearer ${token}` } });
  const count = async () => (await (await see("of-the-admin")).json<{ runs: RunOverview }>()).runs.kept;
  const before = await count();
  const { id } = await begin({ cases: 4000, seed: 2 });
  await hear(id);
  await expect.poll(count).toEqual({ ...before, done: before.done + 1 });
  const { id: given, token } = await begin({ cases: 300_000, seed: 2 });
  await cancel(given, token);
  await expect.poll(count).toEqual({ ...before, done: before.done + 1, cancelled: before.cancelled + 1 });
  expect((await readProblem(await see("of-a-stranger"))).code).toBe("wrong-token");
  expect((await readProblem(await ask("/api/admin/runs"))).code).toBe("no-token");
});

test("a run that fails is among the failures that the admin sees", async () => {
  const { id } = await begin({ cases: 300_000, seed: 3 });
  const job = env.RUNS.get(env.RUNS.idFromName(id));
  await job.take(1, "x".repeat(16_000_001));
  const see = () => ask("/api/admin/runs", { headers: { authorization: "Bearer of-the-admin" } });
  await expect
    .poll(async () =>
      (await (await see()).json<{ runs: RunOverview }>()).runs.failures.map((one) => [one.id, one.failure]),
    )
    .toContainEqual([id, "too-many-figures"]);
});

describe("what cannot be run is refused before anything is begun", () => {
  const refused = async (options: Readonly<Record<string, unknown>>, source = seedPage) => {
    return readProblem(await postJson("/api/runs?lang=fr", { source, ...options }));
  };
  const waiting = `${seedPage}\n// sim lane Delivery capacity 1\n`;

  test("bounds are named", async () => {
    expect(await refused({ cases: 2e10 })).toMatchObject({ code: "too-many-cases", limit: 1e10 });
    expect(await refused({ cases: 1e10 })).toMatchObject({ code: "run-too-long" });
    expect(await refused({ trace: 1001 })).toMatchObject({ code: "too-many-traced", limit: 1000 });
    expect(await refused({ cases: 1e9 }, waiting)).toMatchObject({ code: "replication-too-long" });
  });

  test("wrong values are located", async () => {
    const at = async (options: Readonly<Record<string, unknown>>, source?: string) => {
      const { errors = [] } = await refused(options, source);
      return errors.map((error) => [error.at, error.code]);
    };
    expect(await at({ cases: 0.5 })).toEqual([["cases", "whole-number"]]);
    expect(await at({ until: "n12->n4" })).toEqual([["until", "beside"]]);
    expect(await at({ within: 0.1 })).toEqual([["within", "beside"]]);
    expect(await at({ until: "n12->n4", within: "much" })).toEqual([["within", "share"]]);
    expect(await at({ until: "n12->n4", within: 0 })).toEqual([["within", "share"]]);
    expect(await at({ sweep: "n1->n2" })).toEqual([["sweep", "unknown-edge"]]);
    expect(await at({ points: 5 })).toEqual([["points", "beside"]]);
    expect((await refused({ sweep: "n8->n9", points: 1001 })).code).toBe("too-many-points");
    expect(await at({ until: "nowhere", within: 0.1 })).toEqual([["until", "unknown-outcome"]]);
    expect(await at({ cases: 10, replications: 2, until: "n12->n4", within: 0.1 })).toEqual([
      ["until", "no-early-end"],
    ]);
    expect((await refused({}, "A {\nn1: nonsense\n")).code).toBe("invalid-diagram");
    expect((await readProblem(await post("/api/runs", "  "))).code).toBe("empty-source");
  });

  test("an id that is none, or of no run, is unknown", async () => {
    for (const id of ["1", "O0", "23456789ABCDEFGHJKLM", "%2e%2e"]) {
      expect((await readProblem(await ask(`/api/runs/${id}`))).status).toBe(404);
    }
  });
});
