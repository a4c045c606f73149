import type { Diagnostic, Edit } from "#core/language/diagnostic";
import { parse } from "#core/language/parse";
import type { Tree } from "#core/language/tree";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { rereadOdds } from "#core/model/reread-odds";

/** A text, read and understood as far as it goes. */
export interface Reading {
  readonly text: string;
  readonly tree: Tree;
  readonly model: Model;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: readonly Diagnostic[];
}

/** Reads a text. Never throws. */
export function read(text: string): Reading {
  const { tree, diagnostics: written } = parse(text);
  const { model, diagnostics: meant } = lower(tree);
  // An empty page is no mistake.
  const found = text.trim() === "" ? [] : [...written, ...meant];
  const diagnostics = found.sort((a, b) => a.span.from - b.span.from);
  return { text, tree, model, diagnostics, errors: diagnostics.filter(({ severity }) => severity === "error") };
}

/** Reads a text that edits (in order) made of one that was read: gives what `read` gives, and is quick where nothing but odds changed. */
export function readAfter(before: Reading, text: string, edits: readonly Edit[]): Reading {
  const reread = rereadOdds(before, edits);
  return reread === null || reread.tree.source !== text ? read(text) : { ...before, ...reread, text };
}

/** Whether there is nothing to draw: no node was read. */
export function isEmpty(reading: Reading): boolean {
  return reading.model.nodes.length === 0;
}

/**
 * Ids of the nodes that diagnostics of these severities concern: those whose line a diagnostic stands on, and both ends of an
 * edge whose line it stands on.
 */
export function findConcerned(reading: Reading, severities: readonly Diagnostic["severity"][]): ReadonlySet<string> {
  const concerned = new Set<string>();
  for (const { severity, span } of reading.diagnostics) {
    if (!severities.includes(severity)) continue;
    const touches = (other: { from: number; to: number }) => other.from <= span.from && span.from < other.to;
    for (const node of reading.tree.nodes) if (touches(node.span)) concerned.add(node.id.text);
    for (const edge of reading.tree.edges) {
      if (touches(edge.span)) concerned.add(edge.from.node.text).add(edge.to.node.text);
    }
  }
  return concerned;
}
