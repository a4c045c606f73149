import { meanOf } from "./exact/durations.ts";
import { findHits } from "./exact/hits.ts";
import { findOdds, slopeLaw } from "./exact/laws.ts";
import { countVisits, sumGains } from "./exact/moves.ts";
import { countPulls, sumByExit, sumWorth } from "./exact/pulls.ts";
import type { Weighted } from "./exact/weighted.ts";
import { type Chains, weighStart } from "./expand.ts";
import { listMovable, type Movable } from "./odds.ts";
import type { Influence, Measure } from "./results.ts";
import { aimAt, costOf } from "./solve.ts";

/**
 * How every outcome and mean moves with the odds of every edge (E4), by the adjoint: two solves a measure give the derivatives for all edges at once. A derivative that is not
 * finite is left out: with those odds, cases would never end. So are edges that the start's cases never come to.
 */
export function differentiate(chains: Chains): readonly Influence[] {
  const movable = listMovable(chains.program);
  return chains.model.starts.flatMap((_, start) => differentiateStart(chains, start, movable));
}

function differentiateStart(chains: Chains, start: number, movable: readonly Movable[]): readonly Influence[] {
  const weighted = weighStart(chains, start);
  if ("kind" in weighted) return [];
  const { program, model } = chains;
  const id = program.nodes.id[program.starts[start]!.node]!;
  const influences: Influence[] = [];
  const add = (of: Measure, worth: Float64Array): void => {
    for (const { edge, derivative } of turn(chains, weighted, movable, worth)) {
      influences.push({ edge, start: id, of, derivative });
    }
  };
  for (const { id: outcome, target } of model.starts[start]!.outcomes) {
    const aim = aimAt(target);
    if (aim === null) continue;
    const hits = findHits(weighted, aim);
    add({ kind: "outcome", outcome }, sumWorth(weighted, countPulls(weighted, hits), hits));
  }
  const visits = countVisits(weighted);
  const { chain } = weighted;
  const gains = {
    steps: () => 1,
    service: (node: number) => meanOf(program.nodes.service[node]!),
    cost: (node: number) => costOf(chains, node),
  };
  for (const kind of ["steps", "service", "cost"] as const) {
    const rewards = chain.visits.reduce((all, one, state) => {
      if (one === 1) all[state] = gains[kind](chain.node[state]!);
      return all;
    }, new Float64Array(chain.states));
    const sums = sumGains(weighted, rewards);
    add(
      { kind },
      sumByExit(chain, visits, (_, __, k) => (chain.to[k]! >= 0 ? sums[chain.to[k]!]! : 0)),
    );
  }
  return influences;
}

/** Turns what exits are worth into derivatives by the odds of edges. */
function turn(
  { program, odds }: Chains,
  { chain: { laws } }: Weighted,
  movable: readonly Movable[],
  worth: Float64Array,
): readonly { readonly edge: string; readonly derivative: number }[] {
  const lawsOf = new Map<number, number[]>();
  for (let law = 0; law < laws.count; law++) {
    const node = laws.node[law]!;
    lawsOf.set(node, [...(lawsOf.get(node) ?? []), law]);
  }
  const slopes = new Float64Array(laws.exit.length);
  return movable.flatMap(({ edge }) => {
    const own = lawsOf.get(program.edges.from[edge]!);
    if (own === undefined) return [];
    let derivative = 0;
    for (const law of own) {
      const index = findOdds(program, laws, law, edge);
      if (index < 0) continue;
      slopeLaw(laws, odds, law, index, slopes);
      for (let exit = laws.at[law]!; exit < laws.at[law + 1]!; exit++) {
        const slope = slopes[exit - laws.at[law]!]!;
        if (slope !== 0) derivative += slope * worth[exit]!;
      }
    }
    return Number.isFinite(derivative) ? [{ edge: program.edges.id[edge]!, derivative }] : [];
  });
}
