import type { Graph } from "./graph.ts";

/** As much of a graph as components need. */
export type Arcs = Pick<Graph, "nodes" | "from" | "to" | "out" | "outAt">;

/** The strongly connected components of a graph. */
export interface Components {
  readonly count: number;
  /** Component of each node; an edge leads to the same or a lower number. -1 for nodes that are left out. */
  readonly of: Int32Array;
  /** By component: 1 if it holds a cycle (a self-loop is one). */
  readonly cyclic: Uint8Array;
}

/**
 * Tarjan's components ("Depth-first search and linear graph algorithms", SIAM J. Comput. 1972) with an explicit path, in time linear in nodes
 * and edges. With `open`, edges whose entry is 0 do not exist; with `within`, nodes whose entry is 0 do not.
 */
export function findComponents(graph: Arcs, open?: Uint8Array, within?: Uint8Array): Components {
  const { nodes, to, out, outAt } = graph;
  const of = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const next = outAt.slice();
  const path = new Int32Array(nodes);
  const pending = new Int32Array(nodes);
  const cyclic = new Uint8Array(nodes);
  let ordered = 0;
  let pendingSize = 0;
  let count = 0;

  for (let root = 0; root < nodes; root++) {
    if (order[root] !== -1 || within?.[root] === 0) continue;
    let depth = 0;
    path[0] = root;
    order[root] = low[root] = ordered++;
    pending[pendingSize++] = root;
    while (depth >= 0) {
      const node = path[depth]!;
      if (next[node]! < outAt[node + 1]!) {
        const edge = out[next[node]!++]!;
        const target = to[edge]!;
        if (open?.[edge] === 0 || within?.[target] === 0) continue;
        if (order[target] === -1) {
          order[target] = low[target] = ordered++;
          pending[pendingSize++] = target;
          path[++depth] = target;
        } else if (of[target] === -1 && order[target]! < low[node]!) low[node] = order[target]!;
        continue;
      }
      if (low[node] === order[node]) {
        let member = -1;
        while (member !== node) {
          member = pending[--pendingSize]!;
          of[member] = count;
        }
        count++;
      }
      depth--;
      if (depth >= 0 && low[node]! < low[path[depth]!]!) low[path[depth]!] = low[node]!;
    }
  }
  for (let edge = 0; edge < to.length; edge++) {
    const component = of[to[edge]!]!;
    if (component >= 0 && component === of[graph.from[edge]!] && open?.[edge] !== 0) cyclic[component] = 1;
  }
  return { count, of, cyclic: cyclic.slice(0, count) };
}

/** By component: its nodes, ascending. */
export function listMembers({ count, of }: Components): readonly (readonly number[])[] {
  const members: number[][] = Array.from({ length: count }, () => []);
  of.forEach((component, node) => {
    if (component >= 0) members[component]!.push(node);
  });
  return members;
}
