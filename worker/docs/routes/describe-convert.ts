import type { Description } from "../../described.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../../openapi.ts";
import { convertOptions } from "../../options.ts";
import { convertAnswer } from "../../schema/convert.ts";

const description = `A diagram from one notation into another: FlowZap Code (fz), BPMN 2.0 XML with BPSim (bpmn), Mermaid flowcharts and sequence diagrams (mermaid), with
all that could not be carried. With Accept: text/plain or application/xml the answer is the text alone.`;

/** `POST /api/convert`. */
export const convertDiagram: Description = {
  summary: "Convert a diagram",
  description,
  parameters: describeQuery(convertOptions),
  requestBody: describeBody(convertOptions),
  responses: {
    200: describeAnswer(convertAnswer, "The diagram, and what is lost of it", "text/plain", "application/xml"),
    ...describeProblems(400, 413, 415, 422),
  },
};
