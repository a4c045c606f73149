import { usesCapacity } from "../engine/capacity.ts";
import { holds } from "../engine/expectations.ts";
import type { ExpectationResult } from "../engine/results.ts";
import { reach } from "../engine/starts.ts";
import type { Expectation } from "../model/model.ts";
import type { Chains } from "./expand.ts";
import type { ExactFigures, ExactStart } from "./results.ts";

/**
 * Checks what the text expects against exact answers, in the model's order: over the cases of all starts together, as `checkExpectations` does with what was counted. `null` for what
 * only a run can tell: minima, maxima and percentiles, times where tokens wait for lanes, and starts without an exact answer.
 */
export function expectExactly(chains: Chains, starts: readonly ExactStart[]): readonly (ExpectationResult | null)[] {
  return chains.model.expectations.map((expectation) => {
    const value = observe(chains, starts, expectation);
    if (value === null) return null;
    const { text, relation, value: bound } = expectation;
    return { text, holds: holds(value, relation, bound), value, exact: true };
  });
}

function observe(chains: Chains, starts: readonly ExactStart[], { subject, node, edge }: Expectation): number | null {
  const { nodes, edges } = chains.program;
  if (node !== null) return meanFrom(chains, starts, node, (figures) => figures.nodes[nodes.id[node]!]!.reached);
  if (edge !== null) {
    return meanFrom(chains, starts, edges.from[edge]!, (figures) => figures.edges[edges.id[edge]!]!.reached);
  }
  if (subject.kind !== "measure" || subject.field !== "mean") return null;
  if (subject.measure === "time" && usesCapacity(chains.model)) return null;
  return meanOver(starts, (figures) => figures[subject.measure].mean);
}

/** Over the starts whose cases can come to a node. */
function meanFrom(
  { program }: Chains,
  starts: readonly ExactStart[],
  node: number,
  valueOfStart: (figures: ExactFigures) => number | null,
): number | null {
  const coming = starts.filter((_, i) => reach(program.nodes, program.edges, program.starts[i]!.node).includes(node));
  return meanOver(coming, valueOfStart);
}

/** Every start has the same number of cases (S2). 0 of none. */
function meanOver(
  starts: readonly ExactStart[],
  valueOfStart: (figures: ExactFigures) => number | null,
): number | null {
  let sum = 0;
  for (const start of starts) {
    const value = start.exact ? valueOfStart(start) : null;
    if (value === null) return null;
    sum += value;
  }
  return starts.length > 0 ? sum / starts.length : 0;
}
