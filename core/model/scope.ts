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
  const scope: NodeIndex[] = [];
  const add = (nodes: readonly NodeIndex[]): void => {
    for (const node of nodes) {
      if (inside[node] === 1) continue;
      inside[node] = 1;
      scope.push(node);
    }
  };
  add(members);
  for (const { from, to } of repeats) add(findNaturalLoop(graph, from, to));
  return scope.sort((a, b) => a - b);
}
