import { prefers } from "../accept.ts";
import type { Call } from "../env.ts";
import * as limits from "../limits.ts";
import { localeOf } from "../locale.ts";
import { imageOptions, storeOptions } from "../options.ts";
import { readOrder, readQuery } from "../order.ts";
import { answerProblem } from "../problem.ts";
import { mayStore } from "./client.ts";
import { idPattern, listIds } from "./id.ts";
import { linkStored } from "./links.ts";
import { openStore, type Stored } from "./store.ts";
import { hashToken, makeToken } from "./token.ts";

const file = new RegExp(`^(${idPattern})(?:\\.(fz|json|svg|png))?$`);
const origin = (call: Call) => new URL(call.req.url).origin;
const kept = { "cache-control": `public, max-age=${limits.keptSeconds}` };

/** Stores the text of a request, and gives its addresses and the token that deletes it. */
export async function storeDiagram(call: Call): Promise<Response> {
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
}

/** Reads the stored diagram that `named` leads to, in the form of its ending. */
export async function readDiagram(call: Call, named: string): Promise<Response> {
  const [, id, ending] = file.exec(named) ?? [];
  const stored = id === undefined ? null : await (await openStore(call.env.DIAGRAMS)).get(id);
  if (stored === null) return answerProblem(localeOf(call), "unknown-diagram");
  if (ending === "svg" || ending === "png") return draw(call, stored, ending);
  const plain = ending === "fz" || (ending === undefined && prefersText(call));
  if (!plain) return call.json(describeStored(stored, origin(call)), 200, kept);
  return call.body(stored.source, 200, { ...kept, "content-type": "text/plain; charset=utf-8" });
}

/** Deletes the stored diagram of that id for the one who has its token. */
export async function deleteDiagram(call: Call, named: string): Promise<Response> {
  const locale = localeOf(call);
  const token = /^bearer +([\w-]{1,100})$/i.exec(call.req.header("authorization") ?? "")?.[1];
  if (token === undefined) return answerProblem(locale, "no-token", {}, {}, { "www-authenticate": "Bearer" });
  const [, id, ending] = file.exec(named) ?? [];
  if (id === undefined || ending !== undefined) return answerProblem(locale, "unknown-diagram");
  const store = await openStore(call.env.DIAGRAMS);
  const outcome = await store.remove(id, await hashToken(token));
  if (outcome === "unknown") return answerProblem(locale, "unknown-diagram");
  if (outcome === "not-owner") return answerProblem(locale, "wrong-token");
  return call.body(null, 204);
}

const prefersText = (call: Call) => prefers(call.req.header("accept"), "text/plain", "application/json");

async function draw(call: Call, { source }: Stored, format: "svg" | "png"): Promise<Response> {
  const options = await readQuery(call, imageOptions);
  if (options instanceof Response) return options;
  const { drawDiagram } = await import("../draw.ts");
  const answer = await drawDiagram(source, localeOf(call), { ...options, format });
  if (answer.ok) answer.headers.set("cache-control", kept["cache-control"]);
  return answer;
}

function describeStored({ id, source, basedOn, created }: Stored, origin: string) {
  return { ...linkStored(id, origin), source, basedOn, created: new Date(created).toISOString() };
}
