import type { writeOdds } from "../language/edit.ts";
import type { Model } from "./model.ts";
import { nameTarget } from "./name-target.ts";
import { rebalance } from "./rebalance.ts";

/** The odds of all edges of the decision after one of them was moved (`rebalance`), as the writer takes them; none for an edge that is not there. */
export function writeMove(model: Model, id: string, odds: number): Parameters<typeof writeOdds>[1] {
  const moved = model.edges.find((edge) => edge.id === id);
  if (moved === undefined) return [];
  return rebalance(model, moved.index, odds).flatMap(({ edge: index, odds: value }) => {
    const edge = model.edges[index];
    return edge === undefined ? [] : [{ ...nameTarget(model, edge), odds: [roundOdds(value)] }];
  });
}

/** Odds as the text keeps them: ten decimals, so that a rescaled third adds up within the tolerance of S9. */
function roundOdds(odds: number): number {
  return Math.round(odds * 1e10) / 1e10;
}
