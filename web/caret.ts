import type { Span } from "#core/language/diagnostic";
import type { SimStatement } from "#core/language/tree";
import type { Reading } from "./reading.ts";

/** Id of the node or edge that the line at this offset speaks of: it declares it, or its odds or times; `null` where it speaks of none. */
export function findPartAt({ text, model, tree }: Reading, offset: number): string | null {
  const from = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const to = end === -1 ? text.length : end;
  const here = ({ span }: { readonly span: Span }) => span.from < to && span.to > from;
  const part = model.nodes.find(here) ?? model.edges.find((edge) => !edge.implicit && here(edge));
  if (part !== undefined) return part.id;
  const sim = tree.sims.find(here);
  return sim === undefined ? null : findSubject(sim, model);
}

function findSubject(sim: SimStatement, model: Reading["model"]): string | null {
  if ("node" in sim) return sim.node.text;
  if (!("edge" in sim)) return null;
  const { from, to } = sim.edge;
  const edge = model.edges.find(
    (each) => model.nodes[each.from]!.id === from.text && model.nodes[each.to]!.id === to.text,
  );
  return edge?.id ?? null;
}
