import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { answerSimulate, type SimulateAnswer } from "#core/answer/simulate";
import { writeCsv } from "#core/formats/csv";
import type { Locale } from "#core/messages/message";
import { prefers } from "../accept.ts";
import type { Env } from "../env.ts";
import * as limits from "../limits.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../openapi.ts";
import { simulateOptions } from "../options.ts";
import { readOrder } from "../order.ts";
import { answerProblem, refuseDiagram } from "../problem.ts";
import { simulateAnswer } from "../schema.ts";

const bounds = {
  cases: limits.cases,
  steps: limits.steps,
  figures: limits.figures,
  visits: limits.nodeVisits,
  timedVisits: limits.timedVisits,
  exactWork: limits.exactWorkOfRun,
};

const description = `One run, answered at once, with the exact values beside the simulated ones; the same request gives the same bytes. Simulation lines of the text are the defaults of the options.
Where a lane has a capacity, tokens wait for it: all starts then share one clock, and resources have figures.
A request may have ${limits.cases} cases at each start, all replications together, ${limits.nodeVisits} node visits (${limits.timedVisits} where times
are drawn or lanes have a capacity; those of tokens that split or may wait count ten times), ${limits.tracedCases} traced cases and ${limits.sourceBytes} bytes of text; more belongs to POST /api/runs. With Accept: text/csv the answer is one table: start, kind, id, label, measure,
value.`;

/** `POST /api/simulate`: one bounded run, answered at once; the same request gives the same bytes. */
export const simulateRoute = new Hono<Env>().post(
  "/",
  describeRoute({
    summary: "Run a diagram",
    description,
    parameters: describeQuery(simulateOptions),
    requestBody: describeBody(simulateOptions),
    responses: {
      200: describeAnswer(simulateAnswer, "The results, as JSON or as a table", "text/csv"),
      ...describeProblems(400, 413, 415, 422),
    },
  }),
  async (call) => {
    const order = await readOrder(call, simulateOptions);
    if (order instanceof Response) return order;
    const { source, locale } = order;
    const { trace = 0 } = order.options;
    if (source.trim() === "") return answerProblem(locale, "empty-source");
    if (trace > limits.tracedCases) {
      const limit = limits.tracedCases;
      return answerProblem(locale, "too-many-traced", { found: trace, limit }, { limit });
    }
    const begun = Date.now();
    const answer = answerSimulate(source, { ...order.options, locale, trace, exact: true, bounds });
    const timing = `run;dur=${Date.now() - begun}`;
    const headers = { "server-timing": timing, "content-language": locale };
    if (answer.kind !== "results") return refuse(answer, locale);
    if (!prefers(call.req.header("accept"), "text/csv", "application/json"))
      return call.json(answer.body, 200, headers);
    return call.body(writeCsv(answer.body), 200, {
      ...headers,
      "content-type": "text/csv; charset=utf-8; header=present",
    });
  },
);

function refuse(answer: Exclude<SimulateAnswer, { kind: "results" }>, locale: Locale): Response {
  switch (answer.kind) {
    case "refused":
      return refuseDiagram(locale, answer.diagnostics);
    case "over-bound": {
      const { what, found, most: limit } = answer;
      return answerProblem(locale, `too-many-${what}`, { found, limit }, { limit });
    }
    case "over-budget": {
      const { budget: limit } = answer;
      return answerProblem(locale, "over-budget", { limit }, { limit });
    }
  }
}
