import type { Box, Layout, Point } from "#core/layout/geometry";
import type { Model } from "#core/model/model";
import { distance, flatten } from "#core/render/corners";
import { Way } from "./placement.ts";

/** Every edge's curve as straight pieces measured along, for looking up places by length. Indices are the model's. */
export interface Tracks {
  /** The points of edge `e` are `first[e]` up to `first[e + 1]`. */
  readonly first: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Length along the edge up to each point, in pixels of the unscaled drawing. */
  readonly along: Float64Array;
  /** The way that the piece from each point to the next goes; `bent` for one that is not along an axis. */
  readonly way: Uint8Array;
  /** Length of each edge; 0 for one that is not drawn. */
  readonly length: Float64Array;
  /** Centres of the nodes. */
  readonly nodeX: Float64Array;
  readonly nodeY: Float64Array;
}

/** Measures all edges of a drawing. An edge or node that the layout does not have gets length 0 at the origin. */
export function measureTracks(model: Model, layout: Layout): Tracks {
  const curves = model.edges.map((edge) => flatten(layout.edges[edge.id]?.points ?? []));
  const first = new Int32Array(curves.length + 1);
  curves.forEach((curve, e) => {
    first[e + 1] = first[e]! + curve.length;
  });
  const total = first[curves.length]!;
  const x = new Float64Array(total);
  const y = new Float64Array(total);
  const along = new Float64Array(total);
  const way = new Uint8Array(total).fill(Way.bent);
  const length = new Float64Array(curves.length);
  curves.forEach((curve, e) => {
    let sum = 0;
    curve.forEach((point, k) => {
      const i = first[e]! + k;
      if (k > 0) {
        const before = curve[k - 1]!;
        sum += distance(before, point);
        way[i - 1] = findWay(point[0] - before[0], point[1] - before[1]);
      }
      x[i] = point[0];
      y[i] = point[1];
      along[i] = sum;
    });
    length[e] = sum;
  });
  const centres = model.nodes.map((node) => centre(layout.nodes[node.id]));
  return {
    first,
    x,
    y,
    along,
    way,
    length,
    nodeX: Float64Array.from(centres, (point) => point[0]),
    nodeY: Float64Array.from(centres, (point) => point[1]),
  };
}

function centre(box: Box | undefined): Point {
  return box === undefined ? [0, 0] : [box.x + box.width / 2, box.y + box.height / 2];
}

function findWay(dx: number, dy: number): number {
  if (dy === 0 && dx !== 0) return dx > 0 ? Way.right : Way.left;
  if (dx === 0 && dy !== 0) return dy > 0 ? Way.down : Way.up;
  return Way.bent;
}

/** Writes the place at `length` along an edge (clamped to its ends) to `out[at]`, `out[at + 1]`; gives the point before it, -1 for an edge that is not drawn. */
export function placeOnTrack(tracks: Tracks, edge: number, length: number, out: Float64Array, at: number): number {
  let low = tracks.first[edge]!;
  let high = tracks.first[edge + 1]! - 1;
  if (high < low) {
    out[at] = 0;
    out[at + 1] = 0;
    return -1;
  }
  const { x, y, along } = tracks;
  // The last piece that begins at or before `length`.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (along[middle]! <= length) low = middle;
    else high = middle;
  }
  const piece = along[high]! - along[low]!;
  const u = piece > 0 ? Math.min(1, Math.max(0, (length - along[low]!) / piece)) : 0;
  out[at] = x[low]! + (x[high]! - x[low]!) * u;
  out[at + 1] = y[low]! + (y[high]! - y[low]!) * u;
  return low;
}
