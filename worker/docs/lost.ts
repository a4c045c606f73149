import { html } from "hono/html";
import type { Locale } from "#core/messages/message";
import { speak } from "../words/words.ts";
import { writeDocument } from "./document.ts";

/** The page at an address with nothing behind it, or where no diagram of that id is stored. */
export function writeLost(locale: Locale, what: "lost" | "unknown" = "lost") {
  const { title, text, home } = speak(locale)[what];
  return writeDocument(
    locale,
    title,
    html`<h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">${home}</a></p>`,
  );
}
