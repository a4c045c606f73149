import type { Coordinates } from "./coordinates.ts";
import type { Graph } from "./graph.ts";
import { type Grid, isChannelRow } from "./grid.ts";
import type { Piece, Tracks } from "./nudge.ts";
import type { Spot } from "./paths.ts";

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const grow = (area: Area, by: number): Area => ({
  left: area.left - by,
  top: area.top - by,
  right: area.right + by,
  bottom: area.bottom + by,
});

/** How many loops lie inside each loop, at most two: outer frames keep a larger distance, so that borders do not meet. */
function nestingLevels(graph: Graph): number[] {
  const sets = graph.loops.map((loop) => new Set(loop.members));
  const depth = sets.map(() => 0);
  const order = sets.map((_, index) => index).sort((a, b) => sets[a]!.size - sets[b]!.size || a - b);
  order.forEach((outer, position) => {
    for (const inner of order.slice(0, position)) {
      const isInside = graph.loops[inner]!.members.every((node) => sets[outer]!.has(node));
      if (isInside) depth[outer] = Math.min(2, Math.max(depth[outer]!, depth[inner]! + 1));
    }
  });
  return depth;
}

/** Where frames need room, as `Needs` of coordinates wants it. */
export function findFrameSides(
  graph: Graph,
  grid: Grid,
  tracks: Tracks,
): { readonly framesX: Uint8Array; readonly framesY: Uint8Array } {
  const framesX = new Uint8Array(grid.width);
  const framesY = new Uint8Array(grid.height);
  for (const { members } of graph.loops) {
    for (const node of members) {
      framesX[grid.nodeX[node]! + 1]! |= 1;
      framesX[grid.nodeX[node]! - 1]! |= 2;
      framesY[grid.nodeY[node]! + 1]! |= 1;
      framesY[grid.nodeY[node]! - 1]! |= 2;
    }
    const inside = new Set(members);
    graph.edges.forEach(({ from, to }, edge) => {
      if (graph.lane[from] !== graph.lane[to] || !inside.has(from) || !inside.has(to)) return;
      for (const index of tracks.byEdge[edge]!) {
        const { along, line } = tracks.pieces[index]!;
        (along ? framesY : framesX)[line]! |= 4;
      }
    });
  }
  return { framesX, framesY };
}

/**
 * The frame of every loop: in each lane the cells of its nodes and the edges between them, with what lies between those, but without
 * the cells of foreign nodes. Closed outlines; one that lies inside another is a hole.
 */
export function drawFrames(
  graph: Graph,
  grid: Grid,
  tracks: Tracks,
  at: Coordinates,
  paths: readonly (readonly Spot[])[],
): Spot[][][] {
  const levels = nestingLevels(graph);
  const cell = (node: number): Area => ({
    left: at.x[grid.nodeX[node]!]!,
    right: at.x[grid.nodeX[node]! + 1]!,
    top: at.y[grid.nodeY[node]!]!,
    bottom: at.y[grid.nodeY[node]! + 1]!,
  });
  /** Pieces on the centre line of a column or row give the frame the line's whole extent, so that its borders stay in line. */
  const onLines = (area: Area, pieces: readonly (Piece | undefined)[], pad: number): Area => {
    let { left, right, top, bottom } = area;
    for (const piece of pieces) {
      if (piece === undefined) continue;
      if (!piece.along && piece.line % 2 === 1) {
        left = Math.min(left, at.x[piece.line]! - pad);
        right = Math.max(right, at.x[piece.line + 1]! + pad);
      } else if (piece.along && !isChannelRow(grid, piece.line)) {
        top = Math.min(top, at.y[piece.line]! - pad);
        bottom = Math.max(bottom, at.y[piece.line + 1]! + pad);
      }
    }
    return { left, right, top, bottom };
  };
  return graph.loops.map(({ members }, index) => {
    const inside = new Set(members);
    const pad = graph.density.frame + 4 * levels[index]!;
    const lanes = [...new Set(members.map((node) => graph.lane[node]!))].sort((a, b) => a - b);
    return lanes.flatMap((lane) => {
      const bounds: Area = {
        left: 2,
        right: at.width - 2,
        top: at.lanes[lane]! + 2,
        bottom: at.lanes[lane + 1]! - 2,
      };
      const solid = members.filter((node) => graph.lane[node] === lane).map((node) => grow(cell(node), pad));
      graph.edges.forEach(({ from, to }, edge) => {
        if (graph.lane[from] !== lane || graph.lane[to] !== lane || !inside.has(from) || !inside.has(to)) return;
        const pieces = tracks.byEdge[edge]!.map((piece) => tracks.pieces[piece]!);
        pieceAreas(paths[edge]!).forEach((area, k) => {
          const ends = [pieces[k - 1], pieces[k], pieces[k + 1]];
          solid.push(onLines(grow(area, pad - 4), ends, pad));
        });
      });
      const foreign = graph.laneNodes[lane]!.filter((node) => !inside.has(node)).map((node) => grow(cell(node), 5));
      return outlineUnion(
        solid.map((area) => clip(area, bounds)),
        foreign,
      );
    });
  });
}

function pieceAreas(path: readonly Spot[]): Area[] {
  return path.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = path[index]!;
    return { left: Math.min(x, fromX), right: Math.max(x, fromX), top: Math.min(y, fromY), bottom: Math.max(y, fromY) };
  });
}

const clip = (area: Area, bounds: Area): Area => ({
  left: Math.max(area.left, bounds.left),
  right: Math.min(area.right, bounds.right),
  top: Math.max(area.top, bounds.top),
  bottom: Math.min(area.bottom, bounds.bottom),
});

const ascending = (places: readonly number[]): number[] => [...new Set(places)].sort((a, b) => a - b);

/** Outlines of the solid areas together with all gaps between them that hold nothing foreign. */
function outlineUnion(solid: readonly Area[], foreign: readonly Area[]): Spot[][] {
  const areas = [...solid, ...foreign];
  const xs = ascending(areas.flatMap((area) => [area.left, area.right]));
  const ys = ascending(areas.flatMap((area) => [area.top, area.bottom]));
  const width = xs.length - 1;
  const height = ys.length - 1;
  const cells = new Uint8Array(width * height);
  const paint = (area: Area, value: number): void => {
    const right = xs.indexOf(area.right);
    const bottom = ys.indexOf(area.bottom);
    for (let row = ys.indexOf(area.top); row < bottom; row++) {
      cells.fill(value, row * width + xs.indexOf(area.left), row * width + right);
    }
  };
  for (const area of foreign) paint(area, 2);
  for (const area of solid) paint(area, 1);
  const fillLine = (start: number, step: number, length: number): boolean => {
    let filled = false;
    let last = -1;
    for (let k = 0; k < length; k++) {
      const value = cells[start + k * step]!;
      if (value === 2) last = -1;
      if (value !== 1) continue;
      if (last >= 0) {
        for (let gap = last + 1; gap < k; gap++) {
          cells[start + gap * step] = 1;
          filled = true;
        }
      }
      last = k;
    }
    return filled;
  };
  for (let again = true; again; ) {
    again = false;
    for (let row = 0; row < height; row++) if (fillLine(row * width, 1, width)) again = true;
    for (let column = 0; column < width; column++) if (fillLine(column, width, height)) again = true;
  }
  return trace(
    xs,
    ys,
    (column, row) => column >= 0 && row >= 0 && column < width && row < height && cells[row * width + column] === 1,
  );
}

/** Follows the borders of filled cells, the filled side at the right hand. */
function trace(
  xs: readonly number[],
  ys: readonly number[],
  isFilled: (column: number, row: number) => boolean,
): Spot[][] {
  const width = xs.length;
  /** Borders by the corner that they start from and their direction: right, down, left, up. */
  const starts = new Map<number, number>();
  const key = (column: number, row: number, direction: number): number => (row * width + column) * 4 + direction;
  for (let row = 0; row < ys.length - 1; row++) {
    for (let column = 0; column < width - 1; column++) {
      if (!isFilled(column, row)) continue;
      if (!isFilled(column, row - 1)) starts.set(key(column, row, 0), key(column + 1, row, 0));
      if (!isFilled(column + 1, row)) starts.set(key(column + 1, row, 1), key(column + 1, row + 1, 1));
      if (!isFilled(column, row + 1)) starts.set(key(column + 1, row + 1, 2), key(column, row + 1, 2));
      if (!isFilled(column - 1, row)) starts.set(key(column, row + 1, 3), key(column, row, 3));
    }
  }
  const outlines: Spot[][] = [];
  for (const begin of [...starts.keys()].sort((a, b) => a - b)) {
    if (!starts.has(begin)) continue;
    const outline: Spot[] = [];
    let at = begin;
    let direction = -1;
    while (starts.has(at)) {
      const end = starts.get(at)!;
      starts.delete(at);
      const corner = at >> 2;
      if ((at & 3) !== direction) outline.push([xs[corner % width]!, ys[Math.floor(corner / width)]!]);
      direction = at & 3;
      // Where two cells touch at a corner only, the turn to the right keeps to the cell that it came along.
      const next = [1, 0, 3]
        .map((turn) => (end & ~3) + ((direction + turn) & 3))
        .find((candidate) => starts.has(candidate));
      if (next === undefined) break;
      at = next;
    }
    if ((begin & 3) === direction) outline.shift();
    outlines.push(outline);
  }
  return outlines;
}
