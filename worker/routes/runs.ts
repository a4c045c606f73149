import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import type { LongRunBounds, Planned } from "#core/answer/plan-run";
import { writeCsv } from "#core/formats/csv";
import type { Locale } from "#core/messages/message";
import { prefers } from "../accept.ts";
import type { Bindings, Call, Env } from "../env.ts";
import * as limits from "../limits.ts";
import { localeOf } from "../locale.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../openapi.ts";
import { runOptions } from "../options.ts";
import { readOrder } from "../order.ts";
import { answerProblem, refuseDiagram, refuseOptions } from "../problem.ts";
import { makeRunId } from "../runs/id.ts";
import { readNumber } from "../runs/job.ts";
import type { RunProgress } from "../runs/state.ts";
import { begunAnswer, runAnswer, simulateAnswer } from "../schema.ts";
import { mayRun } from "../stored/client.ts";
import { isId } from "../stored/id.ts";
import { hashToken, makeToken } from "../stored/token.ts";

const described = [
  { name: "id", in: "path" as const, required: true, description: "Of the run", schema: { type: "string" as const } },
];
const fresh = { "cache-control": "no-store" };

/** `/api/runs`: long runs, shared out in shards among as many consumers as the queue gives. */
export const runsRoute = new Hono<Env>()
  .post(
    "/",
    describeRoute({
      summary: "Begin a long run",
      description: `Like POST /api/simulate, for up to ${limits.runCases} cases at each start, all replications together, and about ${limits.runWork} decisions. The run goes on by itself,
shared out in shards; its answer is, byte for byte, the one that a single machine gives to the same request. With \`until\` and \`within\` it ends as soon as the
share of an outcome is known well enough, always after the same case. What became of it is kept for ${limits.runDays} days. A client may begin ${limits.begunRuns.limit} in ${limits.begunRuns.seconds} seconds.`,
      parameters: describeQuery(runOptions),
      requestBody: describeBody(runOptions),
      responses: { 202: describeAnswer(begunAnswer, "It goes on"), ...describeProblems(400, 413, 415, 422, 429) },
    }),
    async (call) => {
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
    },
  )
  .get(
    "/:id",
    describeRoute({
      summary: "Say how far a long run is",
      parameters: described,
      responses: { 200: describeAnswer(runAnswer, "How far it is"), ...describeProblems(404) },
    }),
    async (call) => {
      const id = call.req.param("id");
      const progress = isId(id) ? await jobOf(call, id).look() : null;
      if (progress === null) return answerProblem(localeOf(call), "unknown-run");
      return call.json(linkRun(call, id, progress), 200, fresh);
    },
  )
  .get(
    "/:id/result",
    describeRoute({
      summary: "Read the answer of a long run",
      description: "The body of POST /api/simulate for the same request; with Accept: text/csv as one table.",
      parameters: described,
      responses: {
        200: describeAnswer(simulateAnswer, "The results, as JSON or as a table", "text/csv"),
        ...describeProblems(404, 409),
      },
    }),
    async (call) => {
      const id = call.req.param("id");
      const progress = isId(id) ? await jobOf(call, id).look() : null;
      if (progress === null) return answerProblem(localeOf(call), "unknown-run");
      if (progress.state !== "done") return answerProblem(localeOf(call), "run-not-done");
      const answer = await jobOf(call, id).fetch("https://job/answer");
      if (prefers(call.req.header("accept"), "text/csv", "application/json")) {
        const type = "text/csv; charset=utf-8; header=present";
        return call.body(writeCsv(await answer.json()), 200, { ...fresh, "content-type": type });
      }
      return new Response(answer.body, { headers: { ...fresh, "content-type": "application/json" } });
    },
  )
  .get(
    "/:id/events",
    describeRoute({
      summary: "Hear how far a long run is",
      description:
        "Server-sent events: `progress` while it goes on, `end` when it does not, each with what GET /api/runs/:id answers but for its links. With Upgrade: websocket the same as messages.",
      parameters: described,
      responses: {
        200: { description: "Events", content: { "text/event-stream": { schema: { type: "string" } } } },
        ...describeProblems(404),
      },
    }),
    async (call) => {
      const id = call.req.param("id");
      const answer = isId(id) ? await jobOf(call, id).fetch(call.req.raw) : null;
      return answer === null || answer.status === 404 ? answerProblem(localeOf(call), "unknown-run") : answer;
    },
  )
  .delete(
    "/:id",
    describeRoute({
      summary: "Cancel a long run, or delete it",
      description:
        "Ends a run that goes on, and deletes one that has ended; with the token that came when it was begun, as Authorization: Bearer.",
      parameters: described,
      responses: { 204: { description: "It is cancelled, or deleted" }, ...describeProblems(401, 403, 404) },
    }),
    async (call) => {
      const locale = localeOf(call);
      const token = /^bearer +([\w-]{1,100})$/i.exec(call.req.header("authorization") ?? "")?.[1];
      if (token === undefined) return answerProblem(locale, "no-token", {}, {}, { "www-authenticate": "Bearer" });
      const id = call.req.param("id");
      const outcome = isId(id) ? await jobOf(call, id).cancel(await hashToken(token)) : "unknown";
      if (outcome === "unknown") return answerProblem(locale, "unknown-run");
      if (outcome === "not-owner") return answerProblem(locale, "wrong-token");
      return call.body(null, 204);
    },
  );

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
    work: limits.runWork,
    grainWork: limits.runReplicationWork,
    shardWork: readNumber(bindings.RUN_SHARD_WORK, limits.runShardWork),
    shards: limits.runShards,
  };
}

function refuse(planned: Exclude<Planned, { kind: "planned" }>, locale: Locale): Response {
  switch (planned.kind) {
    case "refused":
      return refuseDiagram(locale, planned.diagnostics);
    case "unknown-outcome":
      return refuseOptions(locale, [{ at: "until", code: "unknown-outcome", bound: planned.near.join(", ") }]);
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
