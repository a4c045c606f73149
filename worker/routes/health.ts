import { Hono } from "hono/tiny";
import { engineVersion } from "#core/version";
import { described } from "../described.ts";
import type { Env } from "../env.ts";

/** `GET /api/health`: that the Worker answers, and with which engine. */
export const healthRoute = new Hono<Env>().get(
  "/",
  described(async () => (await import("../docs/routes/describe-health.ts")).tellHealth),
  (call) => call.json({ engine: engineVersion }),
);
