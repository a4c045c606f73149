import type { Description } from "../../described.ts";
import * as limits from "../../limits.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../../openapi.ts";
import { simulateOptions } from "../../options.ts";
import { simulateAnswer } from "../../schema/results.ts";

const description = `One run, answered at once, with the exact values beside the simulated ones; the same request gives the same bytes. Simulation lines of the text are the defaults of the options.
Where a lane has a capacity, tokens wait for it: all starts then share one clock, and resources have figures.
A request may have ${limits.cases} cases at each start, all replications together, ${limits.nodeVisits} node visits (${limits.timedVisits} where times
are drawn or lanes have a capacity; those of tokens that split or may wait count ten times), ${limits.tracedCases} traced cases and ${limits.sourceBytes} bytes of text; more belongs to POST /api/runs. With Accept: text/csv the answer is one table: start, kind, id, label, measure,
value.`;

/** `POST /api/simulate`. */
export const simulateDiagram: Description = {
  summary: "Run a diagram",
  description,
  parameters: describeQuery(simulateOptions),
  requestBody: describeBody(simulateOptions),
  responses: {
    200: describeAnswer(simulateAnswer, "The results, as JSON or as a table", "text/csv"),
    ...describeProblems(400, 413, 415, 422),
  },
};
