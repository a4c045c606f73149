import type { EdgeIndex, Model } from "./model.ts";

/**
 * Moves the odds of one edge of a decision and rescales the others in proportion, evenly where they were all 0; by attempt, from the first attempt's odds. Gives all edges
 * of that decision in order of declaration, with odds that add up to 1; of an implicit repeat only itself. `odds` from 0 to 1; RangeError for other odds, and for an
 * edge that leaves no decision by odds.
 */
export function rebalance(
  model: Model,
  edge: EdgeIndex,
  odds: number,
): readonly { readonly edge: EdgeIndex; readonly odds: number }[] {
  if (!(odds >= 0 && odds <= 1)) throw new RangeError(`odds ${odds} are not between 0 and 1`);
  const moved = model.edges[edge];
  if (moved === undefined) throw new RangeError(`there is no edge ${edge}`);
  if (moved.implicit) return [{ edge, odds }];
  const { id, passing, outgoing } = model.nodes[moved.from]!;
  if (passing.kind !== "odds") throw new RangeError(`the node ${id} of edge ${moved.id} does not decide by odds`);
  const others = outgoing.filter((other) => other !== edge);
  if (others.length === 0) return [{ edge, odds: 1 }];
  const before = (other: EdgeIndex): number => model.edges[other]!.odds![0]!;
  const sum = others.reduce((total, other) => total + before(other), 0);
  const rest = 1 - odds;
  return outgoing.map((other) => {
    if (other === edge) return { edge, odds };
    return { edge: other, odds: sum > 0 ? (before(other) / sum) * rest : rest / others.length };
  });
}
