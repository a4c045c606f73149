import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { prefers } from "../accept.ts";
import { drawDiagram } from "../draw.ts";
import type { Call, Env } from "../env.ts";
import * as limits from "../limits.ts";
import { localeOf } from "../locale.ts";
import { describeAnswer, describeBody, describeImage, describeProblems, describeQuery } from "../openapi.ts";
import { imageOptions, storeOptions } from "../options.ts";
import { readOrder, readQuery } from "../order.ts";
import { answerProblem } from "../problem.ts";
import { diagramAnswer, storeAnswer } from "../schema.ts";
import { mayStore } from "../stored/client.ts";
import { idPattern, listIds } from "../stored/id.ts";
import { linkStored } from "../stored/links.ts";
import { openStore, type Stored } from "../stored/store.ts";
import { hashToken, makeToken } from "../stored/token.ts";

const file = new RegExp(`^(${idPattern})(?:\\.(fz|json|svg|png))?$`);
const origin = (call: Call) => new URL(call.req.url).origin;
const kept = { "cache-control": `public, max-age=${limits.keptSeconds}` };

const describeFile = (description: string) => [
  { name: "file", in: "path" as const, required: true, description, schema: { type: "string" as const } },
];

/** `/api/diagrams`: texts that are stored, read and deleted, never changed. */
export const diagramsRoute = new Hono<Env>()
  .post(
    "/",
    describeRoute({
      summary: "Store a diagram",
      description: `Keeps the text as it is, byte for byte, errors included, and gives it a short address. It is public to whoever has the address, and cannot be changed;
the token of the answer deletes it. A client may store ${limits.storedDiagrams.limit} in ${limits.storedDiagrams.seconds} seconds. 200 instead of 201: the text was stored already.`,
      parameters: describeQuery(storeOptions),
      requestBody: describeBody(storeOptions),
      responses: {
        200: describeAnswer(storeAnswer, "It was stored already"),
        201: describeAnswer(storeAnswer, "It is stored"),
        ...describeProblems(400, 413, 415, 422, 429),
      },
    }),
    async (call) => {
      if (!(await mayStore(call))) {
        const { limit, seconds } = limits.storedDiagrams;
        const wait = { "retry-after": String(seconds) };
        return answerProblem(localeOf(call), "too-many-diagrams", { limit }, { limit }, wait);
      }
      const order = await readOrder(call, storeOptions);
      if (order instanceof Response) return order;
      const { source, locale, options } = order;
      if (source.trim() === "") return answerProblem(locale, "empty-source");
      const text = new TextEncoder().encode(source);
      const token = makeToken();
      const store = await openStore(call.env.DIAGRAMS);
      const { id, fresh } = await store.put({
        text,
        ids: await listIds(text),
        basedOn: options.basedOn ?? null,
        owner: await hashToken(token),
        created: Date.now(),
      });
      const body = { ...linkStored(id, origin(call)), token: fresh ? token : null };
      const headers = { location: `/api/diagrams/${id}`, "cache-control": "no-store" };
      return call.json(body, fresh ? 201 : 200, headers);
    },
  )
  .get(
    "/:file",
    describeRoute({
      summary: "Read a stored diagram",
      description: `Its id, with an ending: .fz the text byte for byte, .json the text and what is known of it, .svg and .png the drawing, with the options of POST /api/render. Without
an ending JSON, or the text with Accept: text/plain.`,
      parameters: [...describeFile("Id, and .fz, .json, .svg or .png"), ...(describeQuery(imageOptions) ?? [])],
      responses: {
        200: {
          description: "The diagram",
          content: {
            ...(describeAnswer(diagramAnswer, "", "text/plain") as { content: object }).content,
            ...(describeImage("") as { content: object }).content,
          },
        },
        ...describeProblems(400, 404, 422),
      },
    }),
    async (call) => {
      const [, id, ending] = file.exec(call.req.param("file")) ?? [];
      const stored = id === undefined ? null : await (await openStore(call.env.DIAGRAMS)).get(id);
      if (stored === null) return answerProblem(localeOf(call), "unknown-diagram");
      if (ending === "svg" || ending === "png") return draw(call, stored, ending);
      const plain = ending === "fz" || (ending === undefined && prefersText(call));
      if (!plain) return call.json(describeStored(stored, origin(call)), 200, kept);
      return call.body(stored.source, 200, { ...kept, "content-type": "text/plain; charset=utf-8" });
    },
  )
  .delete(
    "/:file",
    describeRoute({
      summary: "Delete a stored diagram",
      description: "With the token that came when it was stored, as Authorization: Bearer.",
      parameters: describeFile("Id"),
      responses: { 204: { description: "It is deleted" }, ...describeProblems(401, 403, 404) },
    }),
    async (call) => {
      const locale = localeOf(call);
      const token = /^bearer +([\w-]{1,100})$/i.exec(call.req.header("authorization") ?? "")?.[1];
      if (token === undefined) return answerProblem(locale, "no-token", {}, {}, { "www-authenticate": "Bearer" });
      const [, id, ending] = file.exec(call.req.param("file")) ?? [];
      if (id === undefined || ending !== undefined) return answerProblem(locale, "unknown-diagram");
      const store = await openStore(call.env.DIAGRAMS);
      const outcome = await store.remove(id, await hashToken(token));
      if (outcome === "unknown") return answerProblem(locale, "unknown-diagram");
      if (outcome === "not-owner") return answerProblem(locale, "wrong-token");
      return call.body(null, 204);
    },
  );

const prefersText = (call: Call) => prefers(call.req.header("accept"), "text/plain", "application/json");

async function draw(call: Call, { source }: Stored, format: "svg" | "png"): Promise<Response> {
  const options = readQuery(call, imageOptions);
  if (options instanceof Response) return options;
  const answer = await drawDiagram(source, localeOf(call), { ...options, format });
  if (answer.ok) answer.headers.set("cache-control", kept["cache-control"]);
  return answer;
}

function describeStored({ id, source, basedOn, created }: Stored, origin: string) {
  return { ...linkStored(id, origin), source, basedOn, created: new Date(created).toISOString() };
}
