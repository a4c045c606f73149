import { Hono } from "hono/tiny";
import { isCompressed } from "../body.ts";
import type { Call, Env } from "../env.ts";
import { localeOf } from "../locale.ts";
import { answerProblem } from "../problem.ts";

/**
 * `/mcp`: the Model Context Protocol over streamable HTTP, stateless: each message is answered by itself. The tools are routes of `api`, asked
 * without leaving the Worker.
 */
export function createMcpRoute(api: Hono<Env>): Hono<Env> {
  // An error of a route is an error of this one.
  const routes = new Hono<Env>().route("/", api).onError((error) => {
    throw error;
  });
  return new Hono<Env>()
    .post("/", async (call) => {
      if (isCompressed(call.req.raw)) return answerProblem(localeOf(call), "compressed-body");
      const { answerMcp } = await import("../mcp/answer.ts");
      return answerMcp(call.req.raw, (path, body) => askRoute(call, routes, path, body));
    })
    .all("/", (call) =>
      answerProblem(localeOf(call), "wrong-method", { method: "POST" }, {}, { allow: "POST, OPTIONS" }),
    );
}

/** Asks a route in the language of the message; what breaks it is told to the log, and to the client only that something did. */
async function askRoute(call: Call, routes: Hono<Env>, path: string, body: unknown): Promise<Response> {
  const language = call.req.header("accept-language");
  const headers = {
    "content-type": "application/json",
    ...(language !== undefined && { "accept-language": language }),
  };
  try {
    const url = new URL(path, call.req.url).href;
    return await routes.request(url, { method: "POST", body: JSON.stringify(body), headers }, call.env);
  } catch (error) {
    call.error = error instanceof Error ? error : new Error("thrown");
    return answerProblem(localeOf(call), "internal");
  }
}
