import { en as stage } from "../../stage/words/en.ts";

/** What an embed says in English, its stage included. */
export const en = {
  ...stage,
  "embed.title": "Flowodds diagram",
  "embed.open": "Open in Flowodds",
  "embed.from": "from {start}, {count|case|cases}",
  "embed.more": "{count} more",
  "embed.running": "Running",
  "embed.errors": "{count|error|errors} to fix before it can run",
  "embed.noStart": "No case starts here, so nothing moves",
  "embed.empty": "This link holds no diagram.",
  "embed.damaged": "This link is damaged, so the diagram cannot be shown.",
  "embed.unknown": "This link was made by a newer version of Flowodds.",
  "embed.missing": "No diagram is stored at this address.",
  "embed.rest": "Open Flowodds and paste a diagram to make a new link.",
} as const;

/** A key of the embed's words. */
export type EmbedWord = keyof typeof en;
