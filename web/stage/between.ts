import type { Box, EdgeGeometry, Layout, LoopGeometry, Point } from "#core/layout/geometry";
import { distance } from "#core/render/corners";

/** Points that a path is cut into while it turns into one with another number of corners. */
const samples = 24;

/**
 * The drawing at `u` (0..1) on the way from one layout to another: what both have moves straight, what only `to` has stands at its place, what
 * only `from` has is gone. `u = 1` gives `to` itself.
 */
export function between(from: Layout, to: Layout, u: number): Layout {
  if (u >= 1) return to;
  const mix = (a: number, b: number) => a + (b - a) * u;
  const mixBox = (a: Box | null | undefined, b: Box): Box =>
    a === null || a === undefined
      ? b
      : { x: mix(a.x, b.x), y: mix(a.y, b.y), width: mix(a.width, b.width), height: mix(a.height, b.height) };
  const mixPoints = (a: readonly Point[], b: readonly Point[]): readonly Point[] => {
    if (a.length < 2 || b.length < 2) return b;
    const alike = a.length === b.length;
    const start = alike ? a : resample(a);
    const end = alike ? b : resample(b);
    return start.map((point, i): Point => [mix(point[0], end[i]![0]), mix(point[1], end[i]![1])]);
  };
  return {
    ...to,
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
    lanes: mapRecord(to.lanes, (box, id) => mixBox(from.lanes[id], box)),
    nodes: mapRecord(to.nodes, (box, id) => mixBox(from.nodes[id], box)),
    edges: mapRecord(to.edges, (edge, id): EdgeGeometry => {
      const before = from.edges[id];
      if (before === undefined) return edge;
      return { points: mixPoints(before.points, edge.points), label: edge.label && mixBox(before.label, edge.label) };
    }),
    loops: to.loops.map((loop, i): LoopGeometry => {
      const before = from.loops[i];
      if (before === undefined) return loop;
      const outlines = loop.outlines.map((points, k) => {
        const old = before.outlines[k];
        return old?.length === points.length ? mixPoints(old, points) : points;
      });
      return { outlines, badge: mixBox(before.badge, loop.badge) };
    }),
  };
}

function mapRecord<T>(record: Readonly<Record<string, T>>, map: (value: T, id: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, map(value, id)]));
}

/** The path cut into equally long pieces. */
function resample(points: readonly Point[]): Point[] {
  let total = 0;
  for (let i = 1; i < points.length; i++) total += distance(points[i - 1]!, points[i]!);
  const out: Point[] = [points[0]!];
  let piece = 1;
  let before = 0;
  for (let k = 1; k < samples - 1; k++) {
    const at = (total * k) / (samples - 1);
    let length = distance(points[piece - 1]!, points[piece]!);
    while (piece < points.length - 1 && before + length < at) {
      before += length;
      piece++;
      length = distance(points[piece - 1]!, points[piece]!);
    }
    const u = length > 0 ? Math.min(1, (at - before) / length) : 0;
    const [a, b] = [points[piece - 1]!, points[piece]!];
    out.push([a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u]);
  }
  out.push(points.at(-1)!);
  return out;
}

/** The drawing on its way from one layout to another when so much (0..1) of the time is over: fast at first, slow to arrive. */
export function glide(from: Layout, to: Layout, done: number): Layout {
  return between(from, to, easeLayout(done));
}

/** The curve of layout changes, cubic-bezier(.2, 0, 0, 1): at `x` (0..1) of the time, how much of the way is done. */
export function easeLayout(x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const curve = (a: number, b: number, t: number) =>
    3 * (1 - t) * (1 - t) * t * a + 3 * (1 - t) * t * t * b + t * t * t;
  let low = 0;
  let high = 1;
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (curve(0.2, 0, middle) < x) low = middle;
    else high = middle;
  }
  return curve(0, 1, low);
}
