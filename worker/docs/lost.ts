import { html } from "hono/html";
import type { Locale } from "#core/messages/message";
import { speak } from "../words/words.ts";
import { writeDocument } from "./document.ts";

/** The page at an address with nothing behind it, or where no diagram or run of that id is kept. */
export function writeLost(locale: Locale, what: "lost" | "unknown" | "unknownRun" = "lost") {
  const { title, text, home } = speak(locale)[what];
  return writeDocument(
    locale,
    title,
    html`<h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">${home}</a></p>`,
  );
}
