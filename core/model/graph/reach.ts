import type { Graph } from "./graph.ts";

/** What a search may use: edges and nodes whose entry is 0 do not exist. */
export interface Bounds {
  readonly open?: Uint8Array | undefined;
  readonly within?: Uint8Array | undefined;
}

/** 1 for each node that some root leads to, the roots included. */
export function reachFrom(graph: Graph, roots: Iterable<number>, bounds: Bounds = {}): Uint8Array {
  return search(graph.nodes, roots, graph.outAt, graph.out, graph.to, bounds);
}

/** 1 for each node that leads to some target, the targets included. */
export function reachTo(graph: Graph, targets: Iterable<number>, bounds: Bounds = {}): Uint8Array {
  return search(graph.nodes, targets, graph.intoAt, graph.into, graph.from, bounds);
}

function search(
  nodes: number,
  roots: Iterable<number>,
  at: Int32Array,
  items: Int32Array,
  end: Int32Array,
  { open, within }: Bounds,
): Uint8Array {
  const reached = new Uint8Array(nodes);
  const found: number[] = [];
  for (const root of roots) {
    if (reached[root] === 1 || within?.[root] === 0) continue;
    reached[root] = 1;
    found.push(root);
  }
  // The list grows while it is walked.
  for (let i = 0; i < found.length; i++) {
    const node = found[i]!;
    for (let k = at[node]!; k < at[node + 1]!; k++) {
      const edge = items[k]!;
      const next = end[edge]!;
      if (reached[next] === 1 || open?.[edge] === 0 || within?.[next] === 0) continue;
      reached[next] = 1;
      found.push(next);
    }
  }
  return reached;
}
