import type { Converted } from "#core/formats/draft-diagram";

/** The notation of a text that is not ours, as far as its beginning tells; `null` if it is taken as it is. */
export function findNotation(text: string): "BPMN" | "Mermaid" | null {
  const head = text.slice(0, 2000);
  if (/^\s*(?:<\?xml|<!--|<(?:\w+:)?definitions\b)/.test(head) && /definitions/.test(head)) return "BPMN";
  return /^\s*(?:```\s*mermaid\s)?(?:\s*---[\s\S]*?---)?\s*(?:%%.*\s+)*(?:flowchart|graph|sequenceDiagram)\b/.test(head)
    ? "Mermaid"
    : null;
}

/** Reads a text in another notation; the reader is fetched when the first one comes. `null` where it cannot be read. */
export async function convert(notation: "BPMN" | "Mermaid", text: string): Promise<Converted | null> {
  if (notation === "BPMN") return (await import("#core/formats/read-bpmn")).readBpmn(text);
  return (await import("#core/formats/read-mermaid")).readMermaid(text);
}
