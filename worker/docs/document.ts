import { html } from "hono/html";
import type { Locale } from "#core/messages/message";

/** What `html` makes: text that is escaped already. */
export type Markup = ReturnType<typeof html>;

/** A page of text around a body; its only style is the sheet `web/public/docs.css`, as the policy allows no style inside. */
export function writeDocument(locale: Locale, title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} - Flowodds</title>
        <link rel="stylesheet" href="/docs.css" />
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}
