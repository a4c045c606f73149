import { Hono } from "hono/tiny";
import { described } from "../described.ts";
import type { Env } from "../env.ts";
import * as limits from "../limits.ts";
import { chooseLocale } from "../locale.ts";
import { oembedOptions } from "../options.ts";
import { readQuery } from "../order.ts";
import { answerProblem } from "../problem.ts";

/** `GET /oembed`: how others show a diagram in their page (oEmbed 1.0, type rich). */
export const oembedRoute = new Hono<Env>().get(
  "/",
  described(async () => (await import("../docs/routes/describe-oembed.ts")).describeEmbed),
  async (call) => {
    const locale = chooseLocale(call.req.query("lang"), call.req.header("accept-language"));
    if (call.req.query("format") === "xml") return answerProblem(locale, "no-such-format");
    const options = await readQuery(call, oembedOptions);
    if (options instanceof Response) return options;
    const { describeEmbed, findDiagram } = await import("../stored/embed.ts");
    const found = await findDiagram(call, options.url);
    if (found === null) return answerProblem(locale, "unknown-diagram");
    const body = describeEmbed(found, new URL(call.req.url).origin, options, locale);
    return call.json(body, 200, { "cache-control": `public, max-age=${limits.keptSeconds}` });
  },
);
