import { writeFrame } from "#core/formats/frame";
import { decodeLink } from "#core/formats/link";
import type { Locale } from "#core/messages/message";
import type { Call } from "../env.ts";
import * as limits from "../limits.ts";
import { isId } from "./id.ts";
import { measureDrawing, previewDiagram } from "./preview.ts";
import { openStore } from "./store.ts";

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

/** The diagram at an address of this origin, `null` where there is none. */
export async function findDiagram(call: Call, address: string): Promise<Found | null> {
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

/** The oEmbed answer for a diagram: a player within the room, and a picture where there is one. */
export function describeEmbed(
  { source, place, id }: Found,
  origin: string,
  {
    maxwidth = usualWidth,
    maxheight = mostHeight,
  }: { readonly maxwidth?: number | undefined; readonly maxheight?: number | undefined },
  locale: Locale,
) {
  const room = { maxwidth, maxheight };
  const preview = previewDiagram(source, locale);
  const drawing = measureDrawing(preview);
  const width = Math.min(usualWidth, maxwidth);
  const tall = drawing === null ? leastHeight * 2 : Math.round((width * drawing.height) / drawing.width) + footHeight;
  const height = Math.min(maxheight, mostHeight, Math.max(leastHeight, tall));
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
