import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { answerParse } from "#core/answer/parse";
import type { Env } from "../env.ts";
import { describeAnswer, describeBody, describeProblems, describeQuery } from "../openapi.ts";
import { parseOptions } from "../options.ts";
import { readOrder } from "../order.ts";
import { parseAnswer } from "../schema.ts";

/** `POST /api/parse`: what a text means. Always 200, with diagnostics; 413 for size. */
export const parseRoute = new Hono<Env>().post(
  "/",
  describeRoute({
    summary: "Read a diagram",
    description:
      "The findings, the model and, with layout=1, the drawing. Always 200 for a text within the bound, whatever is wrong with it.",
    parameters: describeQuery(parseOptions),
    requestBody: describeBody(parseOptions),
    responses: { 200: describeAnswer(parseAnswer, "What the text means"), ...describeProblems(400, 413, 415) },
  }),
  async (call) => {
    const order = await readOrder(call, parseOptions);
    if (order instanceof Response) return order;
    const { source, locale, options } = order;
    const begun = Date.now();
    const body = answerParse(source, { locale, ...options });
    return call.json(body, 200, { "server-timing": `read;dur=${Date.now() - begun}`, "content-language": locale });
  },
);
