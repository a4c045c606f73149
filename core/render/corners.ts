import type { Point } from "../layout/geometry.ts";
import { round } from "./xml.ts";

/** Radius of the rounded corners of edges, in pixels of the unscaled drawing. */
const cornerRadius = 9;

/** A quadratic curve around a right angle is this many times as long as one of its legs. */
const curveLength = 1.623225240140231;

/** A stretch of one piece of a path that is left out; in pixels from the beginning of the piece. */
export interface Gap {
  readonly piece: number;
  readonly from: number;
  readonly to: number;
}

/** Length of the straight line between two points. */
export function distance(a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  return Math.sqrt(dx * dx + dy * dy);
}

/** The point `by` pixels from `from` towards `to`. */
export function toward(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  if (length === 0) return from;
  return [from[0] + ((to[0] - from[0]) * by) / length, from[1] + ((to[1] - from[1]) * by) / length];
}

/** How much of both its pieces a corner takes: short pieces get a smaller radius, so that two corners never overlap. */
function cutAt(before: Point, at: Point, after: Point): number {
  return Math.min(cornerRadius, distance(before, at) / 2, distance(at, after) / 2);
}

/**
 * SVG path data of an open path with rounded corners, interrupted where there are gaps (in order along the path; no gap cuts into a corner);
 * empty for fewer than two points.
 */
export function roundedPath(points: readonly Point[], gaps: readonly Gap[] = []): string {
  if (points.length < 2) return "";
  let path = `M${place(points[0]!)}`;
  let before = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c] = [points[i]!, points[i + 1]!, points[i + 2]];
    const after = c === undefined ? 0 : cutAt(a, b, c);
    const end = distance(a, b) - after;
    for (const gap of gaps) {
      const [from, to] = [Math.max(gap.from, before), Math.min(gap.to, end)];
      if (gap.piece === i && from < to) path += `L${place(toward(a, b, from))}M${place(toward(a, b, to))}`;
    }
    path += `L${place(toward(a, b, end))}`;
    if (c !== undefined) path += `Q${place(b)} ${place(toward(b, c, after))}`;
    before = after;
  }
  return path;
}

/** Length of `roundedPath` without gaps, for pieces at right angles. */
export function roundedLength(points: readonly Point[]): number {
  let length = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c] = [points[i]!, points[i + 1]!, points[i + 2]];
    length += distance(a, b);
    if (c !== undefined && turns(a, b, c)) length -= cutAt(a, b, c) * (2 - curveLength);
  }
  return length;
}

/** Chords that a rounded corner is measured by. */
const chords = 5;

/** The same curve as `roundedPath` as straight pieces, for looking up places along it. */
export function flatten(points: readonly Point[]): Point[] {
  if (points.length < 3) return [...points];
  const flat: Point[] = [points[0]!];
  for (let i = 1; i < points.length - 1; i++) {
    const [before, at, after] = [points[i - 1]!, points[i]!, points[i + 1]!];
    const cut = cutAt(before, at, after);
    const [a, b] = [toward(at, before, cut), toward(at, after, cut)];
    for (let k = 0; k <= chords; k++) {
      const u = k / chords;
      const v = 1 - u;
      flat.push([v * v * a[0] + 2 * u * v * at[0] + u * u * b[0], v * v * a[1] + 2 * u * v * at[1] + u * u * b[1]]);
    }
  }
  flat.push(points.at(-1)!);
  return flat;
}

function turns(a: Point, b: Point, c: Point): boolean {
  return (b[0] - a[0]) * (c[1] - b[1]) !== (b[1] - a[1]) * (c[0] - b[0]);
}

/** SVG path data of a closed outline with rounded corners; empty for fewer than three points. */
export function roundedOutline(points: readonly Point[]): string {
  const n = points.length;
  if (n < 3) return "";
  let path = "";
  for (let i = 0; i < n; i++) {
    const [before, at, after] = [points[(i + n - 1) % n]!, points[i]!, points[(i + 1) % n]!];
    const cut = cutAt(before, at, after);
    path += `${i === 0 ? "M" : "L"}${place(toward(at, before, cut))}Q${place(at)} ${place(toward(at, after, cut))}`;
  }
  return `${path}Z`;
}

function place(point: Point): string {
  return `${round(point[0])},${round(point[1])}`;
}
