import { writeLost } from "../docs/lost.ts";
import type { Call } from "../env.ts";
import { localeOf } from "../locale.ts";
import { writePreview, writeText } from "./head.ts";
import { isId } from "./id.ts";
import { openStore, type Stored } from "./store.ts";

async function find(call: Call): Promise<Stored | null> {
  const id = call.req.param("id") ?? "";
  return isId(id) ? (await openStore(call.env.DIAGRAMS)).get(id) : null;
}

/** Fetches a built page to be changed: its tag would be that of the unchanged one. */
async function fetchPage(call: Call, file: string): Promise<Response> {
  const page = await call.env.ASSETS.fetch(new URL(file, call.req.url));
  const answer = new Response(page.body, page);
  answer.headers.delete("etag");
  answer.headers.set("cache-control", "no-cache");
  return answer;
}

/** The playground, with the text of a stored diagram and its preview in the head. */
export async function showPlayground(call: Call): Promise<Response> {
  const locale = localeOf(call);
  const stored = await find(call);
  if (stored === null) return call.html(writeLost(locale, "unknown"), 404, { "content-language": locale });
  const { title, head } = writePreview(stored, new URL(call.req.url).origin, locale);
  return new HTMLRewriter()
    .on("title", { element: (element) => void element.setInnerContent(`${title} - Flowodds`) })
    .on('meta[name="description"]', { element: (element) => void element.remove() })
    .on("head", { element: (element) => void element.append(writeText(stored) + head, { html: true }) })
    .transform(await fetchPage(call, "/index.html"));
}

/** The playground, with the text of a long run in the head. */
export async function showRun(call: Call): Promise<Response> {
  const locale = localeOf(call);
  const id = call.req.param("id") ?? "";
  const source = isId(id) ? await call.env.RUNS.get(call.env.RUNS.idFromName(id)).source() : null;
  if (source === null) return call.html(writeLost(locale, "unknownRun"), 404, { "content-language": locale });
  return new HTMLRewriter()
    .on("head", {
      element(element) {
        // Whoever knows the address may see the run: it is not for search engines.
        element.append(`${writeText({ source })}<meta name="robots" content="noindex">`, { html: true });
      },
    })
    .transform(await fetchPage(call, "/index.html"));
}

/** The embed, with the text of a stored diagram in the head. */
export async function showEmbed(call: Call): Promise<Response> {
  const stored = await find(call);
  const page = await fetchPage(call, "/embed.html");
  if (stored === null) return new Response(page.body, { status: 404, headers: page.headers });
  return new HTMLRewriter()
    .on("head", { element: (element) => void element.append(writeText(stored), { html: true }) })
    .transform(page);
}
