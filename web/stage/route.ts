import type { Legs } from "./legs.ts";
import { placeOnTrack, type Tracks } from "./tracks.ts";

/*
 * A leg's edges one after another make its route. Where it passes through a node it goes by the node's centre, unseen below the node, and
 * there four times as fast, so that most of the time is spent where the token can be seen.
 */
const throughNode = 0.25;

/** Legs bound to a drawing: how long each route is, so that a place on it can be looked up. */
export interface Routes {
  readonly legs: Legs;
  readonly tracks: Tracks;
  /** Length of the way through the node before hop `h` (0 for the first of a leg), in pixels. */
  readonly through: Float64Array;
  /** Weighted length of the leg up to the end of hop `h`. */
  readonly end: Float64Array;
  /** Node passed before hop `h`: the source of its edge. */
  readonly via: Int32Array;
}

/** Measures the routes of all legs on a drawing; `sources` are the edges' source nodes. */
export function bindRoutes(legs: Legs, tracks: Tracks, sources: Int32Array): Routes {
  const n = legs.hops.length;
  const through = new Float64Array(n);
  const end = new Float64Array(n);
  const via = new Int32Array(n);
  for (let leg = 0; leg < legs.count; leg++) {
    let sum = 0;
    const begin = legs.hopStart[leg]!;
    for (let h = begin; h < legs.hopStart[leg + 1]!; h++) {
      const edge = legs.hops[h]!;
      const node = sources[edge]!;
      via[h] = node;
      if (h > begin) through[h] = toCentre(tracks, legs.hops[h - 1]!, 1, node) + toCentre(tracks, edge, 0, node);
      sum += through[h]! * throughNode + tracks.length[edge]!;
      end[h] = sum;
    }
  }
  return { legs, tracks, through, end, via };
}

/** From the first (0) or last (1) point of an edge to the centre of a node. */
function toCentre(tracks: Tracks, edge: number, which: 0 | 1, node: number): number {
  const i = which === 0 ? tracks.first[edge]! : tracks.first[edge + 1]! - 1;
  if (tracks.first[edge] === tracks.first[edge + 1]) return 0;
  return Math.hypot(tracks.x[i]! - tracks.nodeX[node]!, tracks.y[i]! - tracks.nodeY[node]!);
}

/** Weighted length of a leg's whole route; 0 for one without edges. */
export function routeLength(routes: Routes, leg: number): number {
  const last = routes.legs.hopStart[leg + 1]! - 1;
  return last < routes.legs.hopStart[leg]! ? 0 : routes.end[last]!;
}

/**
 * Writes the place at weighted `length` along a leg's route to `out[at]`, `out[at + 1]`; gives the point of the tracks before it, -1 below a node. The leg must
 * have an edge.
 */
export function placeOnRoute(routes: Routes, leg: number, length: number, out: Float64Array, at: number): number {
  const { legs, tracks, end, through, via } = routes;
  const begin = legs.hopStart[leg]!;
  let low = begin;
  let high = legs.hopStart[leg + 1]! - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (end[middle]! < length) low = middle + 1;
    else high = middle;
  }
  const edge = legs.hops[low]!;
  const inside = length - (low > begin ? end[low - 1]! : 0);
  const hidden = through[low]! * throughNode;
  if (inside >= hidden) return placeOnTrack(tracks, edge, inside - hidden, out, at);
  const node = via[low]!;
  const before = legs.hops[low - 1]!;
  const inward = toCentre(tracks, before, 1, node);
  const gone = inside / throughNode;
  const i = gone < inward ? tracks.first[before + 1]! - 1 : tracks.first[edge]!;
  const far = gone < inward ? inward : through[low]! - inward;
  const u = far > 0 ? Math.abs(inward - gone) / far : 0;
  out[at] = tracks.nodeX[node]! + (tracks.x[i]! - tracks.nodeX[node]!) * u;
  out[at + 1] = tracks.nodeY[node]! + (tracks.y[i]! - tracks.nodeY[node]!) * u;
  return -1;
}
