import { isMermaidHead, listStatements } from "./mermaid-text.ts";
import type { Notation } from "./notations.ts";

/** The notation of a text, as far as its beginning tells; what is none of the others is taken for FlowZap Code. */
export function findNotation(text: string): Notation {
  const head = text
    .slice(0, 20_000)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^<(?:\?xml|!--|(?:\w+:)?definitions\b)/.test(head) && /<(?:\w+:)?definitions\b/.test(head)) return "bpmn";
  return isMermaidHead(listStatements(head)[0] ?? "") ? "mermaid" : "fz";
}
