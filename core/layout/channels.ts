import { type Graph, left, right, stepX, stepY } from "./graph.ts";
import type { Grid } from "./grid.ts";

/** Corners of an edge on the grid, `x0, y0, x1, y1, ...`, from its source's point to its target's. */
export type Route = readonly number[];

/**
 * A way along channels only, at most five straight pieces: there is always one, and it needs no search. A loop from one side
 * of a node to the same side goes out to the channel and back.
 */
export function routeByChannels(graph: Graph, grid: Grid, index: number): Route {
  const { from, to, out, into } = graph.edges[index]!;
  const x0 = grid.nodeX[from]!;
  const y0 = grid.nodeY[from]!;
  const x3 = grid.nodeX[to]!;
  const y3 = grid.nodeY[to]!;
  const x1 = x0 + stepX[out];
  const y1 = y0 + stepY[out];
  const x2 = x3 + stepX[into];
  const y2 = y3 + stepY[into];
  if (from === to && out === into) return [x0, y0, x1, y1, x1, y1, x0, y0];
  const leavesAlong = out === right || out === left;
  const entersAlong = into === right || into === left;
  const corners = [x0, y0, x1, y1];
  if (leavesAlong && entersAlong) {
    if (x1 !== x2) {
      const between = y2 > y1 ? y1 + 1 : y2 < y1 ? y1 - 1 : into === out ? y1 - 1 : y1 + 1;
      corners.push(x1, between, x2, between);
    }
  } else if (!leavesAlong && !entersAlong) {
    if (y1 !== y2) {
      const between = x2 < x1 ? x1 - 1 : x1 + 1;
      corners.push(between, y1, between, y2);
    }
  } else if (leavesAlong) {
    corners.push(x1, y2);
  } else {
    corners.push(x2, y1);
  }
  corners.push(x2, y2, x3, y3);
  return dropStraight(corners);
}

/** Leaves out points that are no corners. */
function dropStraight(corners: readonly number[]): number[] {
  const kept = [corners[0]!, corners[1]!];
  for (let k = 2; k < corners.length; k += 2) {
    const x = corners[k]!;
    const y = corners[k + 1]!;
    const n = kept.length;
    if (kept[n - 2] === x && kept[n - 1] === y) continue;
    if (
      n >= 4 &&
      ((kept[n - 4] === kept[n - 2] && kept[n - 2] === x) || (kept[n - 3] === kept[n - 1] && kept[n - 1] === y))
    ) {
      kept[n - 2] = x;
      kept[n - 1] = y;
    } else {
      kept.push(x, y);
    }
  }
  return kept;
}
