import type * as v from "valibot";
import { imagePixels, imageWidth } from "../limits.ts";
import { describeBody } from "../openapi.ts";
import { analyzeOptions, convertOptions, parseOptions, renderOptions, simulateOptions } from "../options.ts";

/** What a tool is made of: the route that answers it, and the options that may be given. */
export interface Tool {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

type Options = v.ObjectSchema<v.ObjectEntries, undefined>;

/** The arguments are what the route takes as JSON, by the schema that checks them and describes them in the OpenAPI document. */
function describeArguments(options: Options): Tool["arguments"] {
  const { content } = describeBody(options) as { content: { "application/json": { schema: object } } };
  return { ...content["application/json"].schema, additionalProperties: false };
}

/** The tools. Each is one route of the interface, so that a tool and its route never say different things. */
export const tools: readonly Tool[] = [
  {
    name: "validate",
    path: "/api/parse",
    title: "Check a diagram",
    description:
      "Reads the text of a diagram: every finding with line, column and fixes, and what the text means: lanes, nodes, edges with their odds, loops, starts and outcomes. Begin here: other tools name edges and outcomes by these ids.",
    arguments: describeArguments(parseOptions),
  },
  {
    name: "simulate",
    path: "/api/simulate",
    title: "Run a diagram",
    description:
      "Runs cases through the diagram: how often each outcome comes, steps, time, cost, passes of each node and edge, with the exact value beside each figure that has one. The same text, options and seed give the same figures.",
    arguments: describeArguments(simulateOptions),
  },
  {
    name: "analyze",
    path: "/api/analyze",
    title: "Solve a diagram",
    description:
      "What is certain without a run: the odds of every outcome and the means, how they move with the odds of each edge (sensitivity), as a curve (sweep, bounds), and the odds that meet a goal (goal with by).",
    arguments: describeArguments(analyzeOptions),
  },
  {
    name: "render",
    path: "/api/render",
    title: "Draw a diagram",
    description: `Draws the diagram: SVG as text, or with format=png an image that can be looked at, of at most ${imageWidth} pixels across and ${imagePixels} in all.`,
    arguments: describeArguments(renderOptions),
  },
  {
    name: "convert",
    path: "/api/convert",
    title: "Convert a diagram",
    description:
      "Writes a diagram in another notation: FlowZap Code (fz), BPMN 2.0 XML (bpmn), Mermaid (mermaid) or the model as JSON, with all that is lost on the way. Reads the first three.",
    arguments: describeArguments(convertOptions),
  },
];
