import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { type AnalyzeAnswer, answerAnalyze } from "#core/answer/analyze";
import { writeExactCsv } from "#core/formats/exact-csv";
import type { Locale } from "#core/messages/message";
import { prefers } from "../accept.ts";
import type { Env } from "../env.ts";
import * as limits from "../limits.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../openapi.ts";
import { analyzeOptions } from "../options.ts";
import { type OptionsOf, readOrder } from "../order.ts";
import { answerProblem, refuseDiagram, refuseOptions } from "../problem.ts";
import { analyzeAnswer } from "../schema.ts";

const bound = { figures: limits.figures, work: limits.exactWork };

const description = `What is certain of a diagram, solved without any run: odds of every outcome, passes, steps, time and cost on average; how they move with the odds
of each edge; outcomes as a curve over one edge's odds or a loop's bound; the odds that meet a goal. Exact answers know no limit of steps. A start that cannot be solved says why.
With Accept: text/csv the answer is one table: start, kind, id, label, measure, value.`;

/** `POST /api/analyze`: exact answers; the same request gives the same bytes. */
export const analyzeRoute = new Hono<Env>().post(
  "/",
  describeRoute({
    summary: "Solve a diagram",
    description,
    parameters: describeQuery(analyzeOptions),
    requestBody: describeBody(analyzeOptions),
    responses: {
      200: describeAnswer(analyzeAnswer, "The exact answers, as JSON or as a table", "text/csv"),
      ...describeProblems(400, 413, 415, 422),
    },
  }),
  async (call) => {
    const order = await readOrder(call, analyzeOptions);
    if (order instanceof Response) return order;
    const { source, locale, options } = order;
    if (source.trim() === "") return answerProblem(locale, "empty-source");
    const refused = refuseSize(options, locale) ?? refuseAlone(options, locale);
    if (refused !== null) return refused;
    const begun = Date.now();
    const answer = answerAnalyze(source, { ...options, locale, bound });
    const headers = { "server-timing": `solve;dur=${Date.now() - begun}`, "content-language": locale };
    if (answer.kind !== "results") return refuse(answer, locale);
    if (!prefers(call.req.header("accept"), "text/csv", "application/json")) {
      return call.json(answer.body, 200, headers);
    }
    return call.body(writeExactCsv(answer.body), 200, {
      ...headers,
      "content-type": "text/csv; charset=utf-8; header=present",
    });
  },
);

type Options = OptionsOf<typeof analyzeOptions>;

/** Each of these has a bound of its own. */
function refuseSize(options: Options, locale: Locale): Response | null {
  const sizes = [
    ["steps", limits.distributionSteps],
    ["points", limits.sweepPoints],
    ["most", limits.sweepRepeats],
  ] as const;
  for (const [option, limit] of sizes) {
    const found = options[option] ?? 0;
    if (found > limit) return answerProblem(locale, "too-many-points", { option, found, limit }, { limit });
  }
  return null;
}

/** A goal and the edge that may be moved for it are asked for together. */
function refuseAlone({ goal, by }: Options, locale: Locale): Response | null {
  if ((goal === undefined) === (by === undefined)) return null;
  const [at, other] = goal === undefined ? ["by", "goal"] : ["goal", "by"];
  return refuseOptions(locale, [{ at: at!, code: "beside", bound: other! }]);
}

function refuse(answer: Exclude<AnalyzeAnswer, { kind: "results" }>, locale: Locale): Response {
  switch (answer.kind) {
    case "refused":
      return refuseDiagram(locale, answer.diagnostics);
    case "unknown":
      return refuseOptions(locale, [
        { at: answer.option, code: `unknown-${answer.what}`, bound: answer.near.join(", ") },
      ]);
    case "over-bound": {
      const { what, found, most: limit } = answer;
      return answerProblem(locale, what === "work" ? "too-much-work" : "too-many-figures", { found, limit }, { limit });
    }
  }
}
