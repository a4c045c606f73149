import type { Coordinates } from "./coordinates.ts";
import { type Graph, type Side, stepX, stepY } from "./graph.ts";
import type { Tracks } from "./nudge.ts";

/** x, y in flow space. */
export type Spot = readonly [number, number];

/**
 * How far a node's outline lies from its middle towards a side, `aside` from the middle of that side: flat for boxes, slanted for
 * diamonds, round for circles and the ends of pills.
 */
export function outlineDepth(graph: Graph, node: number, side: Side, aside: number): number {
  const { width, height } = graph.size[node]!;
  const [deep, wide] = side % 2 === 0 ? [width / 2, height / 2] : [height / 2, width / 2];
  const shape = graph.shape[node]!;
  if (shape === "diamond") return deep * Math.max(0, 1 - Math.abs(aside) / wide);
  if (shape !== "circle") return deep;
  const round = Math.min(deep, wide);
  const over = Math.max(0, Math.abs(aside) - (wide - round));
  return deep - round + Math.sqrt(Math.max(0, round * round - over * over));
}

function portAt(graph: Graph, at: Coordinates, node: number, side: Side, place: number): Spot {
  const x = at.nodeX[node]!;
  const y = at.nodeY[node]!;
  if (side % 2 === 0) return [x + stepX[side] * outlineDepth(graph, node, side, place - y), place];
  return [place, y + stepY[side] * outlineDepth(graph, node, side, place - x)];
}

/** The corners of every edge, from its source's outline to its target's. */
export function tracePaths(graph: Graph, tracks: Tracks, at: Coordinates): Spot[][] {
  return graph.edges.map((edge, index) => {
    const pieces = tracks.byEdge[index]!;
    const place = (k: number): number => at.piece[pieces[k]!]!;
    const spots: Spot[] = [portAt(graph, at, edge.from, edge.out, place(0))];
    for (let k = 0; k + 1 < pieces.length; k++) {
      const along = tracks.pieces[pieces[k]!]!.along;
      spots.push(along ? [place(k + 1), place(k)] : [place(k), place(k + 1)]);
    }
    spots.push(portAt(graph, at, edge.to, edge.into, place(pieces.length - 1)));
    return spots;
  });
}
