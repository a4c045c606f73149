import type { Graph } from "./graph/graph.ts";
import { findNaturalLoop } from "./graph/natural-loop.ts";
import type { NodeIndex } from "./model.ts";

/** The scope of a loop, ascending: its members and the natural loops of the repeats u->v that it owns (L3). */
export function findScope(
  graph: Graph,
  members: readonly NodeIndex[],
  repeats: readonly { readonly from: NodeIndex; readonly to: NodeIndex }[],
): readonly NodeIndex[] {
  const inside = new Uint8Array(graph.nodes);
  for (const member of members) inside[member] = 1;
  for (const { from, to } of repeats) for (const node of findNaturalLoop(graph, from, to)) inside[node] = 1;
  const scope: NodeIndex[] = [];
  for (let node = 0; node < graph.nodes; node++) if (inside[node] === 1) scope.push(node);
  return scope;
}
