import { answerConvert, type ConvertAnswer } from "#core/answer/convert";
import type { Target } from "#core/formats/notations";
import type { Locale } from "#core/messages/message";
import { prefers } from "../accept.ts";
import type { Call } from "../env.ts";
import { convertOptions } from "../options.ts";
import { readOrder } from "../order.ts";
import { answerProblem, refuseDiagram } from "../problem.ts";

const types: Readonly<Record<Target, string>> = {
  fz: "text/plain",
  bpmn: "application/xml",
  mermaid: "text/plain",
  json: "application/json",
};

/** Answers `POST /api/convert`: a diagram in another notation; the same request gives the same bytes. */
export async function convertDiagram(call: Call): Promise<Response> {
  const order = await readOrder(call, convertOptions);
  if (order instanceof Response) return order;
  const { source, locale, options } = order;
  const { to = "fz", from } = options;
  if (source.trim() === "") return answerProblem(locale, "empty-source");
  const begun = Date.now();
  const answer = answerConvert(source, { locale, to, from });
  const headers = { "server-timing": `convert;dur=${Date.now() - begun}`, "content-language": locale };
  if (answer.kind !== "converted") return refuse(answer, locale);
  const accept = call.req.header("accept");
  const plain = ["text/plain", "application/xml"].some((type) => prefers(accept, type, "application/json"));
  if (!plain) return call.json(answer.body, 200, headers);
  return call.body(answer.body.text, 200, { ...headers, "content-type": `${types[to]}; charset=utf-8` });
}

function refuse(answer: Exclude<ConvertAnswer, { kind: "converted" }>, locale: Locale): Promise<Response> {
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
