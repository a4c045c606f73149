import { Hono } from "hono/tiny";
import { described } from "../described.ts";
import type { Env } from "../env.ts";

const describing = () => import("../docs/routes/describe-runs.ts");
const answering = () => import("../answers/runs.ts");

/** `/api/runs`: long runs, shared out in shards among as many consumers as the queue gives. */
export const runsRoute = new Hono<Env>()
  .post(
    "/",
    described(async () => (await describing()).beginRun),
    async (call) => (await answering()).beginRun(call),
  )
  .get(
    "/:id",
    described(async () => (await describing()).lookAtRun),
    async (call) => (await answering()).lookAtRun(call, call.req.param("id")),
  )
  .get(
    "/:id/result",
    described(async () => (await describing()).readRun),
    async (call) => (await answering()).readRun(call, call.req.param("id")),
  )
  .get(
    "/:id/events",
    described(async () => (await describing()).hearRun),
    async (call) => (await answering()).hearRun(call, call.req.param("id")),
  )
  .delete(
    "/:id",
    described(async () => (await describing()).endRun),
    async (call) => (await answering()).endRun(call, call.req.param("id")),
  );
