import { createMcpHandler, fromJsonSchema, McpServer } from "@modelcontextprotocol/server";
import { engineVersion } from "#core/version";
import { jsonBytes } from "../limits.ts";
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

/** Answers one message of the Model Context Protocol, without a session. */
export function answerMcp(request: Request, ask: AskRoute): Promise<Response> {
  const handler = createMcpHandler(() => createServer(ask), {
    maxRequestBodySize: jsonBytes,
  });
  return handler.fetch(request);
}
