/**
 * A directed graph in rows: the edges that leave node n are `out[outAt[n]]` up to `out[outAt[n + 1]]`, those that enter it
 * `into[intoAt[n]]` up to `into[intoAt[n + 1]]`, both in ascending order. Parallel edges and self-loops are edges like any other.
 */
export interface Graph {
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly outAt: Int32Array;
  readonly out: Int32Array;
  readonly intoAt: Int32Array;
  readonly into: Int32Array;
}

/** The two ends of an edge. */
export interface Arc {
  readonly from: number;
  readonly to: number;
}

/** Builds the rows of a graph; `arcs` name nodes from 0 to `nodes - 1`. */
export function buildGraph(nodes: number, arcs: readonly Arc[]): Graph {
  const from = Int32Array.from(arcs, (arc) => arc.from);
  const to = Int32Array.from(arcs, (arc) => arc.to);
  const [outAt, out] = buildRows(nodes, from);
  const [intoAt, into] = buildRows(nodes, to);
  return { nodes, from, to, outAt, out, intoAt, into };
}

function buildRows(nodes: number, end: Int32Array): [Int32Array, Int32Array] {
  const at = new Int32Array(nodes + 1);
  for (const node of end) at[node + 1]!++;
  for (let node = 0; node < nodes; node++) at[node + 1]! += at[node]!;
  const next = at.slice();
  const items = new Int32Array(end.length);
  for (let edge = 0; edge < end.length; edge++) items[next[end[edge]!]!++] = edge;
  return [at, items];
}

/** How many edges leave a node. */
export function countLeaving(graph: Graph, node: number): number {
  return graph.outAt[node + 1]! - graph.outAt[node]!;
}

/** How many edges enter a node. */
export function countEntering(graph: Graph, node: number): number {
  return graph.intoAt[node + 1]! - graph.intoAt[node]!;
}
