import type { Point } from "../layout/geometry.ts";
import { distance } from "./corners.ts";
import { round } from "./xml.ts";

/** Width of an edge without flow, in pixels. */
export const plainWidth = 1.6;

const thinnest = 1.2;
const widest = 4.5;
/** Width of an edge that each case passes once. */
const once = 2.7;

/** Width of an edge by its expected passes per case: their square root, from 1.2 to 4.5 px. The same passes look the same in every scene. */
export function edgeWidth(passes: number): number {
  return Math.min(widest, Math.max(thinnest, once * Math.sqrt(passes)));
}

/** An edge's line, shortened so that it ends under its arrowhead, and the arrowhead as path data. */
export interface Arrow {
  readonly line: readonly Point[];
  readonly head: string;
}

/** Puts an arrowhead that grows with the edge's width at the end of a path; on a short last segment it shrinks. */
export function pointArrow(points: readonly Point[], width: number): Arrow {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return { line: points, head: "" };
  const last = distance(before, tip);
  if (last === 0) return { line: points, head: "" };
  const length = Math.min(6.2 + 1.5 * width, last * 0.8);
  const half = Math.min(3.2 + 0.95 * width, length * 0.6);
  const dx = (tip[0] - before[0]) / last;
  const dy = (tip[1] - before[1]) / last;
  const base: Point = [tip[0] - dx * length, tip[1] - dy * length];
  const left = `${round(base[0] - dy * half)},${round(base[1] + dx * half)}`;
  const right = `${round(base[0] + dy * half)},${round(base[1] - dx * half)}`;
  // One pixel into the head, so that no seam shows between the two.
  const end: Point = [base[0] + dx, base[1] + dy];
  return { line: [...points.slice(0, -1), end], head: `M${round(tip[0])},${round(tip[1])}L${left}L${right}Z` };
}
