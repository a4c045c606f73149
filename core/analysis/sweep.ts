import type { LoopIndex, Model } from "../model/model.ts";
import { countVisits } from "./exact/moves.ts";
import { sumPassages } from "./exact/passages.ts";
import { type Chains, expandModel, weighStart } from "./expand.ts";
import { findMovable, moveOdds } from "./odds.ts";
import type { BoundSweep, ExactOutcome, OddsSweep, SettingOutcomes } from "./results.ts";
import { solveOutcomes } from "./solve.ts";

/** The outcomes of every start at each of the odds of one edge (E4). RangeError for an edge whose odds cannot be moved, and for odds beyond 0 to 1. */
export function sweepOdds(chains: Chains, edge: string, odds: readonly number[]): OddsSweep {
  const movable = findMovable(chains, edge);
  return { edge, points: odds.map((share) => ({ odds: share, ...listOutcomes(moveOdds(chains, movable, share)) })) };
}

/** The outcomes of every start with 0 to `most` repeats of one loop, in place of its bound (E4). RangeError for a loop that is not there. */
export function sweepBound(model: Model, loop: LoopIndex, most: number): BoundSweep {
  const swept = model.loops[loop];
  if (swept === undefined) throw new RangeError(`there is no loop ${loop}`);
  const points = Array.from({ length: most + 1 }, (_, repeats) => {
    const loops = model.loops.map((one) => (one.index === loop ? { ...one, bound: repeats } : one));
    return { repeats, ...listOutcomes(expandModel({ ...model, loops })) };
  });
  return { loop: model.nodes[swept.members[0] ?? 0]?.id ?? "", points };
}

function listOutcomes(chains: Chains): SettingOutcomes {
  return {
    starts: chains.program.starts.map(({ node }, start) => ({
      start: chains.program.nodes.id[node]!,
      outcomes: solveAt(chains, start),
    })),
  };
}

/** Outcomes of one start, all or the one that is wanted, by its id; `null` where it has no exact answer. */
export function solveAt(chains: Chains, start: number, wanted?: string): readonly ExactOutcome[] | null {
  const weighted = weighStart(chains, start);
  if ("kind" in weighted) return null;
  const passages = sumPassages(chains.program, weighted, countVisits(weighted));
  const { outcomes } = chains.model.starts[start]!;
  const some = wanted === undefined ? outcomes : outcomes.filter(({ id }) => id === wanted);
  return solveOutcomes(some, weighted, passages);
}
