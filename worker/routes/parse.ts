import { Hono } from "hono/tiny";
import { described } from "../described.ts";
import type { Env } from "../env.ts";
import { parseOptions } from "../options.ts";
import { readOrder } from "../order.ts";

/** `POST /api/parse`: what a text means. Always 200, with diagnostics; 413 for size. */
export const parseRoute = new Hono<Env>().post(
  "/",
  described(async () => (await import("../docs/routes/describe-parse.ts")).parseDiagram),
  async (call) => {
    const order = await readOrder(call, parseOptions);
    if (order instanceof Response) return order;
    const { source, locale, options } = order;
    const { answerParse } = await import("#core/answer/parse");
    const begun = Date.now();
    const body = answerParse(source, { locale, ...options });
    return call.json(body, 200, { "server-timing": `read;dur=${Date.now() - begun}`, "content-language": locale });
  },
);
