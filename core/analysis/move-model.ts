import { compile } from "../engine/compile.ts";
import type { Model } from "../model/model.ts";
import { listMovable } from "./odds.ts";

/**
 * The same diagram with other odds of one edge, at every attempt, the others of its decision rescaled in proportion, evenly where they are all 0 (E4): what
 * `moveOdds` does to its chains. `share` from 0 to 1. RangeError for other shares, and for an edge whose odds cannot be moved.
 */
export function moveModel(model: Model, id: string, share: number): Model {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`odds ${share} are not between 0 and 1`);
  const program = compile(model);
  const { choices, edges } = program;
  const movable = listMovable(program).find(({ edge }) => edges.id[edge] === id);
  if (movable === undefined) throw new RangeError(`there are no odds of ${id} to move`);
  const moved = model.edges[movable.edge]!;
  if (moved.implicit) return putOdds(model, new Map([[movable.edge, moved.odds!.map(() => share)]]));
  const { first, size } = movable.rows[0]!;
  const all = Array.from({ length: size }, (_, i) => choices.records[4 * (first + i) + 3]!);
  const others = all.filter((edge) => edge !== movable.edge);
  const sums = moved.odds!.map((_, attempt) =>
    others.reduce((sum, edge) => sum + model.edges[edge]!.odds![attempt]!, 0),
  );
  const odds = new Map([[movable.edge, moved.odds!.map(() => share)]]);
  for (const edge of others) {
    const before = model.edges[edge]!.odds!;
    odds.set(
      edge,
      sums.map((sum, attempt) => (1 - share) * (sum > 0 ? before[attempt]! / sum : 1 / others.length)),
    );
  }
  return putOdds(model, odds);
}

function putOdds(model: Model, odds: ReadonlyMap<number, readonly number[]>): Model {
  return {
    ...model,
    edges: model.edges.map((edge) => (odds.has(edge.index) ? { ...edge, odds: odds.get(edge.index)! } : edge)),
  };
}
