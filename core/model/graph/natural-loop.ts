import type { Graph } from "./graph.ts";

/**
 * The natural loop of an edge u->v (L3): v, and the nodes that reach u without passing v (Aho, Sethi and Ullman, "Compilers", 10.4). Where v can be
 * bypassed it reaches back as far as the paths to u do.
 */
export function findNaturalLoop(graph: Graph, u: number, v: number): readonly number[] {
  const { nodes, from, into, intoAt } = graph;
  const seen = new Uint8Array(nodes);
  seen[v] = 1;
  const found = [v];
  const add = (node: number): void => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    found.push(node);
  };
  add(u);
  for (let i = 1; i < found.length; i++) {
    const node = found[i]!;
    for (let k = intoAt[node]!; k < intoAt[node + 1]!; k++) add(from[into[k]!]!);
  }
  return found;
}
