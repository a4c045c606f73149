import { html } from "hono/html";
import type { Locale } from "#core/messages/message";
import { speak } from "../words/words.ts";
import { writeDocument } from "./document.ts";

/** The page at an address with nothing behind it. */
export function writeLost(locale: Locale) {
  const { title, text, home } = speak(locale).lost;
  return writeDocument(
    locale,
    title,
    html`<h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">${home}</a></p>`,
  );
}
