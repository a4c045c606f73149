import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as limits from "../../worker/limits.ts";
import { seedPage } from "../diagrams.ts";
import { type Served, serveBuilt } from "../serve.ts";

const smallest = "A {\nn1: circle\nn2: circle\nn1.handle(right) -> n2.handle(left)\n}\n";
const wrong = smallest.replace("-> n2", "-> n99");

let served: Served;
let client: Client;

/** The official client, connected to the built Worker. */
async function connect(mode: "legacy" | "auto"): Promise<Client> {
  const client = new Client({ name: "test", version: "1.0.0" }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${served.url}/mcp`)));
  return client;
}

const ask = (path: string, init?: RequestInit): Promise<Response> => fetch(served.url + path, init);

function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return ask(path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
}

beforeAll(async () => {
  served = await serveBuilt();
  client = await connect("auto");
}, 60_000);
afterAll(async () => {
  await client.close();
  await served.close();
});

interface Result {
  readonly content: readonly { readonly type: string; readonly text?: string; readonly data?: string }[];
  readonly structuredContent?: Record<string, unknown>;
  readonly isError?: boolean;
}

async function call(name: string, args: Record<string, unknown>): Promise<Result> {
  return (await client.callTool({ name, arguments: args })) as unknown as Result;
}

describe("the official client", () => {
  test("is told who answers, and how a diagram is written, in the newest version of the protocol and in an older one", async () => {
    const older = await connect("legacy");
    for (const one of [client, older]) {
      expect(one.getServerVersion()).toMatchObject({ name: "flowodds", version: expect.stringMatching(/^\d+\./) });
      expect(one.getInstructions()).toContain("// sim");
    }
    expect([client, older].map((one) => one.getNegotiatedProtocolVersion())).toEqual(["2026-07-28", "2025-11-25"]);
    const { content } = await older.callTool({ name: "render", arguments: { source: smallest } });
    expect(content).toEqual((await call("render", { source: smallest })).content);
    await older.close();
  });

  test("lists the tools with the options of their routes, which tell types and bounds", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["validate", "simulate", "analyze", "render", "convert"]);
    const document = (await (await ask("/api/openapi.json")).json()) as { paths: Record<string, { post: unknown }> };
    for (const { name, inputSchema } of tools) {
      expect(inputSchema).toMatchObject({ type: "object", required: ["source"], additionalProperties: false });
      expect(document.paths[`/api/${name === "validate" ? "parse" : name}`]?.post).toHaveProperty(
        ["requestBody", "content", "application/json", "schema", "properties"],
        inputSchema.properties,
      );
    }
    expect(tools[1]?.inputSchema.properties).toMatchObject({ cases: { minimum: 1, maximum: limits.cases } });
  });

  test("validates, simulates, solves, draws and converts the seed's page: the same answers as the routes give", async () => {
    const source = seedPage;
    const asked = async (path: string, body: object): Promise<string> =>
      (await post(path, JSON.stringify(body))).text();
    const seen = await call("validate", { source });
    expect(JSON.stringify(seen.structuredContent)).toBe(await asked("/api/parse", { source }));
    const run = await call("simulate", { source, cases: 1000, seed: 7 });
    expect(run.content[0]?.text).toBe(await asked("/api/simulate", { source, cases: 1000, seed: 7 }));
    expect(run.structuredContent).toEqual(JSON.parse(run.content[0]?.text ?? ""));
    const solved = await call("analyze", { source, sensitivity: true });
    expect(solved.content[0]?.text).toBe(await asked("/api/analyze", { source, sensitivity: true }));
    const drawn = await call("render", { source, theme: "dark" });
    expect(drawn.content[0]?.text).toBe(await asked("/api/render", { source, theme: "dark" }));
    const bpmn = await call("convert", { source, to: "bpmn" });
    expect(bpmn.content[0]?.text).toBe(await asked("/api/convert", { source, to: "bpmn" }));
    for (const { isError } of [seen, run, solved, drawn, bpmn]) expect(isError).toBeUndefined();
  });

  test("is given a PNG as an image", async () => {
    const { content } = await call("render", { source: seedPage, format: "png", width: 400 });
    expect(content).toMatchObject([{ type: "image", mimeType: "image/png" }]);
    const bytes = Uint8Array.from(atob(content[0]?.data ?? ""), (one) => one.charCodeAt(0));
    const route = await post("/api/render", JSON.stringify({ source: seedPage, format: "png", width: 400 }));
    expect(bytes).toEqual(new Uint8Array(await route.arrayBuffer()));
  });
});

describe("what is wrong with a diagram", () => {
  test.each(["simulate", "analyze", "render"])("is a result of %s that says where", async (name) => {
    const { isError, content, structuredContent } = await call(name, { source: wrong });
    expect(isError).toBe(true);
    expect(content[0]?.text).toMatch(/line 4, column \d+: error flow\/unknown-node: .*n99/);
    expect(structuredContent).toMatchObject({ code: "invalid-diagram", status: 422 });
  });

  test("is a finding of validate", async () => {
    const { isError, structuredContent } = await call("validate", { source: wrong });
    expect(isError).toBeUndefined();
    const diagnostics = structuredContent?.diagnostics as readonly { code: string; span: { line: number } }[];
    expect(diagnostics.find(({ code }) => code === "flow/unknown-node")?.span.line).toBe(4);
  });

  test("is told in the language that is asked for", async () => {
    expect((await call("simulate", { source: wrong, lang: "fr" })).content[0]?.text).toMatch(/^Ligne 4 : /);
  });

  test.each([
    ["no text", { source: " " }, "empty-source"],
    ["too long a text", { source: "x".repeat(limits.sourceBytes + 1) }, "source-too-large"],
    ["an edge that is not there", { source: seedPage, sweep: "n8->n99" }, "bad-option"],
  ])("as is %s", async (_what, args, code) => {
    expect(await call("analyze", args)).toMatchObject({ isError: true, structuredContent: { code } });
  });
});

describe("arguments that are wrong are a result with isError that names them", () => {
  test.each([
    ["a value", "simulate", { source: seedPage, cases: "many" }, /cases/],
    ["a value over its bound", "simulate", { source: seedPage, cases: 1e9 }, /cases.*10000000/],
    ["a choice", "render", { source: seedPage, theme: "blue" }, /theme.*"light","dark"/],
    ["an argument that the tool has not", "validate", { source: seedPage, speed: 1 }, /speed/],
    ["a name of every object", "validate", { source: seedPage, constructor: 1 }, /constructor/],
    ["no source", "simulate", { cases: 1 }, /source/],
    ["a source that is no text", "simulate", { source: 1 }, /source/],
  ])("%s", async (_what, name, args, message) => {
    expect(await call(name, args)).toMatchObject({
      isError: true,
      content: [{ text: expect.stringMatching(message) }],
    });
  });

  test("but a tool that is not there is an error of JSON-RPC", async () => {
    await expect(call("explode", { source: seedPage })).rejects.toMatchObject({ code: -32_602 });
  });
});

describe("messages", () => {
  const accept = { accept: "application/json, text/event-stream" };
  const send = async (body: string, headers: Record<string, string> = {}) =>
    post("/mcp", body, { ...accept, ...headers });
  const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}';

  test.each([
    ["a ping", ping, 200],
    ["a notification", '{"jsonrpc":"2.0","method":"notifications/initialized"}', 202],
    ["no JSON", "{", 400],
    ["another version of JSON-RPC", '{"jsonrpc":"1.0","id":1,"method":"ping"}', 400],
    ["an id that is no name", '{"jsonrpc":"2.0","id":{},"method":"ping"}', 400],
    ["too large", " ".repeat(limits.jsonBytes + 1), 413],
  ])("%s", async (_what, body, status) => {
    const answer = await send(body);
    await answer.text();
    expect(answer.status).toBe(status);
  });

  test("are not compressed, and name a version that is spoken, or none", async () => {
    expect((await send(ping, { "content-encoding": "gzip" })).status).toBe(415);
    expect((await send(ping, { "mcp-protocol-version": "1999-01-01" })).status).toBe(400);
  });

  test("are posted: there is no stream to listen on, and no session to end", async () => {
    for (const method of ["GET", "DELETE", "PUT"]) {
      const answer = await ask("/mcp", { method });
      expect([method, answer.status, answer.headers.get("allow")]).toEqual([method, 405, "POST, OPTIONS"]);
    }
  });

  test("come from any origin, and have the headers of every answer", async () => {
    const { headers, body } = await send(ping, { origin: "https://elsewhere.test" });
    await body?.cancel();
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});
