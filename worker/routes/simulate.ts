import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { answerSimulate, type SimulateAnswer } from "#core/answer/simulate";
import { writeCsv } from "#core/formats/csv";
import type { Env } from "../env.ts";
import * as limits from "../limits.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../openapi.ts";
import { understand } from "../order.ts";
import { answerProblem } from "../problem.ts";
import { simulateAnswer, simulateOptions } from "../schema.ts";

const longRuns = "Longer runs belong to POST /api/runs.";

/** `POST /api/simulate`: one bounded run, answered at once; the same request gives the same bytes. */
export const simulateRoute = new Hono<Env>().post(
  "/",
  describeRoute({
    summary: "Run a diagram",
    description: `Up to ${limits.cases} cases at each start. The same request gives the same bytes. ${longRuns}`,
    parameters: describeQuery(simulateOptions),
    requestBody: describeBody(simulateOptions),
    responses: {
      200: describeAnswer(simulateAnswer, "The results; with Accept: text/csv a table of them", "text/csv"),
      ...describeProblems(400, 413, 415, 422),
    },
  }),
  async (call) => {
    const order = await understand(call, simulateOptions);
    if (order instanceof Response) return order;
    const { cases, seed, limit, trace } = order.options;
    if (order.source.trim() === "") {
      return answerProblem(422, "empty-source", {
        detail: "Send the text of a diagram as the body of the request.",
        diagnostics: [],
      });
    }
    const begun = Date.now();
    const answer = answerSimulate(order.source, {
      locale: order.locale,
      cases,
      seed,
      limit,
      trace,
      mostCases: limits.cases,
      budget: limits.nodeVisits,
    });
    call.header("server-timing", `run;dur=${Date.now() - begun}`);
    if (answer.kind !== "results") return refuse(answer);
    if (!prefersCsv(call.req.header("accept"))) return call.json(answer.body);
    return call.body(writeCsv(answer.body), 200, { "content-type": "text/csv; charset=utf-8; header=present" });
  },
);

function refuse(answer: Exclude<SimulateAnswer, { kind: "results" }>): Response {
  switch (answer.kind) {
    case "refused": {
      const { diagnostics } = answer;
      const first = diagnostics.find(({ severity }) => severity === "error");
      const detail = first === undefined ? "" : `Line ${first.span.line}: ${first.message}`;
      return answerProblem(422, "invalid-diagram", { detail, diagnostics });
    }
    case "too-many-cases": {
      const detail = `The text asks for ${answer.cases} cases; a request may have ${limits.cases}. ${longRuns}`;
      return answerProblem(422, "too-many-cases", { detail, limit: limits.cases });
    }
    case "over-budget": {
      const detail = `The run takes more than ${limits.nodeVisits} node visits. Ask for fewer cases. ${longRuns}`;
      return answerProblem(422, "over-budget", { detail, limit: limits.nodeVisits });
    }
  }
}

/** Whether the client names CSV, and JSON not before it. */
function prefersCsv(accept: string | undefined): boolean {
  const types = (accept ?? "").split(",").map((part) => part.split(";")[0]?.trim().toLowerCase());
  const csv = types.indexOf("text/csv");
  const json = types.findIndex((type) => type === "application/json" || type === "*/*");
  return csv >= 0 && (json < 0 || csv < json);
}
