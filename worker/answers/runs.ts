import type { LongRunBounds, Planned } from "#core/answer/plan-run";
import type { SimulateBody } from "#core/answer/simulate";
import type { SweepBody } from "#core/answer/sweep-point";
import type { Locale } from "#core/messages/message";
import { prefers } from "../accept.ts";
import type { Bindings, Call } from "../env.ts";
import * as limits from "../limits.ts";
import { localeOf } from "../locale.ts";
import { runOptions } from "../options.ts";
import { readOrder } from "../order.ts";
import { answerProblem, refuseDiagram, refuseOptions } from "../problem.ts";
import { makeRunId } from "../runs/id.ts";
import { readNumber } from "../runs/read-number.ts";
import type { RunProgress } from "../runs/state.ts";
import { mayRun } from "../stored/client.ts";
import { isId } from "../stored/id.ts";
import { hashToken, makeToken } from "../stored/token.ts";

const fresh = { "cache-control": "no-store" };

/** Begins a long run: `POST /api/runs`. */
export async function beginRun(call: Call): Promise<Response> {
  if (!(await mayRun(call))) {
    const { limit, seconds } = limits.begunRuns;
    return answerProblem(localeOf(call), "too-many-runs", { limit }, { limit }, { "retry-after": String(seconds) });
  }
  const order = await readOrder(call, runOptions);
  if (order instanceof Response) return order;
  const { source, locale, options } = order;
  if (source.trim() === "") return answerProblem(locale, "empty-source");
  const { trace = 0, until, within } = options;
  if (trace > limits.tracedCases) {
    const limit = limits.tracedCases;
    return answerProblem(locale, "too-many-traced", { found: trace, limit }, { limit });
  }
  const points = options.points ?? 0;
  if (points > limits.sweptRuns) {
    const limit = limits.sweptRuns;
    return answerProblem(locale, "too-many-points", { option: "points", found: points, limit }, { limit });
  }
  if (options.points !== undefined && options.sweep === undefined) {
    return refuseOptions(locale, [{ at: "points", code: "beside", bound: "sweep" }]);
  }
  if ((until === undefined) !== (within === undefined)) {
    const [at, bound] = until === undefined ? ["within", "until"] : ["until", "within"];
    return refuseOptions(locale, [{ at, code: "beside", bound }]);
  }
  const { planRun } = await import("#core/answer/plan-run");
  const planned = planRun(source, { ...options, locale }, boundsOf(call.env));
  if (planned.kind !== "planned") return refuse(planned, locale);
  const id = await makeRunId();
  const token = makeToken();
  await jobOf(call, id).begin({ run: id, source, plan: planned.plan, owner: await hashToken(token) });
  const headers = { ...fresh, location: `/api/runs/${id}` };
  return call.json({ id, url: pageOf(call, id), token }, 202, headers);
}

/** Says how far a run is. */
export async function lookAtRun(call: Call, id: string): Promise<Response> {
  const progress = isId(id) ? await jobOf(call, id).look() : null;
  if (progress === null) return answerProblem(localeOf(call), "unknown-run");
  return call.json(linkRun(call, id, progress), 200, fresh);
}

/** Answers what a run that is done came to. */
export async function readRun(call: Call, id: string): Promise<Response> {
  const progress = isId(id) ? await jobOf(call, id).look() : null;
  if (progress === null) return answerProblem(localeOf(call), "unknown-run");
  if (progress.state !== "done") return answerProblem(localeOf(call), "run-not-done");
  const answer = await jobOf(call, id).fetch("https://job/answer");
  if (prefers(call.req.header("accept"), "text/csv", "application/json")) {
    const type = "text/csv; charset=utf-8; header=present";
    const results = await answer.json<SimulateBody | SweepBody>();
    const table =
      "sweep" in results
        ? (await import("#core/formats/sweep-csv")).writeSweepCsv(results)
        : (await import("#core/formats/csv")).writeCsv(results);
    return call.body(table, 200, { ...fresh, "content-type": type });
  }
  return new Response(answer.body, { headers: { ...fresh, "content-type": "application/json" } });
}

/** Tells how far a run is as it goes. */
export async function hearRun(call: Call, id: string): Promise<Response> {
  const answer = isId(id) ? await jobOf(call, id).fetch(call.req.raw) : null;
  return answer === null || answer.status === 404 ? answerProblem(localeOf(call), "unknown-run") : answer;
}

/** Ends a run that goes on, or deletes one that has ended, for its owner. */
export async function endRun(call: Call, id: string): Promise<Response> {
  const locale = localeOf(call);
  const token = /^bearer +([\w-]{1,100})$/i.exec(call.req.header("authorization") ?? "")?.[1];
  if (token === undefined) return answerProblem(locale, "no-token", {}, {}, { "www-authenticate": "Bearer" });
  const outcome = isId(id) ? await jobOf(call, id).cancel(await hashToken(token)) : "unknown";
  if (outcome === "unknown") return answerProblem(locale, "unknown-run");
  if (outcome === "not-owner") return answerProblem(locale, "wrong-token");
  return call.body(null, 204);
}

function jobOf({ env }: Call, id: string) {
  return env.RUNS.get(env.RUNS.idFromName(id));
}

function pageOf(call: Call, id: string): string {
  return `${new URL(call.req.url).origin}/run/${id}`;
}

function linkRun(call: Call, id: string, progress: RunProgress) {
  const result = `${new URL(call.req.url).origin}/api/runs/${id}/result`;
  return { id, url: pageOf(call, id), ...progress, result: progress.state === "done" ? result : null };
}

function boundsOf(bindings: Bindings): LongRunBounds {
  return {
    cases: limits.runCases,
    steps: limits.steps,
    figures: limits.figures,
    exactWork: limits.exactWorkOfRun,
    sweepExactWork: limits.exactWork,
    work: limits.runWork,
    grainWork: limits.runReplicationWork,
    shardWork: readNumber(bindings.RUN_SHARD_WORK, limits.runShardWork),
    shards: limits.runShards,
  };
}

function refuse(planned: Exclude<Planned, { kind: "planned" }>, locale: Locale): Promise<Response> {
  switch (planned.kind) {
    case "refused":
      return refuseDiagram(locale, planned.diagnostics);
    case "unknown-outcome":
      return refuseOptions(locale, [{ at: "until", code: "unknown-outcome", bound: planned.near.join(", ") }]);
    case "unknown-edge":
      return refuseOptions(locale, [{ at: "sweep", code: "unknown-edge", bound: planned.near.join(", ") }]);
    case "no-early-end":
      return refuseOptions(locale, [{ at: "until", code: "no-early-end", bound: "" }]);
    case "over-bound": {
      const { what, found, most: limit } = planned;
      return answerProblem(locale, overBound[what], { found, limit }, { limit });
    }
  }
}

const overBound = {
  cases: "too-many-cases",
  steps: "too-many-steps",
  figures: "too-many-figures",
  work: "run-too-long",
  replication: "replication-too-long",
} as const;
