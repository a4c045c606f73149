import type { Graph } from "./graph.ts";

/**
 * The edges that lead to a node on the current path of a depth-first search, self-loops included (L1), ascending. The search stays inside the
 * nodes whose `within` is 1, takes the roots in the order given and the edges of a node in ascending order.
 */
export function findBackEdges(graph: Graph, roots: readonly number[], within: Uint8Array): readonly number[] {
  const { nodes, to, out, outAt } = graph;
  const next = outAt.slice();
  const met = new Uint8Array(nodes);
  const onPath = new Uint8Array(nodes);
  const path: number[] = [];
  const back: number[] = [];
  const enter = (node: number): void => {
    met[node] = 1;
    onPath[node] = 1;
    path.push(node);
  };
  for (const root of roots) {
    if (within[root] === 0 || met[root] === 1) continue;
    enter(root);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (next[node] === outAt[node + 1]) {
        onPath[node] = 0;
        path.pop();
        continue;
      }
      const edge = out[next[node]!++]!;
      const target = to[edge]!;
      if (onPath[target] === 1) back.push(edge);
      else if (within[target] === 1 && met[target] === 0) enter(target);
    }
  }
  return back.sort((a, b) => a - b);
}
