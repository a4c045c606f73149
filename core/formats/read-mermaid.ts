import type { Converted } from "./draft-diagram.ts";
import { isMermaidHead, listStatements } from "./mermaid-text.ts";
import { readFlowchart } from "./read-flowchart.ts";
import { readSequence } from "./read-sequence.ts";

/** Reads a Mermaid flowchart (subgraphs become lanes) or sequence diagram (participants do) as FlowZap Code; `null` where it is neither. */
export function readMermaid(source: string): Converted | null {
  const [head = "", ...statements] = listStatements(source);
  if (!isMermaidHead(head)) return null;
  return head === "sequenceDiagram" ? readSequence(statements) : readFlowchart(statements);
}
