import type { Program } from "../../engine/program.ts";
import { ENDS, SPENT, SPLIT } from "./laws.ts";
import type { Weighted } from "./weighted.ts";

/** Expected passes of nodes and edges per case; by node, how many tokens end there (S6), and how many because their repeats are used up (L5). */
export interface Passages {
  readonly nodes: Float64Array;
  readonly edges: Float64Array;
  readonly ends: Float64Array;
  readonly spent: Float64Array;
}

/** Sums the passes of nodes and edges over the states of the chain. */
export function sumPassages(program: Program, { chain, weights }: Weighted, visits: Float64Array): Passages {
  const { node, law, laws } = chain;
  const nodes = new Float64Array(program.nodes.count);
  const edges = new Float64Array(program.edges.count);
  const ends = new Float64Array(program.nodes.count);
  const spent = new Float64Array(program.nodes.count);
  const leaving = new Float64Array(laws.count);
  for (let state = 0; state < chain.states; state++) {
    const count = visits[state]!;
    if (count === 0 || law[state]! < 0) continue;
    if (chain.visits[state] === 1) nodes[node[state]!]! += count;
    leaving[law[state]!]! += count;
  }
  for (let one = 0; one < laws.count; one++) {
    for (let exit = laws.at[one]!; exit < laws.at[one + 1]!; exit++) {
      const way = laws.exit[exit]!;
      const passes = leaving[one]! * (laws.kind[one] === SPLIT ? 1 : weights[exit]!);
      if (way >= 0) edges[way]! += passes;
      else if (way === ENDS) ends[laws.node[one]!]! += passes;
      else if (way === SPENT) spent[laws.node[one]!]! += passes;
    }
  }
  return { nodes, edges, ends, spent };
}
