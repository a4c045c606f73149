import { Hono } from "hono/tiny";
import { described } from "../described.ts";
import type { Env } from "../env.ts";

/** `POST /api/analyze`: exact answers; the same request gives the same bytes. */
export const analyzeRoute = new Hono<Env>().post(
  "/",
  described(async () => (await import("../docs/routes/describe-analyze.ts")).analyzeDiagram),
  async (call) => (await import("../answers/analyze.ts")).analyzeDiagram(call),
);
