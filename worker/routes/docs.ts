import { Hono } from "hono/tiny";
import type { Env } from "../env.ts";

/** `GET /api/openapi.json`, and as pages `GET /api/docs`: the routes of `api`, described from the schemas that check them. */
export function createDocsRoute(api: Hono<Env>): Hono<Env> {
  const describe = async () => (await import("../docs/describe-api.ts")).describeApi(api);
  return new Hono<Env>()
    .get("/openapi.json", async (call) => call.json(await describe()))
    .get("/docs", async (call) => {
      const { writeManual } = await import("../docs/manual.ts");
      return call.html(writeManual(await describe(), new URL(call.req.url).origin), 200, { "content-language": "en" });
    });
}
