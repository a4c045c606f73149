import { findNotation as findKind } from "#core/formats/notation";
import type { Locale } from "#core/messages/message";

/** The notation of a text that is not ours, as far as its beginning tells; `null` if it is taken as it is. */
export function findNotation(text: string): "BPMN" | "Mermaid" | null {
  const kind = findKind(text);
  return kind === "fz" ? null : kind === "bpmn" ? "BPMN" : "Mermaid";
}

/** Reads a text in another notation as FlowZap Code, and says in sentences what is lost; the reader is fetched when the first one comes. `null` where it cannot be read. */
export async function convert(
  notation: "BPMN" | "Mermaid",
  text: string,
  locale: Locale,
): Promise<{ readonly text: string; readonly losses: readonly string[] } | null> {
  const found =
    notation === "BPMN"
      ? (await import("#core/formats/read-bpmn")).readBpmn(text)
      : (await import("#core/formats/read-mermaid")).readMermaid(text);
  if (found === null) return null;
  const { tellLoss } = await import("#core/messages/losses");
  return { text: found.text, losses: [...new Set(found.losses.map((loss) => tellLoss(loss, locale)))] };
}
