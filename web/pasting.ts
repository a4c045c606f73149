import { sourceLimit } from "#core/language/size";
import { read } from "./reading.ts";

/**
 * Whether a pasted text is a whole diagram of its own: it has lanes, nodes and edges, and needs nothing that is not in it. A lane
 * copied out of a diagram mostly leads elsewhere, so it is none and is inserted as usual.
 */
export function standsAlone(text: string): boolean {
  const { model, errors } = read(text);
  return model.lanes.length > 0 && model.nodes.length > 1 && model.edges.length > 0 && errors.length === 0;
}

/** Reads a dropped file as text; says why not where it cannot be a diagram. */
export async function readFile(
  file: File,
): Promise<{ readonly text: string } | { readonly trouble: "fileTooBig" | "fileUnreadable" }> {
  if (file.size > sourceLimit) return { trouble: "fileTooBig" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return { trouble: "fileUnreadable" };
  }
}
