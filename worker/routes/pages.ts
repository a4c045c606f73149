import { Hono } from "hono";
import type { Call, Env } from "../env.ts";

const servePage =
  (file: string) =>
  async (call: Call): Promise<Response> => {
    const page = await call.env.ASSETS.fetch(new URL(file, call.req.url));
    return new Response(page.body, { status: page.status, headers: page.headers });
  };

/** The playground, the embed, and the static files beside them. */
export const pageRoutes = new Hono<Env>()
  .get("/", servePage("/index.html"))
  .get("/index.html", servePage("/index.html"))
  .get("/s/:id", servePage("/index.html"))
  .get("/embed", servePage("/embed.html"))
  .get("/embed.html", servePage("/embed.html"))
  .get("/embed/:id", servePage("/embed.html"));
