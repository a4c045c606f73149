import * as v from "valibot";
import { about, address, seconds } from "./common.ts";

const storedDiagram = {
  id: about(v.string(), "From the hash of the text: the same text has the same id"),
  url: about(address, "Its page"),
  embedUrl: about(address, "What an iframe shows"),
};

/** Answer of `POST /api/diagrams`. */
export const storeAnswer = v.object({
  ...storedDiagram,
  token: about(
    v.nullable(v.string()),
    "Deletes it, and is never told again; null where the text was stored already: it stays its first owner's",
  ),
});

/** Answer of `GET /api/diagrams/:id.json`. */
export const diagramAnswer = v.object({
  ...storedDiagram,
  source: about(v.string(), "The text"),
  basedOn: about(v.nullable(v.string()), "Id of the diagram that it began as, as its author said"),
  created: about(v.string(), "When it was stored, ISO 8601"),
});

/** Answer of `GET /oembed` (oEmbed 1.0, type rich). */
export const oembedAnswer = v.object({
  version: v.literal("1.0"),
  type: v.literal("rich"),
  provider_name: v.string(),
  provider_url: address,
  title: v.string(),
  html: about(v.string(), "An iframe"),
  width: v.number(),
  height: v.number(),
  cache_age: seconds,
  thumbnail_url: v.optional(address),
  thumbnail_width: v.optional(v.number()),
  thumbnail_height: v.optional(v.number()),
});
