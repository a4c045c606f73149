import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { engineVersion } from "#core/version";
import type { Env } from "../env.ts";
import { describeAnswer } from "../openapi.ts";
import { healthAnswer } from "../schema.ts";

/** `GET /api/health`: that the Worker answers, and with which engine. */
export const healthRoute = new Hono<Env>().get(
  "/",
  describeRoute({
    summary: "Say which engine answers",
    responses: { 200: describeAnswer(healthAnswer, "The version") },
  }),
  (call) => call.json({ engine: engineVersion }),
);
