import { isMermaidHead, listStatements } from "./mermaid-text.ts";

/** Notations that are read here, and written: FlowZap Code is `fz`. */
export const notations = ["fz", "bpmn", "mermaid"] as const;

export type Notation = (typeof notations)[number];

/** What a diagram may be converted into: a notation, or its model as JSON, as `POST /api/parse` tells it. */
export const targets = [...notations, "json"] as const;

export type Target = (typeof targets)[number];

/** The notation of a text, as far as its beginning tells; what is none of the others is taken for FlowZap Code. */
export function findNotation(text: string): Notation {
  const head = text
    .slice(0, 20_000)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^<(?:\?xml|!--|(?:\w+:)?definitions\b)/.test(head) && /<(?:\w+:)?definitions\b/.test(head)) return "bpmn";
  return isMermaidHead(listStatements(head)[0] ?? "") ? "mermaid" : "fz";
}
