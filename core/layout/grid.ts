import type { Graph } from "./graph.ts";
import type { Placement } from "./placement.ts";

/**
 * Lines that edges run on. Odd lines are the centre lines of columns and rows, even ones the channels between them; every lane
 * has a channel of its own at its top and at its bottom. A node stands where two odd lines meet and blocks that point; no channel
 * is ever blocked.
 */
export interface Grid {
  /** Number of lines that run up and down, and of those that run along. */
  readonly width: number;
  readonly height: number;
  /** Lines of each node. */
  readonly nodeX: Int32Array;
  readonly nodeY: Int32Array;
  /** Lane of each line that runs along. */
  readonly lane: Int32Array;
  /** First line of each lane. */
  readonly top: Int32Array;
  /** Places of the lines as far as they are known before routing, in pixels. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Lays the lines through a placement. */
export function layGrid(graph: Graph, placement: Placement): Grid {
  const width = 2 * placement.columns + 1;
  const top = new Int32Array(graph.laneCount);
  let height = 0;
  placement.rows.forEach((rows, lane) => {
    top[lane] = height;
    height += 2 * rows + 1;
  });
  const lane = new Int32Array(height);
  for (let index = 0; index < graph.laneCount; index++) lane.fill(index, top[index]);
  const nodeX = placement.column.map((column) => 2 * column + 1);
  const nodeY = placement.row.map((row, node) => top[graph.lane[node]!]! + 2 * row + 1);

  const across = new Float64Array(height);
  const along = new Float64Array(width);
  for (let node = 0; node < graph.nodeCount; node++) {
    along[nodeX[node]!] = Math.max(along[nodeX[node]!]!, graph.size[node]!.width);
    across[nodeY[node]!] = Math.max(across[nodeY[node]!]!, graph.size[node]!.height);
  }
  for (let line = 0; line < width; line += 2) along[line] = graph.density.alongGap;
  for (let line = 0; line < height; line++) {
    const isChannel = (line - top[lane[line]!]!) % 2 === 0;
    if (isChannel) across[line] = graph.density.acrossGap;
    else if (across[line] === 0) across[line] = graph.density.lanePad;
  }
  return { width, height, nodeX, nodeY, lane, top, x: centres(along), y: centres(across) };
}

function centres(extent: Float64Array): Float64Array {
  const at = new Float64Array(extent.length);
  let edge = 0;
  for (let line = 0; line < extent.length; line++) {
    at[line] = edge + extent[line]! / 2;
    edge += extent[line]!;
  }
  return at;
}

/** Whether a line that runs along is a channel (and not the centre line of a row). */
export const isChannelRow = (grid: Grid, line: number): boolean => (line - grid.top[grid.lane[line]!]!) % 2 === 0;
