import type { Layout } from "#core/layout/geometry";
import type { Model } from "#core/model/model";
import { type Intervals, indexIntervals } from "./intervals.ts";
import { Doing, type Legs } from "./legs.ts";
import {
  clearPlacement,
  createPlacement,
  type Placed,
  type Placement,
  trailDots,
  trailGap,
  Way,
  widenPlacement,
} from "./placement.ts";
import { bindRoutes, placeOnRoute, type Routes, routeLength } from "./route.ts";
import { measureTracks, placeOnTrack } from "./tracks.ts";

/** Where a waiting line begins before its node, how far its tokens are apart, and how many it shows. */
const lineStart = 15;
const lineGap = 12;
const lineLongest = 5;

/** Tokens nearer than this are a crowd; the trail of one that has another within this behind it is hidden. In pixels of the unscaled drawing. */
const closeBy = 3;
const trailHidden = 10;

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
 * Places all tokens at `time`: a pure function of the choreography and the time, whatever was asked before. What it gives is `placement`, filled
 * anew, if that is given.
 */
export function placeTokens(choreography: Choreography, time: number, placement = createPlacement()): Placed {
  const { legs, routes } = choreography;
  const { tracks } = routes;
  clearPlacement(placement, tracks.length.length, tracks.nodeX.length);
  const count = listLive(choreography, time, placement);
  const { lines } = placement;
  let lingering = 0;
  for (let i = 0; i < count; i++) {
    const leg = placement.legs[i]!;
    const doing = legs.doing[leg];
    if (doing === Doing.gliding || doing === Doing.approaching) continue;
    const hop = legs.hopStart[leg]!;
    if (doing === Doing.waiting && hop < legs.hopStart[leg + 1]!) {
      lines[legs.hops[hop]!]!++;
      placement.waiting[lingering++] = leg;
    } else serve(placement, legs.node[leg]!, doing === Doing.serving ? part(legs, leg, time) : 0);
  }
  for (let i = 0; i < count; i++) {
    const leg = placement.legs[i]!;
    const doing = legs.doing[leg];
    if (doing === Doing.gliding || doing === Doing.approaching)
      move(placement, routes, leg, part(legs, leg, time), doing === Doing.approaching);
  }
  for (let i = 0; i < lingering; i++) line(placement, routes, placement.waiting[i]!);
  for (let i = 0; i < lingering; i++) cutLine(placement, routes, legs.hops[legs.hopStart[placement.waiting[i]!]!]!);
  for (const { node } of placement.serving) placement.served[node] = 0;
  return placement;
}

/** Lists the legs that are live, and gives how many. */
function listLive({ live }: Choreography, time: number, placement: Placement): number {
  const count = live.at(time, placement.legs);
  if (count <= placement.legs.length) return count;
  widenPlacement(placement, count);
  return live.at(time, placement.legs);
}

/** Counts one more among those served at a node. */
function serve(placement: Placement, node: number, progress: number): void {
  const place = placement.serving[placement.served[node]! - 1];
  if (place === undefined) placement.served[node] = placement.serving.push({ node, count: 1, progress });
  else {
    place.count++;
    place.progress = Math.max(place.progress, progress);
  }
}

/** Adds a dot for a leg, without a place and a trail yet. */
function addDot(placement: Placement, legs: Legs, leg: number): number {
  const dot = placement.dots++;
  const token = legs.token[leg]!;
  placement.token[dot] = token;
  placement.start[dot] = legs.tokens[token]!.start;
  placement.trail[dot] = 0;
  placement.way[dot] = Way.bent;
  placement.close[dot] = 0;
  return dot;
}

/** Adds the dot of a token that has gone so much (0..1) of its leg, and its trail. */
function move(placement: Placement, routes: Routes, leg: number, done: number, toLine: boolean): void {
  const { legs, tracks } = routes;
  const { places, bends } = placement;
  const dot = addDot(placement, legs, leg);
  const last = legs.hopStart[leg + 1]! - 1;
  if (last < legs.hopStart[leg]!) {
    places[2 * dot] = Number.NaN;
    places[2 * dot + 1] = Number.NaN;
    return;
  }
  let whole = routeLength(routes, leg);
  if (toLine) {
    const edge = legs.hops[last]!;
    whole = Math.max(0, whole - lineStart - lineGap * lineLength(routes, edge, placement.lines[edge]!));
  }
  const length = whole * done;
  const piece = placeOnRoute(routes, leg, length, places, 2 * dot);
  followDot(placement, legs.hops[last]!, dot);
  const trail = Math.max(0, Math.min(trailDots, Math.ceil(length / trailGap) - 1));
  placement.trail[dot] = trail;
  if (piece >= 0 && tracks.way[piece] !== Way.bent) {
    const straight = Math.abs(places[2 * dot]! - tracks.x[piece]!) + Math.abs(places[2 * dot + 1]! - tracks.y[piece]!);
    if (straight >= trail * trailGap) {
      placement.way[dot] = tracks.way[piece]!;
      return;
    }
  }
  for (let k = 1; k <= trail; k++)
    placeOnRoute(routes, leg, length - k * trailGap, bends, 2 * (dot * trailDots + k - 1));
}

/** Marks a dot that is close behind another on its edge; the trail of that one would lie below it. */
function followDot(placement: Placement, edge: number, dot: number): void {
  const { places, ahead } = placement;
  const before = ahead[edge]! - 1;
  ahead[edge] = dot + 1;
  if (before < 0) return;
  const dx = places[2 * dot]! - places[2 * before]!;
  const dy = places[2 * dot + 1]! - places[2 * before + 1]!;
  const apart = dx * dx + dy * dy;
  if (apart < closeBy * closeBy) placement.close[dot] = 1;
  if (apart < trailHidden * trailHidden) placement.trail[before] = 0;
}

/** Adds the dot of a token that waits, if its line is not full yet. */
function line(placement: Placement, routes: Routes, leg: number): void {
  const edge = routes.legs.hops[routes.legs.hopStart[leg]!]!;
  const k = placement.lined[edge]!;
  if (k >= lineLength(routes, edge, placement.lines[edge]!)) return;
  placement.lined[edge] = k + 1;
  placeInLine(routes, edge, k, placement.places, 2 * addDot(placement, routes.legs, leg));
}

/** Tells how many more wait at an edge than are shown, once. */
function cutLine(placement: Placement, routes: Routes, edge: number): void {
  const shown = placement.lined[edge]!;
  const more = placement.lines[edge]! - shown;
  placement.lines[edge] = 0;
  placement.lined[edge] = 0;
  if (more <= 0) return;
  placeInLine(routes, edge, shown - 1, end, 0);
  placement.crowds.push({ edge, count: more, x: end[0]!, y: end[1]! });
}
const end = new Float64Array(2);

/** Writes the place of the `k`th of a line, from 0. */
function placeInLine({ tracks }: Routes, edge: number, k: number, out: Float64Array, at: number): void {
  placeOnTrack(tracks, edge, tracks.length[edge]! - lineStart - k * lineGap, out, at);
}

/** Where the token is that was born first of those alive, for a camera to follow; `null` when none is. */
export function findLead(
  choreography: Choreography,
  time: number,
  placement = createPlacement(),
): { readonly x: number; readonly y: number } | null {
  const { legs, routes } = choreography;
  const count = listLive(choreography, time, placement);
  let lead = -1;
  let born = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const leg = placement.legs[i]!;
    const since = legs.tokens[legs.token[leg]!]!.born;
    if (since >= born) continue;
    lead = leg;
    born = since;
  }
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
