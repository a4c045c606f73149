import type { Layout } from "../layout/geometry.ts";
import type { Gap } from "./corners.ts";
import { findCrossings } from "./crossings.ts";

/** Ground that is seen on both sides of an edge that another one passes under, in pixels. */
const clear = 3.2;

/**
 * Where the lines of edges are interrupted, by id of the edge, in order along it: at each crossing as wide as what passes over needs, by `widthOf` in
 * pixels. Gaps that would leave only a speck between them are one.
 */
export function findGaps(
  layout: Pick<Layout, "edges" | "orientation">,
  widthOf: (edge: string) => number,
): ReadonlyMap<string, readonly Gap[]> {
  const gaps = new Map<string, Gap[]>();
  for (const { under, piece, along, over } of findCrossings(layout)) {
    const half = widthOf(over) / 2 + clear;
    const own = gaps.get(under) ?? [];
    gaps.set(under, own);
    const last = own.at(-1);
    if (last !== undefined && last.piece === piece && along - half < last.to + clear) {
      own[own.length - 1] = { ...last, to: along + half };
    } else own.push({ piece, from: along - half, to: along + half });
  }
  return gaps;
}
