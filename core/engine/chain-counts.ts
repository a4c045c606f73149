import type { Program } from "./program.ts";

/** What a walk along chains counts: passes of chains, and what the step limit cut off inside one. */
export interface ChainCounts {
  /** By slot: passes; cases that pass at all; the last case that did, counted from 1 within the walk. */
  readonly passes: Float64Array;
  readonly reached: Float64Array;
  readonly seen: Int32Array;
  /** By node and by edge: the same of the part of a chain that was walked before the limit. */
  readonly cut: NodeAndEdgeCounts;
}

/** By node: visits, and cases that visit at all; by edge: passes, and cases that use it at all. */
export interface NodeAndEdgeCounts {
  readonly visits: Float64Array;
  readonly reached: Float64Array;
  readonly passes: Float64Array;
  readonly used: Float64Array;
}

/** Counts of no case. */
export function chainCounts(program: Program): ChainCounts {
  const { slots } = program.chains;
  return {
    passes: new Float64Array(slots),
    reached: new Float64Array(slots),
    seen: new Int32Array(slots),
    cut: nodeAndEdgeCounts(program),
  };
}

/** Counts of no case. */
export function nodeAndEdgeCounts({ nodes, edges }: Program): NodeAndEdgeCounts {
  return {
    visits: new Float64Array(nodes.count),
    reached: new Float64Array(nodes.count),
    passes: new Float64Array(edges.count),
    used: new Float64Array(edges.count),
  };
}

/** Notes that the case `stamp` passes a slot for the first time, and with it the merges behind it: once one was reached, so were those after it. */
export function reachSlot(program: Program, counts: ChainCounts, slot: number, stamp: number): void {
  const { seen, reached } = counts;
  const { merge } = program.chains;
  for (let at = slot; at >= 0 && seen[at] !== stamp; at = merge[at]!) {
    seen[at] = stamp;
    reached[at] = reached[at]! + 1;
  }
}

/** The counts of nodes and edges that follow from those of chains: each node passes on what came into it. */
export function unfold(program: Program, start: number, counts: ChainCounts): NodeAndEdgeCounts {
  const { nodes, edges, chains, starts } = program;
  const { visits, reached, passes, used } = nodeAndEdgeCounts(program);
  const passOn = (edge: number, count: number, cases: number): void => {
    passes[edge] = count;
    used[edge] = cases;
    visits[edges.to[edge]!] = visits[edges.to[edge]!]! + count;
  };
  visits[starts[start]!.node] = counts.passes[edges.count + start]!;
  for (let edge = 0; edge < edges.count; edge++) {
    if (chains.station[edges.from[edge]!] === 1) passOn(edge, counts.passes[edge]!, counts.reached[edge]!);
  }
  for (let node = 0; node < nodes.count; node++) reached[node] = counts.reached[chains.slotOf[node]!] ?? 0;
  for (const node of chains.order)
    passOn(nodes.outgoing.items[nodes.outgoing.at[node]!]!, visits[node]!, reached[node]!);
  return {
    visits: sum(visits, counts.cut.visits),
    reached: sum(reached, counts.cut.reached),
    passes: sum(passes, counts.cut.passes),
    used: sum(used, counts.cut.used),
  };
}

function sum(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((count, i) => count + b[i]!);
}
