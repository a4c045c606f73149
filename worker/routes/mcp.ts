import { Hono } from "hono/tiny";
import { isCompressed } from "../body.ts";
import type { Env } from "../env.ts";
import { localeOf } from "../locale.ts";
import { answerProblem } from "../problem.ts";

/**
 * `/mcp`: the Model Context Protocol over streamable HTTP, stateless: each message is answered by itself. The tools are routes of `api`, asked
 * without leaving the Worker.
 */
export function createMcpRoute(api: Hono<Env>): Hono<Env> {
  return new Hono<Env>()
    .post("/", async (call) => {
      if (isCompressed(call.req.raw)) return answerProblem(localeOf(call), "compressed-body");
      return (await import("../mcp/answer.ts")).answerMcp(call, api);
    })
    .all("/", (call) =>
      answerProblem(localeOf(call), "wrong-method", { method: "POST" }, {}, { allow: "POST, OPTIONS" }),
    );
}
