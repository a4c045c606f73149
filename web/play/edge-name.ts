import type { Model } from "#core/model/model";

/** What an edge is called: its label, or where it leads; `null` for none. */
export function nameEdge(model: Model, id: string | null): string | null {
  const edge = model.edges.find((each) => each.id === id);
  if (edge === undefined) return null;
  return edge.label === "" ? model.nodes[edge.to]!.label : edge.label;
}
