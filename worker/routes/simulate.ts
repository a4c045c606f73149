import { Hono } from "hono/tiny";
import type { SimulateAnswer } from "#core/answer/simulate";
import type { Locale } from "#core/messages/message";
import { prefers } from "../accept.ts";
import { described } from "../described.ts";
import type { Env } from "../env.ts";
import * as limits from "../limits.ts";
import { simulateOptions } from "../options.ts";
import { readOrder } from "../order.ts";
import { answerProblem, refuseDiagram } from "../problem.ts";

const bounds = {
  cases: limits.cases,
  steps: limits.steps,
  figures: limits.figures,
  visits: limits.nodeVisits,
  timedVisits: limits.timedVisits,
  exactWork: limits.exactWorkOfRun,
};

/** `POST /api/simulate`: one bounded run, answered at once; the same request gives the same bytes. */
export const simulateRoute = new Hono<Env>().post(
  "/",
  described(async () => (await import("../docs/routes/describe-simulate.ts")).simulateDiagram),
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
    const { answerSimulate } = await import("#core/answer/simulate");
    const begun = Date.now();
    const answer = answerSimulate(source, { ...order.options, locale, trace, exact: true, bounds });
    const timing = `run;dur=${Date.now() - begun}`;
    const headers = { "server-timing": timing, "content-language": locale };
    if (answer.kind !== "results") return refuse(answer, locale);
    if (!prefers(call.req.header("accept"), "text/csv", "application/json"))
      return call.json(answer.body, 200, headers);
    const { writeCsv } = await import("#core/formats/csv");
    return call.body(writeCsv(answer.body), 200, {
      ...headers,
      "content-type": "text/csv; charset=utf-8; header=present",
    });
  },
);

function refuse(answer: Exclude<SimulateAnswer, { kind: "results" }>, locale: Locale): Promise<Response> {
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
