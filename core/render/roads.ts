import type { Layout, Point } from "../layout/geometry.ts";
import type { Model } from "../model/model.ts";
import { distance, roundedLength, roundedPath } from "./corners.ts";
import { round } from "./xml.ts";

/** The way along one edge, from the middle of its source to the middle of its target. */
export interface Road {
  /** Path data from the middle of the source on, without the move to it. */
  readonly path: string;
  readonly source: Point;
  /** Lengths in pixels: below the source, along the edge, below the target. */
  readonly out: number;
  readonly length: number;
  readonly in: number;
}

/** The roads of a drawing by edge id. */
export function layRoads(model: Model, layout: Layout): ReadonlyMap<string, Road> {
  const middle = (index: number): Point | null => {
    const box = layout.nodes[model.nodes[index]!.id];
    return box === undefined ? null : [box.x + box.width / 2, box.y + box.height / 2];
  };
  return new Map(
    model.edges.flatMap((edge): [string, Road][] => {
      const points = layout.edges[edge.id]?.points ?? [];
      const [source, target] = [middle(edge.from), middle(edge.to)];
      const [first, last] = [points[0], points.at(-1)];
      if (source === null || target === null || first === undefined || last === undefined) return [];
      const path = `${roundedPath(points).replace("M", "L")}L${round(target[0])},${round(target[1])}`;
      const length = roundedLength(points);
      return [[edge.id, { path, source, out: distance(source, first), length, in: distance(last, target) }]];
    }),
  );
}
