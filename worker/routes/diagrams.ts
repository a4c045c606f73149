import { Hono } from "hono/tiny";
import { described } from "../described.ts";
import type { Env } from "../env.ts";

/** `/api/diagrams`: texts that are stored, read and deleted, never changed. */
export const diagramsRoute = new Hono<Env>()
  .post(
    "/",
    described(async () => (await import("../docs/routes/describe-diagrams.ts")).storeDiagram),
    async (call) => (await import("../stored/diagrams.ts")).storeDiagram(call),
  )
  .get(
    "/:file",
    described(async () => (await import("../docs/routes/describe-diagrams.ts")).readDiagram),
    async (call) => (await import("../stored/diagrams.ts")).readDiagram(call, call.req.param("file")),
  )
  .delete(
    "/:file",
    described(async () => (await import("../docs/routes/describe-diagrams.ts")).deleteDiagram),
    async (call) => (await import("../stored/diagrams.ts")).deleteDiagram(call, call.req.param("file")),
  );
