import { type Graph, isLarge } from "./graph.ts";
import { layGrid } from "./grid.ts";
import { type Placement, settle, type Trial } from "./placement.ts";
import type { Flow } from "./ranks.ts";
import { scoreGrid } from "./route.ts";

/** Work of all trial routings, in steps of the router, so that the result does not depend on the machine. */
const budget = 160_000;

/** Prices in pixels of way; `against` for each column that an edge lacks to run along the flow. */
const price = { row: 40, column: 40, against: 220 };

/** Places to try a chain at: every row and gap between rows of its lane, one column to either side, and, with `swaps`, both rows swapped. */
function* moves(graph: Graph, placement: Placement, chain: readonly number[], swaps: boolean): Generator<Trial> {
  const { column, row } = placement;
  const lane = graph.lane[chain[0]!]!;
  const own = row[chain[0]!]!;
  const copy = (): Trial => ({ column: Float64Array.from(column), row: Float64Array.from(row) });
  const shift = (to: number, by: number): Trial => {
    const trial = copy();
    for (const node of chain) {
      trial.row[node] = to;
      trial.column[node]! += by;
    }
    return trial;
  };
  for (let twice = -1; twice <= 2 * placement.rows[lane]! - 1; twice++)
    if (twice !== 2 * own) yield shift(twice / 2, 0);
  for (const by of [-1, 1]) yield shift(own, by);
  if (swaps && own + 1 < placement.rows[lane]!) {
    const trial = copy();
    for (const node of graph.laneNodes[lane]!) {
      if (row[node] === own) trial.row[node] = own + 1;
      else if (row[node] === own + 1) trial.row[node] = own;
    }
    yield trial;
  }
}

/**
 * Moves chains between rows and columns as long as that makes the drawing cheaper, judged by routing it each time; bounded by
 * counted work. With `fresh`, only chains of such nodes are moved, and all others keep their order.
 */
export function searchPlacement(
  graph: Graph,
  starts: readonly Placement[],
  flows: readonly Flow[],
  fresh: Uint8Array | null,
): Placement {
  let work = 0;
  const score = (placement: Placement): number => {
    const { cost, work: spent } = scoreGrid(graph, layGrid(graph, placement));
    work += spent;
    const rows = placement.rows.reduce((sum, count) => sum + count, 0);
    const { column } = placement;
    let against = 0;
    for (const { first, second, least } of flows) against += Math.max(0, column[first]! + least - column[second]!);
    return cost + rows * price.row + placement.columns * price.column + against * price.against;
  };
  let best = starts[0]!;
  if (starts.length === 1 && isLarge(graph)) return best;
  let least = score(best);
  for (const start of starts.slice(1)) {
    const cost = score(start);
    if (cost >= least) continue;
    least = cost;
    best = start;
  }
  if (isLarge(graph)) return best;
  const { chains } = best;
  const movable = chains.filter((chain) => fresh === null || fresh[chain[0]!] === 1);
  for (let improved = true; improved; ) {
    improved = false;
    for (const chain of movable) {
      let found: Placement | null = null;
      for (const trial of moves(graph, best, chain, fresh === null)) {
        if (work >= budget) return found ?? best;
        const placement = settle(graph, trial, chains);
        if (placement === null) continue;
        const cost = score(placement);
        if (cost < least - 1) {
          least = cost;
          found = placement;
        }
      }
      if (found !== null) {
        best = found;
        improved = true;
      }
    }
  }
  return best;
}
