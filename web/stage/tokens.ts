import type { Layout } from "#core/layout/geometry";
import type { Model } from "#core/model/model";
import { type Intervals, indexIntervals } from "./intervals.ts";
import { Doing, type Legs } from "./legs.ts";
import { bindRoutes, placeOnRoute, type Routes, routeLength } from "./route.ts";
import { measureTracks, placeOnTrack } from "./tracks.ts";

/** Places of a token's trail behind it, and how far they are apart, in pixels of the unscaled drawing. */
export const trailDots = 10;
export const trailGap = 2;

/** Where a waiting line begins before its node, how far its tokens are apart, and how many it shows. */
const lineStart = 15;
const lineGap = 12;
const lineLongest = 5;

/** Legs on a drawing, ready to be asked about any moment. */
export interface Choreography {
  readonly legs: Legs;
  readonly routes: Routes;
  readonly live: Intervals;
}

/** Binds legs to a drawing; needed anew when either changes. */
export function prepareTokens(model: Model, layout: Layout, legs: Legs, live?: Intervals): Choreography {
  const sources = Int32Array.from(model.edges, (edge) => edge.from);
  const routes = bindRoutes(legs, measureTracks(model, layout), sources);
  return { legs, routes, live: live ?? indexIntervals(legs.from, legs.until) };
}

/**
 * What is to be seen at one moment. Each live token is in it exactly once: as a dot, among those served at a node, or among those
 * who wait beyond the end of a line.
 */
export interface Placed {
  readonly dots: number;
  /** For dot `i` from `2 * i * (1 + trailDots)` on: x, y of the dot, then of its trail; NaN for a part that is not there. */
  readonly places: Float64Array;
  /** For each dot: index of its start (its shape), -1 if unknown, and of its token. */
  readonly start: Int32Array;
  readonly token: Int32Array;
  /** Nodes that serve; `progress` is that of the token that has been there longest. */
  readonly serving: readonly { readonly node: number; readonly count: number; readonly progress: number }[];
  /** Lines longer than shown: how many more wait, and where the line is cut. */
  readonly crowds: readonly { readonly edge: number; readonly count: number; readonly x: number; readonly y: number }[];
}

/** Places all tokens at `time`: a pure function of the choreography and the time, whatever was asked before. */
export function placeTokens({ legs, routes, live }: Choreography, time: number): Placed {
  const moving: number[] = [];
  const waiting = new Map<number, number[]>();
  const serving = new Map<number, { node: number; count: number; progress: number }>();
  live.at(time, (leg) => {
    const hop = legs.hopStart[leg]!;
    const doing = legs.doing[leg];
    if (doing === Doing.gliding || doing === Doing.approaching) moving.push(leg);
    else if (doing === Doing.waiting && hop < legs.hopStart[leg + 1]!) {
      const line = waiting.get(legs.hops[hop]!);
      if (line === undefined) waiting.set(legs.hops[hop]!, [leg]);
      else line.push(leg);
    } else {
      const node = legs.node[leg]!;
      const place = serving.get(node);
      const progress = doing === Doing.serving ? part(legs, leg, time) : 0;
      if (place === undefined) serving.set(node, { node, count: 1, progress });
      else {
        place.count++;
        place.progress = Math.max(place.progress, progress);
      }
    }
  });

  const shown = new Map([...waiting].map(([edge, line]) => [edge, lineLength(routes, edge, line.length)]));
  const dots = moving.length + [...shown.values()].reduce((sum, n) => sum + n, 0);
  const stride = 2 * (1 + trailDots);
  const places = new Float64Array(dots * stride).fill(Number.NaN);
  const start = new Int32Array(dots);
  const token = new Int32Array(dots);
  let dot = 0;
  const name = (leg: number) => {
    token[dot] = legs.token[leg]!;
    start[dot] = legs.tokens[legs.token[leg]!]!.start;
    return dot++ * stride;
  };

  for (const leg of moving) {
    const at = name(leg);
    const begin = legs.hopStart[leg]!;
    if (begin === legs.hopStart[leg + 1]!) continue;
    let whole = routeLength(routes, leg);
    if (legs.doing[leg] === Doing.approaching) {
      const edge = legs.hops[legs.hopStart[leg + 1]! - 1]!;
      whole = Math.max(0, whole - lineStart - lineGap * (shown.get(edge) ?? 0));
    }
    const length = whole * part(legs, leg, time);
    placeOnRoute(routes, leg, length, places, at);
    for (let k = 1; k <= trailDots && length - k * trailGap > 0; k++) {
      placeOnRoute(routes, leg, length - k * trailGap, places, at + 2 * k);
    }
  }

  const crowds: { edge: number; count: number; x: number; y: number }[] = [];
  const end = new Float64Array(2);
  for (const [edge, line] of waiting) {
    const length = routes.tracks.length[edge]!;
    const room = shown.get(edge)!;
    for (let k = 0; k < room; k++)
      placeOnTrack(routes.tracks, edge, length - lineStart - k * lineGap, places, name(line[k]!));
    if (line.length === room) continue;
    placeOnTrack(routes.tracks, edge, length - lineStart - (room - 1) * lineGap, end, 0);
    crowds.push({ edge, count: line.length - room, x: end[0]!, y: end[1]! });
  }
  return { dots, places, start, token, serving: [...serving.values()], crowds };
}

/** Where the token is that was born first of those alive, for a camera to follow; `null` when none is. */
export function findLead(choreography: Choreography, time: number): { readonly x: number; readonly y: number } | null {
  const { legs, routes, live } = choreography;
  let lead = -1;
  const rank = (leg: number) => legs.tokens[legs.token[leg]!]!.born;
  live.at(time, (leg) => {
    if (lead < 0 || rank(leg) < rank(lead)) lead = leg;
  });
  if (lead < 0) return null;
  const length = routeLength(routes, lead);
  if (legs.doing[lead] !== Doing.gliding || length === 0) {
    return { x: routes.tracks.nodeX[legs.node[lead]!]!, y: routes.tracks.nodeY[legs.node[lead]!]! };
  }
  const place = new Float64Array(2);
  placeOnRoute(routes, lead, length * part(legs, lead, time), place, 0);
  return { x: place[0]!, y: place[1]! };
}

/** How much of a leg is over, 0..1. */
function part(legs: Legs, leg: number, time: number): number {
  return (time - legs.from[leg]!) / (legs.until[leg]! - legs.from[leg]!);
}

/** How many of those waiting on an edge its line shows: what its length has room for, one at least, five at most. */
function lineLength(routes: Routes, edge: number, waiting: number): number {
  const room = 1 + Math.max(0, Math.floor((routes.tracks.length[edge]! - lineStart) / lineGap));
  return Math.min(waiting, room, lineLongest);
}
