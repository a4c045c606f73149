import type { Chains, Expansion } from "../analysis/expand.ts";
import type { Model } from "../model/model.ts";

/** What it takes to look at one exit of a state, and to find it in the first place, against one product of an elimination. */
const exitWork = 64;
const findWork = 1000;
/** Newton steps that the branching equations take, about. */
const newtonSteps = 8;

/**
 * What it takes to solve for the outcomes once, in products of numbers, about: elimination takes the square of each state's links, once and once more for each
 * outcome. Counted, never measured, so that the same model always takes the same.
 */
export function weighSolving({ model, starts }: Chains): number {
  return starts.reduce((sum, expansion, start) => sum + weighStart(model, expansion, start), 0);
}

/** The same for how many cases ever come to each node and edge: those of a single token's nodes with one state are cheap, the others are solved for one by one. */
export function weighReaching(chains: Chains): number {
  return chains.starts.reduce((sum, expansion) => sum + countTargets(chains, expansion) * weighOnce(expansion), 0);
}

function countTargets({ model: { nodes, edges } }: Chains, expansion: Expansion): number {
  if (!("chain" in expansion)) return 0;
  const { chain } = expansion;
  if (chain.kind !== "alone") return nodes.length + edges.length;
  const states = new Int32Array(nodes.length);
  for (let state = 0; state < chain.states; state++) if (chain.node[state]! >= 0) states[chain.node[state]!]!++;
  return nodes.reduce((sum, { outgoing }, node) => (states[node]! > 1 ? sum + 1 + outgoing.length : sum), 0);
}

/** The same for expanding the diagram: what was given up was followed as far as that. */
export function weighExpanding({ starts }: Chains): number {
  return starts.reduce((sum, expansion) => {
    if ("chain" in expansion) return sum + findWork * expansion.chain.to.length;
    if (!("most" in expansion)) return sum;
    return sum + (expansion.kind === "too-entangled" ? expansion.most : findWork * expansion.most);
  }, 0);
}

function weighStart({ starts }: Model, expansion: Expansion, start: number): number {
  return weighOnce(expansion) * (2 + starts[start]!.outcomes.length);
}

function weighOnce(expansion: Expansion): number {
  if (!("chain" in expansion)) return 0;
  const { chain, blocks } = expansion;
  const once = exitWork * chain.to.length + blocks.pattern.work;
  return once * (chain.kind === "branching" ? newtonSteps : 1);
}

/** Work that exact values may add to a run: less than the run itself may take, and a diagram of a thousand decisions is within it. */
export const exactWorkOfRun = 100_000_000;
