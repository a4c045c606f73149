import type { Description } from "../../described.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../../openapi.ts";
import { parseOptions } from "../../options.ts";
import { parseAnswer } from "../../schema/parse.ts";

/** `POST /api/parse`. */
export const parseDiagram: Description = {
  summary: "Read a diagram",
  description:
    "The findings, the model and, with layout=1, the drawing. Always 200 for a text within the bound, whatever is wrong with it.",
  parameters: describeQuery(parseOptions),
  requestBody: describeBody(parseOptions),
  responses: { 200: describeAnswer(parseAnswer, "What the text means"), ...describeProblems(400, 413, 415) },
};
