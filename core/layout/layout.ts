import type { Model } from "../model/model.ts";
import { placeBadge } from "./badges.ts";
import { type Coordinates, placeAll } from "./coordinates.ts";
import { densities } from "./density.ts";
import { drawFrames, findFrameSides } from "./frames.ts";
import type { Box, EdgeGeometry, Layout, LoopGeometry, Point } from "./geometry.ts";
import { buildGraph, type Graph } from "./graph.ts";
import { type Grid, isChannelRow, layGrid } from "./grid.ts";
import { placeLabels, type Scenery, survey, type Tag } from "./labels.ts";
import { type Measure, measure as measureInter } from "./measure.ts";
import { orderTracks, type Tracks } from "./nudge.ts";
import { type Spot, tracePaths } from "./paths.ts";
import { findBackEdges, flowOf, rankNodes } from "./ranks.ts";
import type { Recaller } from "./recall.ts";
import { reserveRooms } from "./rooms.ts";
import { routeEdges } from "./route.ts";
import { placeRows } from "./rows.ts";
import { searchPlacement } from "./search.ts";
import type { Size } from "./sizes.ts";
import type { Room } from "./spread.ts";

export interface LayoutOptions {
  /** `standard` (default) or `compact`, with smaller nodes and gaps. */
  readonly density?: "standard" | "compact";
  /** Where cases flow: to the right (`horizontal`, default) or down. */
  readonly orientation?: "horizontal" | "vertical";
  /** Keep room for an odds chip beside the label of each edge that odds decide. */
  readonly odds?: boolean;
  /** The drawing before an edit, by `keepPlaces`: what it shows keeps its columns and rows, and what is new finds its place beside it. */
  readonly before?: Recaller | undefined;
  /** Measures text where the built-in table of Inter's widths is not good enough. */
  readonly measure?: Measure;
}

/** Attempts at labels; each gives room to those that found no place before. Drawings with very many edges get fewer. */
const attempts = (edges: number): number => (edges > 4000 ? 1 : edges > 1500 ? 2 : 6);

/** Weights of straight edges between lanes that columns are tried with; large drawings get the last one only. */
const pulls = [8, 4];
const fewNodes = 500;

/** Turns flow space into the page: the header strip is added, and a vertical drawing turned over its diagonal. */
interface Turning {
  readonly point: (spot: Spot) => Point;
  readonly size: (size: Size) => Size;
  readonly box: (x: number, y: number, size: Size) => Box;
}

function turning(vertical: boolean, header: number): Turning {
  const point = ([x, y]: Spot): Point => (vertical ? [y, x + header] : [x + header, y]);
  const size = ({ width, height }: Size): Size => (vertical ? { width: height, height: width } : { width, height });
  return {
    point,
    size,
    box: (x, y, inner) => {
      const [left, top] = point([x, y]);
      const { width, height } = size(inner);
      return { x: left, y: top, width, height };
    },
  };
}

/** Where labels and badges stand, once everything else does. */
interface Attempt {
  readonly at: Coordinates;
  readonly nodes: readonly Box[];
  readonly paths: readonly (readonly Point[])[];
  readonly labels: readonly (Box | null)[];
  readonly loops: readonly LoopGeometry[];
  /** Edges whose label found no free place, and loops whose badge found none. */
  readonly faulty: readonly number[];
  readonly faultyBadges: readonly number[];
}

/** What earlier attempts showed to need room: labels by edge, badges by loop. */
interface Claims {
  readonly labels: Set<number>;
  readonly badges: number[];
}

function attempt(graph: Graph, grid: Grid, tracks: Tracks, claims: Claims, turn: Turning): Attempt {
  const rooms = reserveRooms(graph, grid, tracks, claims.labels);
  const at = placeAll(graph, grid, tracks, { rooms, badges: claims.badges, ...findFrameSides(graph, grid, tracks) });
  const spots = tracePaths(graph, tracks, at);
  const paths = spots.map((path) => path.map(turn.point));
  const tagged = graph.edges.map((_, index) => index).filter((index) => graph.edges[index]!.label !== null);
  const roomOf = new Map(
    rooms.flatMap((room, index) =>
      Number.isNaN(at.room[index]) ? [] : [[room.edge, roomSpot(room, at.room[index]!, tracks, at)] as const],
    ),
  );
  const tags = tagged.map((edge): Tag => {
    const room = roomOf.get(edge);
    return {
      size: turn.size(graph.edges[edge]!.label!),
      path: paths[edge]!,
      near: graph.edges[edge]!.chip,
      room: room === undefined ? null : turn.point(room),
      isFixed: claims.labels.has(edge),
    };
  });
  const nodes = graph.size.map((size, node) =>
    turn.box(at.nodeX[node]! - size.width / 2, at.nodeY[node]! - size.height / 2, size),
  );
  const scenery: Scenery = {
    nodes,
    paths,
    edges: tagged,
    bounds: turn.box(0, 0, { width: at.width, height: at.height }),
    borders: [...at.lanes].slice(1, -1),
    bordersAcross: graph.vertical,
  };
  const around = survey(scenery);
  const outlines = drawFrames(graph, grid, tracks, at, spots).map((loop) =>
    loop.map((outline) => outline.map(turn.point)),
  );
  const kept = tags.flatMap(({ room, size, isFixed }) =>
    room === null ? [] : [{ box: { x: room[0] - size.width / 2, y: room[1] - size.height / 2, ...size }, isFixed }],
  );
  const claimed = kept.filter(({ isFixed }) => !isFixed).map(({ box }) => box);
  const taken = kept.filter(({ isFixed }) => isFixed).map(({ box }) => box);
  const loops = outlines.map((loop, index): LoopGeometry => {
    // A turned outline runs the other way round.
    const clockwise = graph.vertical ? loop.map((outline) => [...outline].reverse()) : loop;
    const badge = placeBadge(clockwise, turn.size(graph.loops[index]!.badge), around, claimed, taken);
    taken.push(badge);
    around.labels.add(badge, -1 - index);
    return { outlines: clockwise, badge };
  });
  const placed = placeLabels(tags, scenery, around);
  const labels: (Box | null)[] = graph.edges.map(() => null);
  tagged.forEach((edge, index) => {
    labels[edge] = placed.boxes[index]!;
  });
  return {
    at,
    nodes,
    paths,
    labels,
    loops,
    faulty: placed.faulty.map((index) => tagged[index]!),
    faultyBadges: graph.loops.map((_, index) => index).filter((index) => around.isFaulty(loops[index]!.badge)),
  };
}

/** Middle of a room: on its piece, across the channel where it was kept. */
function roomSpot(room: Room, place: number, tracks: Tracks, at: Coordinates): Spot {
  const piece = at.piece[tracks.byEdge[room.edge]![room.nth]!]!;
  return room.along ? [piece, place] : [place, piece];
}

/**
 * Draws a model: lanes as stacked bands in order of declaration, nodes in columns along the flow, edges as orthogonal paths that
 * honour their handles, labels, and loop frames. Pure and deterministic: the same model and options give the same bytes. The work
 * is bounded by counts, never by a clock; very large diagrams are routed more simply.
 */
export function layout(model: Model, options: LayoutOptions = {}): Layout {
  const {
    density: name = "standard",
    orientation = "horizontal",
    odds = false,
    before,
    measure = measureInter,
  } = options;
  const density = densities[name];
  const vertical = orientation === "vertical";
  const { graph, sizes } = buildGraph(model, density, vertical, odds, measure);
  const turn = turning(vertical, density.header);

  const back = findBackEdges(graph);
  const flows = graph.edges.flatMap((_, index) => flowOf(graph, back, index) ?? []);
  const recall = before?.(model, graph, flows, sizes) ?? null;
  const starts =
    recall === null
      ? pulls.slice(graph.nodeCount > fewNodes ? 1 : 0).map((each) => placeRows(graph, rankNodes(graph, back, each)))
      : [recall.placement];
  const placement = searchPlacement(graph, starts, flows, recall?.fresh ?? null);
  const grid = layGrid(graph, placement);
  const routes = routeEdges(graph, grid);
  const tracks = orderTracks(grid, routes, (line) => isChannelRow(grid, line));

  const claims: Claims = { labels: new Set(), badges: graph.loops.map(() => 0) };
  const count = ({ faulty, faultyBadges }: Attempt): number => faulty.length + faultyBadges.length;
  let result = attempt(graph, grid, tracks, claims, turn);
  for (let round = 1, last = result; round < attempts(graph.edges.length) && count(result) > 0; round++) {
    for (const edge of last.faulty) claims.labels.add(edge);
    for (const loop of last.faultyBadges) claims.badges[loop]!++;
    last = attempt(graph, grid, tracks, claims, turn);
    if (count(last) < count(result)) result = last;
  }
  return assemble(model, name, orientation, graph, turn, result, sizes);
}

function assemble(
  model: Model,
  density: Layout["density"],
  orientation: Layout["orientation"],
  graph: Graph,
  turn: Turning,
  { at, nodes, paths, labels, loops }: Attempt,
  sizes: readonly { readonly lines: readonly string[]; readonly footer: string | null }[],
): Layout {
  const header = graph.density.header;
  const byId = <T extends { readonly id: string }, V>(items: readonly T[], give: (item: T) => V): Record<string, V> =>
    Object.fromEntries(items.map((item) => [item.id, give(item)]));
  return {
    ...turn.size({ width: at.width + header, height: at.height }),
    density,
    orientation,
    lanes: byId(model.lanes, ({ index }) => {
      const top = at.lanes[index]!;
      return turn.box(-header, top, { width: at.width + header, height: at.lanes[index + 1]! - top });
    }),
    header,
    nodes: byId(model.nodes, ({ index }) => nodes[index]!),
    lines: byId(model.nodes, ({ index }) => sizes[index]!.lines),
    footers: byId(
      model.nodes.filter(({ index }) => sizes[index]!.footer !== null),
      ({ index }) => sizes[index]!.footer!,
    ),
    edges: byId(model.edges, ({ index }): EdgeGeometry => ({ points: paths[index]!, label: labels[index]! })),
    loops,
  };
}
