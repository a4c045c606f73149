import { findBackEdges } from "./graph/back-edges.ts";
import type { Components } from "./graph/components.ts";
import { countLeaving, type Graph } from "./graph/graph.ts";
import { reachFrom } from "./graph/reach.ts";
import type { EdgeIndex, NodeIndex } from "./model.ts";

/** What starts the next pass of a loop (L1): declared edges, or one edge that was meant but not drawn, or nothing. */
export type Repeats =
  | { readonly kind: "edges"; readonly edges: readonly EdgeIndex[] }
  | { readonly kind: "implicit"; readonly from: NodeIndex; readonly to: NodeIndex }
  | { readonly kind: "none" };

/**
 * Finds the repeat edges of a loop (L1). `members` in the order of the loop line, at least one; `begins` is 1 for nodes at which cases begin.
 */
export function findRepeats(
  graph: Graph,
  components: Components,
  begins: Uint8Array,
  members: readonly NodeIndex[],
): Repeats {
  const isMember = new Uint8Array(graph.nodes);
  const touched = new Uint8Array(components.count);
  for (const member of members) {
    isMember[member] = 1;
    touched[components.of[member]!] = 1;
  }
  const within = new Uint8Array(graph.nodes);
  const others: NodeIndex[] = [];
  for (let node = 0; node < graph.nodes; node++) {
    if (touched[components.of[node]!] === 0) continue;
    within[node] = 1;
    if (isMember[node] === 0) others.push(node);
  }
  const order = [...members, ...others];
  const roots = order.filter((node) => begins[node] === 1 || isEntered(graph, within, node));
  if (!members.some((member) => components.cyclic[components.of[member]!] === 1)) {
    return findImplicit(graph, isMember, members, roots[0] ?? members[0]!);
  }
  const back = findBackEdges(graph, [...roots, ...order], within);
  const from = (edge: EdgeIndex): boolean => isMember[graph.from[edge]!] === 1;
  const to = (edge: EdgeIndex): boolean => isMember[graph.to[edge]!] === 1;
  const leaving = (): readonly EdgeIndex[] => {
    const found: EdgeIndex[] = [];
    for (let edge = 0; edge < graph.to.length; edge++) {
      if (from(edge) && !to(edge) && within[graph.to[edge]!] === 1) found.push(edge);
    }
    return found;
  };
  const shapes = [
    () => back.filter((edge) => from(edge) && to(edge)),
    () => back.filter(from),
    () => back.filter(to),
    leaving,
  ];
  for (const shape of shapes) {
    const edges = shape();
    if (edges.length > 0) return { kind: "edges", edges };
  }
  return { kind: "none" };
}

/** Whether an edge from outside the set leads to a node in it. */
function isEntered(graph: Graph, within: Uint8Array, node: NodeIndex): boolean {
  for (let k = graph.intoAt[node]!; k < graph.intoAt[node + 1]!; k++) {
    if (within[graph.from[graph.into[k]!]!] === 0) return true;
  }
  return false;
}

/** From the last member that leads out of the members or nowhere, to the first one that is entered. */
function findImplicit(graph: Graph, isMember: Uint8Array, members: readonly NodeIndex[], first: NodeIndex): Repeats {
  const leadsOut = (node: NodeIndex): boolean => {
    for (let k = graph.outAt[node]!; k < graph.outAt[node + 1]!; k++) {
      if (isMember[graph.to[graph.out[k]!]!] === 0) return true;
    }
    return countLeaving(graph, node) === 0;
  };
  const last = members.findLast(leadsOut);
  if (last === undefined || reachFrom(graph, [first], { within: isMember })[last] === 0) return { kind: "none" };
  return { kind: "implicit", from: last, to: first };
}
