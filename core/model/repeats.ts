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

/**
 * Prepares to find the repeat edges of loops (L1). `begins` is 1 for nodes at which cases begin; members come in the order of the loop line, each once, at least
 * one.
 */
export function createRepeatFinder(
  graph: Graph,
  components: Components,
  begins: Uint8Array,
): (members: readonly NodeIndex[]) => Repeats {
  const { of, cyclic } = components;
  const nodesOf = listMembers(components);
  /** A search of one component finds all of it from its first root, so that the root alone tells what is found. */
  const known = new Map<NodeIndex, readonly EdgeIndex[]>();
  const isRoot = (within: (node: NodeIndex) => boolean) => (node: NodeIndex) =>
    begins[node] === 1 || isEntered(graph, within, node);
  const roots = nodesOf.map((nodes, component) => nodes.filter(isRoot((node) => of[node] === component)));
  const isKnownRoot = new Uint8Array(graph.nodes);
  for (const root of roots.flat()) isKnownRoot[root] = 1;

  return (members) => {
    const isMember = new Uint8Array(graph.nodes);
    for (const member of members) isMember[member] = 1;
    if (!members.some((member) => cyclic[of[member]!] === 1)) {
      const first = members.find(isRoot((node) => isMember[node] === 1)) ?? members[0]!;
      return findImplicit(graph, isMember, members, first);
    }
    const [component, ...more] = new Set(members.map((member) => of[member]!));
    const back =
      more.length === 0 ? searchOne(component!, members) : searchAll([component!, ...more], members, isMember);
    return findDrawn(graph, components, back, members, isMember);
  };

  /** From the first member that is a root, else the first other node that is one, else the first member. */
  function searchOne(component: number, members: readonly NodeIndex[]): readonly EdgeIndex[] {
    const root = members.find((member) => isKnownRoot[member] === 1) ?? roots[component]![0] ?? members[0]!;
    const back = known.get(root) ?? findBackEdges(graph, [root], maskOf([component]));
    known.set(root, back);
    return back;
  }

  /** From all roots, then from all nodes, members before others. */
  function searchAll(
    touched: readonly number[],
    members: readonly NodeIndex[],
    isMember: Uint8Array,
  ): readonly EdgeIndex[] {
    const within = maskOf(touched);
    const nodes = touched.flatMap((component) => nodesOf[component]!).sort((a, b) => a - b);
    const order = [...members, ...nodes.filter((node) => isMember[node] === 0)];
    const entered = order.filter(isRoot((node) => within[node] === 1));
    return findBackEdges(graph, [...entered, ...order], within);
  }

  function maskOf(touched: readonly number[]): Uint8Array {
    const within = new Uint8Array(graph.nodes);
    for (const component of touched) for (const node of nodesOf[component]!) within[node] = 1;
    return within;
  }
}

/** The back edges between members; if none, those from a member; if none, those to one; if none, the edges of the cycle that lead from members to others. */
function findDrawn(
  graph: Graph,
  { of }: Components,
  back: readonly EdgeIndex[],
  members: readonly NodeIndex[],
  isMember: Uint8Array,
): Repeats {
  const from = back.filter((edge) => isMember[graph.from[edge]!] === 1);
  const both = from.filter((edge) => isMember[graph.to[edge]!] === 1);
  const to = back.filter((edge) => isMember[graph.to[edge]!] === 1);
  const [edges] = [both, from, to].filter((found) => found.length > 0);
  if (edges !== undefined) return { kind: "edges", edges };
  const leaving: EdgeIndex[] = [];
  for (const member of members) {
    for (let k = graph.outAt[member]!; k < graph.outAt[member + 1]!; k++) {
      const target = graph.to[graph.out[k]!]!;
      if (isMember[target] === 0 && of[member] === of[target]) leaving.push(graph.out[k]!);
    }
  }
  return { kind: "edges", edges: leaving.sort((a, b) => a - b) };
}

/** Whether an edge from outside the set leads to a node in it. */
function isEntered(graph: Graph, within: (node: NodeIndex) => boolean, node: NodeIndex): boolean {
  for (let k = graph.intoAt[node]!; k < graph.intoAt[node + 1]!; k++) {
    if (!within(graph.from[graph.into[k]!]!)) return true;
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
