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

/** Exits and matrix entries that are worked through for all probabilities of one start together. */
const mostWork = 60_000_000;

/** How a probability is found. */
type Way =
  /** It is the expected passes: a single token passes there at most once. */
  | { readonly kind: "passes" }
  /** The passes divided by those that follow once there, all from one state. */
  | { readonly kind: "returns"; readonly state: number }
  | { readonly kind: "solve" };

/**
 * Finds the probabilities of ever passing (E1, E2). A single token passes a place outside of cycles at most once, so that it is its expected passes; where a node of a
 * cycle has a single state, it is the passes divided by those that follow once there; everything else is solved for.
 */
export function findReached(program: Program, weighted: Weighted, visits: Float64Array, passages: Passages): Reached {
  const { chain, blocks, factor } = weighted;
  const returns = new Float64Array(chain.states);
  const ways = chooseWays(program, weighted, passages);
  const affordable = countWork(weighted, ways) <= mostWork;
  const solve = (target: Target): number | null =>
    affordable ? Math.min(1, findHits(weighted, target).values[0]!) : null;
  const edges = Array.from(ways.edges, (way, edge) => {
    if (way.kind === "passes") return Math.min(1, passages.edges[edge]!);
    return way.kind === "solve" ? solve({ kind: "edge", edge }) : null;
  });
  const nodes = Array.from(ways.nodes, (way, node) => {
    if (way.kind === "passes") return Math.min(1, passages.nodes[node]!);
    if (way.kind === "solve") return solve({ kind: "node", node });
    if (!affordable) return null;
    findReturns(way.state);
    for (let k = chain.at[way.state]!; k < chain.at[way.state + 1]!; k++) {
      const edge = chain.laws.exit[chain.laws.at[chain.law[way.state]!]! + k - chain.at[way.state]!]!;
      if (edge < 0 || ways.edges[edge]!.kind !== "returns") continue;
      const passes = passages.edges[edge]!;
      const behind = returns[blocks.place[chain.to[k]!]!]!;
      edges[edge] = Math.min(1, passes / (1 + (passes / visits[way.state]!) * behind));
    }
    return Math.min(1, visits[way.state]! / returns[blocks.place[way.state]!]!);
  });
  return { nodes, edges };

  /** Expected visits of a state by what comes to each place of its block. */
  function findReturns(state: number): void {
    const part = blocks.of[state]!;
    const [from, to] = [blocks.from[part]!, blocks.from[part + 1]!];
    returns.fill(0, from, to);
    returns[blocks.place[state]!] = 1;
    solveOnward(factor, returns, from, to);
  }
}

function chooseWays(
  program: Program,
  weighted: Weighted,
  passages: Passages,
): { nodes: readonly Way[]; edges: readonly Way[] } {
  const alone = weighted.chain.kind === "alone";
  const cycles = findCycles(program);
  const stateOf = findSingles(program, weighted);
  const passes: Way = { kind: "passes" };
  const solve: Way = { kind: "solve" };
  const nodes = Array.from(passages.nodes, (count, node): Way => {
    if (count === 0 || (alone && cycles.cyclic[cycles.of[node]!] === 0)) return passes;
    return alone && stateOf[node]! >= 0 ? { kind: "returns", state: stateOf[node]! } : solve;
  });
  const edges = Array.from(passages.edges, (count, edge): Way => {
    const from = program.edges.from[edge]!;
    const to = program.edges.to[edge]!;
    if (count === 0 || (alone && cycles.of[from] !== cycles.of[to])) return passes;
    const way = nodes[from]!;
    const inside = stateOf[to]! >= 0 && weighted.blocks.of[stateOf[to]!] === weighted.blocks.of[stateOf[from]!];
    return way.kind === "returns" && inside ? way : solve;
  });
  return { nodes, edges };
}

function countWork({ chain, blocks }: Weighted, ways: { nodes: readonly Way[]; edges: readonly Way[] }): number {
  // A target within a block has it eliminated anew.
  const whole = blocks.pattern.work + chain.to.length;
  let work = 0;
  for (const way of ways.edges) if (way.kind === "solve") work += whole;
  for (const way of ways.nodes) {
    if (way.kind === "solve") work += whole;
    if (way.kind !== "returns") continue;
    const part = blocks.of[way.state]!;
    work += 2 * (blocks.pattern.at[blocks.from[part + 1]!]! - blocks.pattern.at[blocks.from[part]!]!);
  }
  return work;
}

/** The cycles of the diagram itself, implicit repeats included. */
function findCycles({ nodes, edges }: Program) {
  const arcs = Array.from(edges.from, (from, edge) => ({ from, to: edges.to[edge]! }));
  return findComponents(buildGraph(nodes.count, arcs));
}

/** By node: its only state, if that lies in a block; else -1. */
function findSingles({ nodes }: Program, { chain, blocks, eliminated }: Weighted): Int32Array {
  const only = new Int32Array(nodes.count).fill(-1);
  const count = new Int32Array(nodes.count);
  for (let state = 0; state < chain.states; state++) {
    const node = chain.node[state]!;
    if (node < 0) continue;
    count[node]!++;
    if (eliminated[blocks.of[state]!] === 1) only[node] = state;
  }
  return only.map((state, node) => (count[node] === 1 ? state : -1));
}
