import { html } from "hono/html";
import { encodeLink } from "#core/formats/link";
import type { Locale } from "#core/messages/message";
import { speak } from "../words/words.ts";
import { linkStored } from "./links.ts";
import { previewDiagram } from "./preview.ts";
import type { Stored } from "./store.ts";

/** Puts the text of a stored diagram into the head of a page, where the page's script finds it without asking again. */
export function writeText({ source }: Pick<Stored, "source">): string {
  return `<meta name="flowodds-link" content="${encodeLink(source)}">`;
}

/** What others need for a preview of a page: Open Graph (ogp.me), the card of X, and where its oEmbed answer is. */
export function writePreview(stored: Stored, origin: string, locale: Locale): { title: string; head: string } {
  const { id, url } = linkStored(stored.id, origin);
  const { title, description, sound } = previewDiagram(stored.source, locale);
  const image = `${origin}/api/diagrams/${id}.png`;
  const properties: readonly (readonly [string, string])[] = [
    ["og:type", "website"],
    ["og:site_name", "Flowodds"],
    ["og:title", title],
    ["og:description", description],
    ["og:url", url],
    ["og:locale", locale === "fr" ? "fr_FR" : "en_US"],
    ...(sound
      ? ([
          ["og:image", image],
          ["og:image:type", "image/png"],
          ["og:image:alt", speak(locale).stored.image(title)],
        ] as const)
      : []),
  ];
  const discovery = `${origin}/oembed?format=json&url=${encodeURIComponent(url)}`;
  const head = html`
    ${properties.map(([property, content]) => html`<meta property="${property}" content="${content}" />`)}
    <meta name="description" content="${description}" />
    <meta name="twitter:card" content="${sound ? "summary_large_image" : "summary"}" />
    <link rel="alternate" type="application/json+oembed" href="${discovery}" title="${title}" />`;
  return { title, head: String(head) };
}
