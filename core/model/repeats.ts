import { findBackEdges } from "./graph/back-edges.ts";
import { type Components, listMembers } from "./graph/components.ts";
import { countLeaving, type Graph } from "./graph/graph.ts";
import { reachFrom } from "./graph/reach.ts";
import type { EdgeIndex, NodeIndex } from "./model.ts";

/** What starts the next pass of a loop (L1): declared edges, or one edge that was meant but not drawn, or nothing. */
export type Repeats =
  | { readonly kind: "edges"; readonly edges: readonly EdgeIndex[] }
  | { readonly kind: "implicit"; readonly from: NodeIndex; readonly to: NodeIndex }
  | { readonly kind: "none" };

/** The members of a loop with every node that is on a cycle with one of them, and where a search of it begins. */
interface CycleSet {
  readonly within: Uint8Array;
  /** Nodes that are entered from outside the set or at which cases begin, then all; members in the order of the loop line before the others. */
  readonly roots: readonly NodeIndex[];
  readonly order: readonly NodeIndex[];
}

/**
 * Prepares to find the repeat edges of loops (L1). `begins` is 1 for nodes at which cases begin; members come in the order of the loop line, each once, at least
 * one.
 */
export function createRepeatFinder(
  graph: Graph,
  components: Components,
  begins: Uint8Array,
): (members: readonly NodeIndex[]) => Repeats {
  const nodesOf = listMembers(components);
  /** A search of one component finds all of it from its first root, so that the root alone tells what is found. */
  const known = new Map<NodeIndex, readonly EdgeIndex[]>();
  return (members) => {
    const isMember = new Uint8Array(graph.nodes);
    for (const member of members) isMember[member] = 1;
    const { within, roots, order } = collect(members, isMember);
    if (!members.some((member) => components.cyclic[components.of[member]!] === 1)) {
      return findImplicit(graph, isMember, members, roots[0] ?? members[0]!);
    }
    return findDrawn(graph, components, search([...roots, ...order], within), isMember);
  };

  function search(order: readonly NodeIndex[], within: Uint8Array): readonly EdgeIndex[] {
    const root = order[0]!;
    if (order.some((node) => components.of[node] !== components.of[root])) return findBackEdges(graph, order, within);
    const back = known.get(root) ?? findBackEdges(graph, order, within);
    known.set(root, back);
    return back;
  }

  function collect(members: readonly NodeIndex[], isMember: Uint8Array): CycleSet {
    const within = new Uint8Array(graph.nodes);
    const touched = [...new Set(members.map((member) => components.of[member]!))];
    for (const component of touched) for (const node of nodesOf[component]!) within[node] = 1;
    const nodes = touched.flatMap((component) => nodesOf[component]!);
    if (touched.length > 1) nodes.sort((a, b) => a - b);
    const order = [...members, ...nodes.filter((node) => isMember[node] === 0)];
    return { within, roots: order.filter((node) => begins[node] === 1 || isEntered(graph, within, node)), order };
  }
}

/** The back edges between members; if none, those from a member; if none, those to one; if none, the edges of the cycle that lead from members to others. */
function findDrawn(graph: Graph, { of }: Components, back: readonly EdgeIndex[], isMember: Uint8Array): Repeats {
  const from = back.filter((edge) => isMember[graph.from[edge]!] === 1);
  const both = from.filter((edge) => isMember[graph.to[edge]!] === 1);
  const to = back.filter((edge) => isMember[graph.to[edge]!] === 1);
  const [edges] = [both, from, to].filter((found) => found.length > 0);
  if (edges !== undefined) return { kind: "edges", edges };
  const leaving: EdgeIndex[] = [];
  for (let edge = 0; edge < graph.to.length; edge++) {
    const [source, target] = [graph.from[edge]!, graph.to[edge]!];
    if (isMember[source] === 1 && isMember[target] === 0 && of[source] === of[target]) leaving.push(edge);
  }
  return { kind: "edges", edges: leaving };
}

/** Whether an edge from outside the set leads to a node in it. */
function isEntered(graph: Graph, within: Uint8Array, node: NodeIndex): boolean {
  for (let k = graph.intoAt[node]!; k < graph.intoAt[node + 1]!; k++) {
    if (within[graph.from[graph.into[k]!]!] === 0) return true;
  }
  return false;
}

/** From the last member that leads out of the members or nowhere, to the first one that is entered (L1, L6). */
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
