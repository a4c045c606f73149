import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import type { ConvertAnswer } from "#core/answer/convert";
import type { Target } from "#core/formats/notation";
import type { Locale } from "#core/messages/message";
import { prefers } from "../accept.ts";
import type { Env } from "../env.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../openapi.ts";
import { convertOptions } from "../options.ts";
import { readOrder } from "../order.ts";
import { answerProblem, refuseDiagram } from "../problem.ts";
import { convertAnswer } from "../schema.ts";

const description = `A diagram from one notation into another: FlowZap Code (fz), BPMN 2.0 XML with BPSim (bpmn), Mermaid flowcharts and sequence diagrams (mermaid), with
all that could not be carried. With Accept: text/plain or application/xml the answer is the text alone.`;

const types: Readonly<Record<Target, string>> = {
  fz: "text/plain",
  bpmn: "application/xml",
  mermaid: "text/plain",
  json: "application/json",
};

/** `POST /api/convert`: a diagram in another notation; the same request gives the same bytes. */
export const convertRoute = new Hono<Env>().post(
  "/",
  describeRoute({
    summary: "Convert a diagram",
    description,
    parameters: describeQuery(convertOptions),
    requestBody: describeBody(convertOptions),
    responses: {
      200: describeAnswer(convertAnswer, "The diagram, and what is lost of it", "text/plain", "application/xml"),
      ...describeProblems(400, 413, 415, 422),
    },
  }),
  async (call) => {
    const order = await readOrder(call, convertOptions);
    if (order instanceof Response) return order;
    const { source, locale, options } = order;
    const { to = "fz", from } = options;
    if (source.trim() === "") return answerProblem(locale, "empty-source");
    const { answerConvert } = await import("#core/answer/convert");
    const begun = Date.now();
    const answer = answerConvert(source, { locale, to, from });
    const headers = { "server-timing": `convert;dur=${Date.now() - begun}`, "content-language": locale };
    if (answer.kind !== "converted") return refuse(answer, locale);
    const accept = call.req.header("accept");
    const plain = ["text/plain", "application/xml"].some((type) => prefers(accept, type, "application/json"));
    if (!plain) return call.json(answer.body, 200, headers);
    return call.body(answer.body.text, 200, { ...headers, "content-type": `${types[to]}; charset=utf-8` });
  },
);

function refuse(answer: Exclude<ConvertAnswer, { kind: "converted" }>, locale: Locale): Response {
  switch (answer.kind) {
    case "refused":
      return refuseDiagram(locale, answer.diagnostics);
    case "unreadable":
      return answerProblem(locale, "unreadable-notation", { from: answer.from });
    case "too-large": {
      const { limit } = answer;
      return answerProblem(locale, "source-too-large", { limit }, { limit });
    }
  }
}
