import type { Graph } from "./graph.ts";
import { type Grid, isChannelRow } from "./grid.ts";
import type { Piece, Tracks } from "./nudge.ts";
import { type Room, type Spread, spreadLine } from "./spread.ts";

/** Distances that the drawing as a whole asks for. */
export interface Needs {
  /** Labels that are given room on a channel. */
  readonly rooms: readonly Room[];
  /** Lines with a node of a loop at their smaller (1) or larger side (2), or with an edge inside a loop on them (4). */
  readonly framesX: Uint8Array;
  readonly framesY: Uint8Array;
  /** How many badges each loop's badge has to be stacked upon, by loop. */
  readonly badges: readonly number[];
}

/** Where everything lies, in flow space, from the inner corner of the first lane. */
export interface Coordinates {
  readonly nodeX: Float64Array;
  readonly nodeY: Float64Array;
  /** Place of each piece of `Tracks`, across its direction. */
  readonly piece: Float64Array;
  /** Middle of each room of `Needs`, across its channel; NaN on a line that has no room for any. */
  readonly room: Float64Array;
  /** Borders of the lines: line k lies between k and k + 1. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Borders of the lanes. */
  readonly lanes: Float64Array;
  readonly width: number;
  readonly height: number;
}

/** Where edges into one side of a circle would come nearer to each other, they meet in one point. */
const nearest = 6;

/** How far from the middle of a side edges may meet it. */
function portLimit(graph: Graph, node: number, along: boolean): number {
  const size = graph.size[node]!;
  const half = (along ? size.height : size.width) / 2;
  const shape = graph.shape[node]!;
  if (shape === "circle") {
    // A pill is straight between its round ends.
    const round = Math.min(size.width, size.height) / 2;
    return half - round + round * 0.7;
  }
  return shape === "diamond" ? half * 0.42 : half - 8;
}

/** The nodes at the ends of a piece. */
function endNodes(graph: Graph, piece: Piece, last: number): number[] {
  const edge = graph.edges[piece.edge]!;
  return [...(piece.nth === 0 ? [edge.from] : []), ...(piece.nth === last ? [edge.to] : [])];
}

const quarter = (place: number): number => Math.round(place * 4) / 4;

/** Fixes all places: each channel is as wide as its tracks and labels need, each line of nodes as its widest node. */
export function placeAll(graph: Graph, grid: Grid, tracks: Tracks, needs: Needs): Coordinates {
  const { density } = graph;
  const leastX = new Float64Array(grid.width).fill(density.alongGap);
  const leastY = new Float64Array(grid.height);
  for (let line = 1; line < grid.width; line += 2) leastX[line] = 0;
  leastX[0] = density.endPad;
  leastX[grid.width - 1] = density.endPad;
  for (let line = 0; line < grid.height; line++) {
    if (!isChannelRow(grid, line)) continue;
    const isOuter =
      line === 0 ||
      line === grid.height - 1 ||
      grid.lane[line - 1] !== grid.lane[line] ||
      grid.lane[line + 1] !== grid.lane[line];
    leastY[line] = isOuter ? density.lanePad : density.acrossGap;
  }
  for (let node = 0; node < graph.nodeCount; node++) {
    leastX[grid.nodeX[node]!] = Math.max(leastX[grid.nodeX[node]!]!, graph.size[node]!.width);
    leastY[grid.nodeY[node]!] = Math.max(leastY[grid.nodeY[node]!]!, graph.size[node]!.height);
  }
  // A badge stands astride the frame's upper border on the page, which is its left one in flow space when the page is vertical.
  const [badgeFrames, badgeLeast] = graph.vertical ? [needs.framesX, leastX] : [needs.framesY, leastY];
  for (let line = 0; line < badgeLeast.length; line++) {
    if ((badgeFrames[line]! & 2) !== 0)
      badgeLeast[line] = Math.max(badgeLeast[line]!, density.frame + density.badge / 2 + 3);
  }
  const stacked = new Float64Array(badgeLeast.length);
  needs.badges.forEach((storeys, index) => {
    const lines = graph.loops[index]!.members.map((node) => (graph.vertical ? grid.nodeX : grid.nodeY)[node]! - 1);
    const line = lines.reduce((least, other) => Math.min(least, other), badgeLeast.length - 1);
    stacked[line]! += storeys * (density.badge + 4);
    badgeLeast[line]! += storeys * (density.badge + 4);
  });
  const roomIndex = (along: boolean, line: number): number[] => byLine.get(`${along} ${line}`) ?? [];
  const byLine = new Map<string, number[]>();
  needs.rooms.forEach((room, index) => {
    const key = `${room.along} ${room.line}`;
    byLine.set(key, [...(byLine.get(key) ?? []), index]);
  });
  const limitOf =
    (along: boolean) =>
    (piece: Piece): number => {
      if (merge(piece) >= 0) return 0;
      const last = tracks.byEdge[piece.edge]!.length - 1;
      return endNodes(graph, piece, last).reduce(
        (least, node) => Math.min(least, portLimit(graph, node, along)),
        Number.POSITIVE_INFINITY,
      );
    };
  const limits = { x: limitOf(false), y: limitOf(true) };
  const arrivals = new Int32Array(4 * graph.nodeCount);
  for (const { to, into } of graph.edges) arrivals[4 * to + into]!++;
  // More edges than stay apart on the round side of a circle meet in its middle.
  const merge = (piece: Piece): number => {
    const { to, into } = graph.edges[piece.edge]!;
    const isLast = piece.nth === tracks.byEdge[piece.edge]!.length - 1;
    const isFull = (arrivals[4 * to + into]! - 1) * nearest > 2 * portLimit(graph, to, piece.along);
    return graph.shape[to] === "circle" && isLast && isFull ? 4 * to + into : -1;
  };
  const spread = (along: boolean, line: number): Spread => {
    const isChannel = along ? isChannelRow(grid, line) : line % 2 === 0;
    const frames = (along ? needs.framesY : needs.framesX)[line]!;
    const beside = Math.max(density.margin, density.frame + 5);
    // A frame around tracks in this channel, and the badge on it.
    const hasBadge = along !== graph.vertical;
    const around = (frames & 4) === 0 ? 0 : density.frame - 4 + (hasBadge ? density.badge / 2 + 3 + stacked[line]! : 4);
    return spreadLine({
      track: (along ? tracks.y : tracks.x)[line]!,
      pieces: tracks.pieces,
      rooms: roomIndex(along, line).map((index) => needs.rooms[index]!),
      isChannel,
      least: (along ? leastY : leastX)[line]!,
      limit: along ? limits.y : limits.x,
      merge,
      lowMargin: Math.max((frames & 1) !== 0 ? beside : density.margin, (frames & 2) !== 0 ? around : 0),
      highMargin: (frames & 2) !== 0 ? beside : density.margin,
      gap: density.track,
    });
  };
  const spreadsX = tracks.x.map((_, line) => spread(false, line));
  const spreadsY = tracks.y.map((_, line) => spread(true, line));

  const extentsX = spreadsX.map(({ extent }) => Math.ceil(extent));
  const widest = graph.loops.reduce((most, { badge }) => Math.max(most, badge.width + 12), 0);
  const missing = widest - extentsX.reduce((sum, extent) => sum + extent, 0);
  if (missing > 0) extentsX[extentsX.length - 1]! += Math.ceil(missing);
  const x = borders(extentsX);
  const { y, lanes } = laneBorders(
    graph,
    grid,
    spreadsY.map(({ extent }) => Math.ceil(extent)),
  );
  const piece = new Float64Array(tracks.pieces.length);
  const room = new Float64Array(needs.rooms.length);
  const enter = (spreads: readonly Spread[], edges: Float64Array, along: boolean): void => {
    spreads.forEach((found, line) => {
      // Rounding the extent up, and a lane's least room, leave the line a little wider than its tracks: they keep to its middle.
      const start = edges[line]! + (edges[line + 1]! - edges[line]! - found.extent) / 2;
      (along ? tracks.y : tracks.x)[line]!.pieces.forEach((index, k) => {
        piece[index] = quarter(start + found.places[k]!);
      });
      roomIndex(along, line).forEach((index, k) => {
        room[index] = start + (found.rooms[k] ?? Number.NaN);
      });
    });
  };
  enter(spreadsX, x, false);
  enter(spreadsY, y, true);
  return {
    nodeX:
      grid.nodeX.length === 0
        ? new Float64Array(0)
        : Float64Array.from(grid.nodeX, (line) => (x[line]! + x[line + 1]!) / 2),
    nodeY: Float64Array.from(grid.nodeY, (line) => (y[line]! + y[line + 1]!) / 2),
    piece,
    room,
    x,
    y,
    lanes,
    width: x[grid.width]!,
    height: lanes[graph.laneCount]!,
  };
}

function borders(extents: readonly number[]): Float64Array {
  const at = new Float64Array(extents.length + 1);
  extents.forEach((extent, line) => {
    at[line + 1] = at[line]! + extent;
  });
  return at;
}

/** Stacks the lanes; one whose label needs more room than its rows gets it at its top and bottom. */
function laneBorders(graph: Graph, grid: Grid, extents: readonly number[]): { y: Float64Array; lanes: Float64Array } {
  const lanes = new Float64Array(graph.laneCount + 1);
  const wide = [...extents];
  for (let lane = 0; lane < graph.laneCount; lane++) {
    const first = grid.top[lane]!;
    const last = (lane + 1 < graph.laneCount ? grid.top[lane + 1]! : grid.height) - 1;
    let sum = 0;
    for (let line = first; line <= last; line++) sum += wide[line]!;
    const more = Math.max(0, Math.ceil((graph.laneRoom[lane]! - sum) / 2));
    wide[first]! += more;
    wide[last]! += more;
  }
  const y = borders(wide);
  for (let lane = 0; lane < graph.laneCount; lane++) {
    lanes[lane] = y[grid.top[lane]!]!;
  }
  lanes[graph.laneCount] = y[grid.height]!;
  return { y, lanes };
}
