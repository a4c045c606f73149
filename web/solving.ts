import { type Chains, expandModel } from "#core/analysis/expand";
import { expectExactly } from "#core/analysis/expectations";
import { offerLoads } from "#core/analysis/loads";
import type { ExactStart } from "#core/analysis/results";
import { solveExact } from "#core/analysis/solve";
import { compileChoices } from "#core/engine/choices";
import type { ExpectationResult } from "#core/engine/results";

export { expandModel };

/** Odds of all edges of a model, in order; `null` for edges without. */
export type AllOdds = readonly (readonly number[] | null)[];

/** The exact figures of a model. */
export interface Figures {
  readonly starts: readonly ExactStart[];
  readonly expectations: readonly (ExpectationResult | null)[];
  /** Work that cases bring to each lane, in units of its capacity; `null` where only a run can tell. */
  readonly loads: readonly (number | null)[];
}

/** The same diagram with other odds. Its states are the same whatever the odds: only these are read again. */
export function changeOdds(chains: Chains, odds: AllOdds): Chains {
  const edges = chains.model.edges.map((edge, k) => ({ ...edge, odds: odds[k] ?? null }));
  const model = { ...chains.model, edges };
  const { nodes, edges: table } = chains.program;
  return { ...chains, model, odds: compileChoices(model, nodes, table).odds };
}

/** Solves what the page shows at once: the figures of the starts, and what the text expects. */
export function solveFigures(chains: Chains): Figures {
  const starts = solveExact(chains, { reach: chains.model.expectations.length > 0 });
  const passes = starts.map((start) => (start.exact ? start.nodes : null));
  return { starts, expectations: expectExactly(chains, starts), loads: offerLoads(chains, passes) };
}

/** States that the chains of a model have together. */
export function countStates({ starts }: Chains): number {
  return starts.reduce((sum, start) => sum + ("chain" in start ? start.chain.states : 0), 0);
}
