import type { Description } from "../../described.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../../openapi.ts";
import { analyzeOptions } from "../../options.ts";
import { analyzeAnswer } from "../../schema/analyze.ts";

const description = `What is certain of a diagram, solved without any run: odds of every outcome, passes, steps, time and cost on average; how they move with the odds
of each edge; outcomes as a curve over one edge's odds or a loop's bound; the odds that meet a goal. Exact answers know no limit of steps. A start that cannot be solved says why.
With Accept: text/csv the answer is one table: start, kind, id, label, measure, value.`;

/** `POST /api/analyze`. */
export const analyzeDiagram: Description = {
  summary: "Solve a diagram",
  description,
  parameters: describeQuery(analyzeOptions),
  requestBody: describeBody(analyzeOptions),
  responses: {
    200: describeAnswer(analyzeAnswer, "The exact answers, as JSON or as a table", "text/csv"),
    ...describeProblems(400, 413, 415, 422),
  },
};
