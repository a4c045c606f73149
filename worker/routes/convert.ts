import { Hono } from "hono/tiny";
import { described } from "../described.ts";
import type { Env } from "../env.ts";

/** `POST /api/convert`: a diagram in another notation; the same request gives the same bytes. */
export const convertRoute = new Hono<Env>().post(
  "/",
  described(async () => (await import("../docs/routes/describe-convert.ts")).convertDiagram),
  async (call) => (await import("../answers/convert.ts")).convertDiagram(call),
);
