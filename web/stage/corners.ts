import type { Point } from "#core/layout/geometry";

/** Radius of the rounded corners of edges, in pixels of the unscaled drawing. */
const cornerRadius = 9;

/** One corner of a path: the way in ends at `a`, turns around `at`, goes on from `b`. */
interface Corner {
  readonly a: Point;
  readonly at: Point;
  readonly b: Point;
}

/** Where the corner at `points[i]` begins and ends; short segments get a smaller radius, so that two corners never overlap. */
function cornerAt(points: readonly Point[], i: number, radius: number): Corner {
  const at = points[i]!;
  const before = points[i - 1]!;
  const after = points[i + 1]!;
  const inward = distance(before, at);
  const outward = distance(at, after);
  const cut = Math.min(radius, inward / 2, outward / 2);
  return { a: toward(at, before, inward, cut), at, b: toward(at, after, outward, cut) };
}

function toward(from: Point, to: Point, length: number, by: number): Point {
  if (length === 0) return from;
  return [from[0] + ((to[0] - from[0]) * by) / length, from[1] + ((to[1] - from[1]) * by) / length];
}

/** Length of the straight line between two points. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** SVG path data of an open path with rounded corners; empty for fewer than two points. */
export function roundedPath(points: readonly Point[], radius = cornerRadius): string {
  if (points.length < 2) return "";
  let path = `M${place(points[0]!)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const { a, at, b } = cornerAt(points, i, radius);
    path += `L${place(a)}Q${place(at)} ${place(b)}`;
  }
  return `${path}L${place(points.at(-1)!)}`;
}

/** SVG path data of a closed outline with rounded corners; empty for fewer than three points. */
export function roundedOutline(points: readonly Point[], radius = cornerRadius): string {
  const n = points.length;
  if (n < 3) return "";
  let path = "";
  for (let i = 0; i < n; i++) {
    const { a, at, b } = cornerAt([points[(i + n - 1) % n]!, points[i]!, points[(i + 1) % n]!], 1, radius);
    path += `${i === 0 ? "M" : "L"}${place(a)}Q${place(at)} ${place(b)}`;
  }
  return `${path}Z`;
}

/** Chords that a rounded corner is measured by. */
const chords = 5;

/** The same curve as `roundedPath` as straight pieces, for measuring along it. */
export function flatten(points: readonly Point[], radius = cornerRadius): Point[] {
  if (points.length < 3) return [...points];
  const flat: Point[] = [points[0]!];
  for (let i = 1; i < points.length - 1; i++) {
    const { a, at, b } = cornerAt(points, i, radius);
    for (let k = 0; k <= chords; k++) {
      const u = k / chords;
      const v = 1 - u;
      flat.push([v * v * a[0] + 2 * u * v * at[0] + u * u * b[0], v * v * a[1] + 2 * u * v * at[1] + u * u * b[1]]);
    }
  }
  flat.push(points.at(-1)!);
  return flat;
}

function place(point: Point): string {
  return `${round(point[0])},${round(point[1])}`;
}

/** To a hundredth: enough for a pixel at any zoom, short in the document. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
