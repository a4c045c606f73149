import type { Program } from "../../engine/program.ts";
import { SPLIT } from "./laws.ts";
import type { Weighted } from "./weighted.ts";

/** Expected passes of nodes and edges per case, and of the ways of ending by repeats that are used up. */
export interface Passages {
  readonly nodes: Float64Array;
  readonly edges: Float64Array;
}

/** Sums the passes of nodes and edges over the states of the chain. */
export function sumPassages(program: Program, { chain, weights }: Weighted, visits: Float64Array): Passages {
  const { node, law, laws } = chain;
  const nodes = new Float64Array(program.nodes.count);
  const edges = new Float64Array(program.edges.count);
  const leaving = new Float64Array(laws.count);
  for (let state = 0; state < chain.states; state++) {
    const count = visits[state]!;
    if (count === 0 || law[state]! < 0) continue;
    if (chain.visits[state] === 1) nodes[node[state]!]! += count;
    leaving[law[state]!]! += count;
  }
  for (let one = 0; one < laws.count; one++) {
    for (let exit = laws.at[one]!; exit < laws.at[one + 1]!; exit++) {
      const edge = laws.exit[exit]!;
      if (edge >= 0) edges[edge]! += leaving[one]! * (laws.kind[one] === SPLIT ? 1 : weights[exit]!);
    }
  }
  return { nodes, edges };
}
