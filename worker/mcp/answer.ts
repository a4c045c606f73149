import { createMcpHandler, fromJsonSchema, McpServer } from "@modelcontextprotocol/server";
import { Hono } from "hono/tiny";
import { engineVersion } from "#core/version";
import type { Call, Env } from "../env.ts";
import { jsonBytes } from "../limits.ts";
import { localeOf } from "../locale.ts";
import { answerProblem } from "../problem.ts";
import { instructions } from "./instructions.ts";
import { tools } from "./tools.ts";
import { writeResult } from "./write-result.ts";

/*
 * Loaded by the one route that needs it, and only when it does: the library of the protocol is larger than the rest of the Worker's own code.
 */

/** Asks a route of the interface: a path, and a body that is posted as JSON. */
export type AskRoute = (path: string, body: unknown) => Promise<Response>;

const schemas = new Map(tools.map((tool) => [tool.name, fromJsonSchema(tool.arguments)]));

/** A server of one request: the tools, answered by `ask`. */
function createServer(ask: AskRoute): McpServer {
  const server = new McpServer(
    { name: "flowodds", title: "Flowodds", version: engineVersion },
    { instructions, capabilities: { tools: { listChanged: false } } },
  );
  for (const { name, path, title, description } of tools) {
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: schemas.get(name)!,
        annotations: { title, readOnlyHint: true, idempotentHint: true, openWorldHint: false },
      },
      async (given) => writeResult(await ask(path, given)),
    );
  }
  return server;
}

/** Answers one message of the Model Context Protocol, without a session; tools ask the routes of `api`. */
export function answerMcp(call: Call, api: Hono<Env>): Promise<Response> {
  const ask: AskRoute = (path, body) => askRoute(call, api, path, body);
  return createMcpHandler(() => createServer(ask), { maxRequestBodySize: jsonBytes }).fetch(call.req.raw);
}

/** Asks a route in the language of the message; what breaks it is told to the log, and to the client only that something did. */
async function askRoute(call: Call, api: Hono<Env>, path: string, body: unknown): Promise<Response> {
  const language = call.req.header("accept-language");
  const headers = {
    "content-type": "application/json",
    ...(language !== undefined && { "accept-language": language }),
  };
  // An error of a route is an error of this one.
  const routes = new Hono<Env>().route("/", api).onError((error) => {
    call.error = error;
    return answerProblem(localeOf(call), "internal");
  });
  const url = new URL(path, call.req.url).href;
  return routes.request(url, { method: "POST", body: JSON.stringify(body), headers }, call.env);
}
