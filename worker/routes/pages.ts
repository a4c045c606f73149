import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type { Env } from "../env.ts";
import { localeOf } from "../locale.ts";
import { answerProblem } from "../problem.ts";

/** Serves one of the built pages, whatever the rest of the address is. */
const servePage =
  (file: string) =>
  (call: Context<Env>): Promise<Response> =>
    call.env.ASSETS.fetch(new Request(new URL(file, call.req.url), { headers: call.req.raw.headers }));

/** The playground, the embed and the gallery; what is at no known address is looked for among the assets, and else gets a page that says so. */
export const pageRoutes = new Hono<Env>()
  .get("/", servePage("/index.html"))
  .get("/index.html", servePage("/index.html"))
  .get("/embed", servePage("/embed.html"))
  .get("/embed.html", servePage("/embed.html"))
  .get("/embed/*", servePage("/embed.html"))
  .get("/gallery", servePage("/gallery.html"))
  .get("/gallery.html", servePage("/gallery.html"))
  .get("*", async (call) => {
    const asset = await call.env.ASSETS.fetch(call.req.raw);
    if (asset.status !== 404) return asset;
    const locale = localeOf(call);
    const { writeLost } = await import("../docs/lost.ts");
    return call.html(writeLost(locale), 404, { "content-language": locale });
  })
  .all("*", (call) => answerProblem(localeOf(call), "wrong-method", { method: "GET" }, {}, { allow: "GET, HEAD" }));
