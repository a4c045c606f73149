import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { writeFrame } from "#core/formats/frame";
import { decodeLink } from "#core/formats/link";
import type { Locale } from "#core/messages/message";
import type { Call, Env } from "../env.ts";
import * as limits from "../limits.ts";
import { chooseLocale } from "../locale.ts";
import { describeAnswer, describeProblems, describeQuery } from "../openapi.ts";
import { oembedOptions } from "../options.ts";
import { readQuery } from "../order.ts";
import { answerProblem } from "../problem.ts";
import { oembedAnswer } from "../schema.ts";
import { isId } from "../stored/id.ts";
import { measureDrawing, previewDiagram } from "../stored/preview.ts";
import { openStore } from "../stored/store.ts";

/** A diagram that an address of ours leads to. */
interface Found {
  readonly source: string;
  /** What comes after `/embed`. */
  readonly place: string;
  /** Of the stored diagram, `null` where the link holds the text. */
  readonly id: string | null;
}

/** Pixels of a player: as wide as a column of text, not so high that it fills the screen. */
const usualWidth = 720;
const leastHeight = 240;
const mostHeight = 720;
/** Pixels below the drawing: timeline and outcomes. */
const footHeight = 83;

/** `GET /oembed`: how others show a diagram in their page (oEmbed 1.0, type rich). */
export const oembedRoute = new Hono<Env>().get(
  "/",
  describeRoute({
    summary: "Say how a diagram is embedded",
    description:
      "oEmbed 1.0 for pages of stored diagrams (/s/:id), their embeds, and links that hold the whole diagram (#1:...). format=xml is answered by 501.",
    parameters: describeQuery(oembedOptions),
    responses: { 200: describeAnswer(oembedAnswer, "An iframe and its size"), ...describeProblems(400, 404, 501) },
  }),
  async (call) => {
    const locale = chooseLocale(call.req.query("lang"), call.req.header("accept-language"));
    if (call.req.query("format") === "xml") return answerProblem(locale, "no-such-format");
    const options = readQuery(call, oembedOptions);
    if (options instanceof Response) return options;
    const found = await findDiagram(call, options.url);
    if (found === null) return answerProblem(locale, "unknown-diagram");
    const { maxwidth = usualWidth, maxheight = mostHeight } = options;
    const body = describeEmbed(found, new URL(call.req.url).origin, { maxwidth, maxheight }, locale);
    return call.json(body, 200, { "cache-control": `public, max-age=${limits.keptSeconds}` });
  },
);

/** The diagram at an address of this origin, `null` where there is none. */
async function findDiagram(call: Call, address: string): Promise<Found | null> {
  const asked = readAddress(address);
  if (asked === null || asked.origin !== new URL(call.req.url).origin) return null;
  const { pathname, hash } = asked;
  if (/^\/(?:embed)?$/.test(pathname)) {
    const decoded = decodeLink(hash);
    return decoded.ok ? { source: decoded.text, place: `#${hash.slice(1).trim()}`, id: null } : null;
  }
  const id = /^\/(?:s|embed)\/([^/]+)$/.exec(pathname)?.[1] ?? "";
  const stored = isId(id) ? await (await openStore(call.env.DIAGRAMS)).get(id) : null;
  return stored === null ? null : { source: stored.source, place: `/${id}`, id };
}

function readAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function describeEmbed(
  { source, place, id }: Found,
  origin: string,
  room: { readonly maxwidth: number; readonly maxheight: number },
  locale: Locale,
) {
  const preview = previewDiagram(source, locale);
  const drawing = measureDrawing(preview);
  const width = Math.min(usualWidth, room.maxwidth);
  const tall = drawing === null ? leastHeight * 2 : Math.round((width * drawing.height) / drawing.width) + footHeight;
  const height = Math.min(room.maxheight, mostHeight, Math.max(leastHeight, tall));
  const { title } = preview;
  return {
    version: "1.0",
    type: "rich",
    provider_name: "Flowodds",
    provider_url: `${origin}/`,
    title,
    html: writeFrame({ src: `${origin}/embed${place}`, title, width, height }),
    width,
    height,
    cache_age: limits.keptSeconds,
    ...(drawing !== null && id !== null && describeThumbnail(`${origin}/api/diagrams/${id}.png`, drawing, room)),
  };
}

/** The drawing as a picture within the room; nothing where that is too little for a picture. */
function describeThumbnail(
  image: string,
  drawing: { readonly width: number; readonly height: number },
  room: { readonly maxwidth: number; readonly maxheight: number },
) {
  const ratio = drawing.height / drawing.width;
  const width = Math.floor(Math.min(usualWidth, room.maxwidth, room.maxheight / ratio));
  if (width < limits.leastImageWidth || width * width * ratio > limits.imagePixels) return {};
  return {
    thumbnail_url: `${image}?width=${width}`,
    thumbnail_width: width,
    thumbnail_height: Math.floor(width * ratio),
  };
}
