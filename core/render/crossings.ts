import type { Layout } from "../layout/geometry.ts";

/** A place at which one edge passes under another. */
export interface Crossing {
  /** Id of the edge that gives way there: its line is interrupted. */
  readonly under: string;
  /** The piece of it from `points[piece]` to `points[piece + 1]`, and how far along that piece, in pixels. */
  readonly piece: number;
  readonly along: number;
  /** Id of the edge that goes on whole. */
  readonly over: string;
}

/** A piece that lies along one axis: at `place` on the other, from `low` to `high`. */
interface Straight {
  readonly edge: string;
  readonly piece: number;
  readonly place: number;
  readonly low: number;
  readonly high: number;
  readonly begin: number;
}

/**
 * Every crossing of two edges, in order of the edge that gives way and along it. What runs across the lanes' direction gives way to what runs along
 * it, always: the way of reading stays whole, and a change of odds moves no gap. Pieces that only touch do not cross.
 */
export function findCrossings({ edges, orientation }: Pick<Layout, "edges" | "orientation">): readonly Crossing[] {
  const flow = orientation === "horizontal" ? 0 : 1;
  const along: Straight[] = [];
  const across: Straight[] = [];
  for (const [edge, { points }] of Object.entries(edges)) {
    for (let piece = 0; piece + 1 < points.length; piece++) {
      const a = points[piece]!;
      const b = points[piece + 1]!;
      const axis = a[1 - flow] === b[1 - flow] ? flow : 1 - flow;
      const straight: Straight = {
        edge,
        piece,
        place: a[1 - axis]!,
        low: Math.min(a[axis]!, b[axis]!),
        high: Math.max(a[axis]!, b[axis]!),
        begin: a[axis]!,
      };
      (axis === flow ? along : across).push(straight);
    }
  }
  along.sort((a, b) => a.place - b.place);
  return across.flatMap((under) => {
    const found: Crossing[] = [];
    for (let i = firstAbove(along, under.low); i < along.length && along[i]!.place < under.high; i++) {
      const over = along[i]!;
      if (over.edge === under.edge || over.low >= under.place || over.high <= under.place) continue;
      const { edge, piece, begin } = under;
      found.push({ under: edge, piece, along: Math.abs(over.place - begin), over: over.edge });
    }
    return found.sort((a, b) => a.along - b.along);
  });
}

/** Index of the first piece whose place is larger than `bound`. */
function firstAbove(pieces: readonly Straight[], bound: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.place > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
