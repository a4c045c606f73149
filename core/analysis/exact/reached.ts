import type { Program } from "../../engine/program.ts";
import { findComponents } from "../../model/graph/components.ts";
import { buildGraph } from "../../model/graph/graph.ts";
import { solveOnward } from "./factor.ts";
import { findHits, type Target } from "./hits.ts";
import type { Passages } from "./passages.ts";
import type { Weighted } from "./weighted.ts";

/** By node and by edge: the probability that a case ever comes there; `null` where that takes too much work. */
export interface Reached {
  readonly nodes: readonly (number | null)[];
  readonly edges: readonly (number | null)[];
}

/** Exits that are looked at for all probabilities of one start together. */
const mostWork = 60_000_000;

/**
 * Finds the probabilities of ever passing (E1, E2). A single token passes a place outside of cycles at most once, so that it is its expected passes; where a node of a
 * cycle has a single state, it is the passes divided by those that follow once there; everything else is solved for.
 */
export function findReached(program: Program, weighted: Weighted, visits: Float64Array, passages: Passages): Reached {
  const { chain, blocks } = weighted;
  const solver = createSolver(weighted);
  if (chain.kind !== "alone") {
    return {
      nodes: Array.from(passages.nodes, (passes, node) => (passes > 0 ? solver({ kind: "node", node }) : 0)),
      edges: Array.from(passages.edges, (passes, edge) => (passes > 0 ? solver({ kind: "edge", edge }) : 0)),
    };
  }
  const cycles = findCycles(program);
  const stateOf = findSingles(program, weighted);
  const columns = new Map<number, Float64Array>();
  const nodes = Array.from(passages.nodes, (passes, node) => {
    if (passes === 0 || cycles.cyclic[cycles.of[node]!] === 0) return Math.min(1, passes);
    const state = stateOf[node]!;
    if (state < 0) return solver({ kind: "node", node });
    const column = findReturns(weighted, state);
    columns.set(node, column);
    return Math.min(1, visits[state]! / column[blocks.place[state]!]!);
  });
  const edges = Array.from(passages.edges, (passes, edge) => {
    const from = program.edges.from[edge]!;
    const to = program.edges.to[edge]!;
    if (passes === 0 || cycles.of[from] !== cycles.of[to]) return Math.min(1, passes);
    const column = columns.get(from);
    const behind = stateOf[to]!;
    if (column === undefined || behind < 0) return solver({ kind: "edge", edge });
    const share = passes / visits[stateOf[from]!]!;
    return Math.min(1, passes / (1 + share * column[blocks.place[behind]!]!));
  });
  return { nodes, edges };
}

function createSolver(weighted: Weighted): (target: Target) => number | null {
  let work = 0;
  return (target) => {
    work += weighted.chain.to.length;
    return work > mostWork ? null : Math.min(1, findHits(weighted, target).values[0]!);
  };
}

/** The cycles of the diagram itself, implicit repeats included. */
function findCycles({ nodes, edges }: Program) {
  const arcs = Array.from(edges.from, (from, edge) => ({ from, to: edges.to[edge]! }));
  return findComponents(buildGraph(nodes.count, arcs));
}

/** By node: its only state, if that lies in a block; else -1. */
function findSingles({ nodes }: Program, { chain, factors, blocks }: Weighted): Int32Array {
  const only = new Int32Array(nodes.count).fill(-1);
  const count = new Int32Array(nodes.count);
  for (let state = 0; state < chain.states; state++) {
    const node = chain.node[state]!;
    count[node]!++;
    if (factors[blocks.of[state]!] != null) only[node] = state;
  }
  return only.map((state, node) => (count[node] === 1 ? state : -1));
}

/** By place in its block: expected visits of a state by what comes there. */
function findReturns({ blocks, factors }: Weighted, state: number): Float64Array {
  const factor = factors[blocks.of[state]!]!;
  const column = new Float64Array(factor.pattern.size);
  column[blocks.place[state]!] = 1;
  solveOnward(factor, column);
  return column;
}
