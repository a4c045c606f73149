import type { Diagram } from "./assemble.ts";
import type { NodeIndex } from "./model.ts";
import { isSplit } from "./unending.ts";
import { vanishes } from "./weights.ts";

/**
 * The node at which all branches of a split meet, if they lead there one by one and nothing else does: each branch a plain path that nobody enters or leaves. There
 * `joins all` makes of all branches the one token that came. `null` where that is not so.
 */
export function findJoin(diagram: Diagram, split: NodeIndex): NodeIndex | null {
  const { nodes, edges } = diagram;
  const looped = new Set(edges.filter(({ implicit }) => implicit).flatMap(({ from, to }) => [from, to]));
  const { outgoing } = nodes[split]!;
  let join: NodeIndex | null = null;
  for (const branch of outgoing) {
    let edge = edges[branch]!;
    for (let node = nodes[edge.to]!; node.incoming.length === 1; node = nodes[edge.to]!) {
      const plain = node.outgoing.length === 1 && !isSplit(node) && !looped.has(node.index) && !vanishes(diagram, node);
      if (!plain || node.index === split || edge.repeatOf !== null) return null;
      edge = edges[node.outgoing[0]!]!;
    }
    if (edge.repeatOf !== null || (join !== null && join !== edge.to)) return null;
    join = edge.to;
  }
  if (join === null || join === split || looped.has(join)) return null;
  return nodes[join]!.incoming.length === outgoing.length ? join : null;
}
