import { down, type Graph, right, stepX, stepY } from "./graph.ts";
import type { Grid } from "./grid.ts";
import type { Piece, Tracks } from "./nudge.ts";
import type { Room } from "./spread.ts";

/** Between a node and the label that leaves it. */
const clearance = 3;

/**
 * Keeps room for labels that have no other good place: those of straight edges between neighbours, those on a short second piece
 * after a turn, odds chips, which stand right after their decision, and the `forced` ones, which found no place at the first attempt. One
 * for each side of a node, but for the forced ones.
 */
export function reserveRooms(graph: Graph, grid: Grid, tracks: Tracks, forced: ReadonlySet<number>): Room[] {
  const { density } = graph;
  const widest = new Float64Array(grid.width);
  const highest = new Float64Array(grid.height);
  for (let node = 0; node < graph.nodeCount; node++) {
    widest[grid.nodeX[node]!] = Math.max(widest[grid.nodeX[node]!]!, graph.size[node]!.width);
    highest[grid.nodeY[node]!] = Math.max(highest[grid.nodeY[node]!]!, graph.size[node]!.height);
  }
  const extentOf = (node: number, along: boolean): number =>
    along ? widest[grid.nodeX[node]!]! : highest[grid.nodeY[node]!]!;
  /** What a node leaves free of its line's extent at each side. */
  const spare = (node: number, along: boolean): number =>
    (extentOf(node, along) - (along ? graph.size[node]!.width : graph.size[node]!.height)) / 2;
  const taken = new Set<string>();
  const rooms: Room[] = [];
  graph.edges.forEach(({ from, to, out, label, chip }, edge) => {
    if (label === null) return;
    const [first, second] = tracks.byEdge[edge]!.map((piece) => tracks.pieces[piece]!) as [Piece, Piece | undefined];
    const isNext = second === undefined && first.high - first.low === 2;
    const turnsAtOnce = first.high - first.low === 1;
    const side = `${from} ${out}`;
    const isForced = forced.has(edge);
    if (isNext || (chip && (first.along || !turnsAtOnce)) || isForced) {
      if (taken.has(side) && !isForced) return;
      taken.add(side);
      const extent = first.along ? label.width : label.height;
      const near = extent / 2 + clearance - spare(from, first.along);
      const far = isNext ? extent / 2 + density.arrow - spare(to, first.along) : extent / 2 + 4;
      const isFirst = out === right || out === down;
      const line = first.along ? grid.nodeX[from]! + stepX[out] : grid.nodeY[from]! + stepY[out];
      rooms.push({
        edge,
        nth: 0,
        along: !first.along,
        line,
        at: first.line,
        extent,
        first: isFirst,
        low: isFirst ? near : far,
        high: isFirst ? far : near,
        near: chip || !isNext,
      });
      return;
    }
    if (!turnsAtOnce || second === undefined || second.high - second.low !== 1 || second.along === first.along) return;
    // From the middle of its node to the next channel: a label wider than half the node needs a piece of the channel.
    const extent = second.along ? label.width : label.height;
    const near = extent / 2 + 9 - extentOf(from, second.along) / 2;
    if (near + extent / 2 < 8) return;
    const isFirst = second.forward;
    rooms.push({
      edge,
      nth: 1,
      along: !second.along,
      line: second.forward ? second.high : second.low,
      at: second.line,
      extent,
      first: isFirst,
      low: isFirst ? near : extent / 2,
      high: isFirst ? extent / 2 : near,
      near: true,
    });
  });
  return rooms;
}
