import type { Box, Layout, Point } from "../../core/layout/geometry.ts";
import type { Model } from "../../core/model/model.ts";

/** What can be wrong with a drawing, and what it costs to read; written against the contract only, not against the layout code. */
export interface Metrics {
  /** Pairs of node boxes that overlap. */
  overlaps: number;
  /** Nodes not wholly inside their lane's band, header strip excluded. */
  outside: number;
  /** Edges that run through a node. */
  through: number;
  /** Ends of edges that do not meet their node's outline at the side of their handle, heading straight out of it or into it. */
  handles: number;
  /** Pairs of pieces of different edges that lie on each other. */
  collinear: number;
  /** Pieces neither level nor upright. */
  slanted: number;
  /** Labels and badges that touch a node, each other, the header strips or the border, or stand away from their edge. */
  labels: number;
  crossings: number;
  bends: number;
  length: number;
}

const none: Metrics = {
  overlaps: 0,
  outside: 0,
  through: 0,
  handles: 0,
  collinear: 0,
  slanted: 0,
  labels: 0,
  crossings: 0,
  bends: 0,
  length: 0,
};

/** The metrics of several drawings, added up. */
export function sumMetrics(all: readonly Metrics[]): Metrics {
  const total = { ...none };
  for (const one of all) {
    for (const key of Object.keys(total) as (keyof Metrics)[]) total[key] += one[key];
  }
  return total;
}

const eps = 0.3;

interface Piece {
  readonly edge: number;
  readonly nth: number;
  readonly low: Point;
  readonly high: Point;
  readonly level: boolean;
}

const inner = (a: Box, b: Box, apart = 0): boolean =>
  a.x + apart < b.x + b.width &&
  b.x + apart < a.x + a.width &&
  a.y + apart < b.y + b.height &&
  b.y + apart < a.y + a.height;

/** Whether a point lies on a node's outline at a side of it: distance to the shape's border at most half a pixel. */
function isOnOutline(box: Box, shape: string, [x, y]: Point, handle: string): boolean {
  const [cx, cy, hw, hh] = [box.x + box.width / 2, box.y + box.height / 2, box.width / 2, box.height / 2];
  const [dx, dy] = [Math.abs(x - cx), Math.abs(y - cy)];
  const sides = { left: x < cx, right: x > cx, top: y < cy, bottom: y > cy };
  if (!sides[handle as keyof typeof sides]) return false;
  if (shape === "diamond") return Math.abs(dx / hw + dy / hh - 1) * Math.min(hw, hh) < 0.6;
  if (shape === "circle") {
    const r = Math.min(hw, hh);
    const [ox, oy] = [Math.max(0, dx - (hw - r)), Math.max(0, dy - (hh - r))];
    return Math.abs(Math.hypot(ox, oy) - r) < 0.6;
  }
  return handle === "left" || handle === "right"
    ? Math.abs(dx - hw) < 0.6 && dy <= hh
    : Math.abs(dy - hh) < 0.6 && dx <= hw;
}

const out: Record<string, Point> = { left: [-1, 0], right: [1, 0], top: [0, -1], bottom: [0, 1] };

/** A vertical drawing is turned over its diagonal, and its handles with it. */
const turned: Record<string, string> = { left: "top", top: "left", right: "bottom", bottom: "right" };

function heads([ax, ay]: Point, [bx, by]: Point, [dx, dy]: Point): boolean {
  return Math.sign(bx - ax) === dx && Math.sign(by - ay) === dy;
}

function distance(box: Box, path: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 1; k < path.length; k++) {
    const [ax, ay] = path[k - 1]!;
    const [bx, by] = path[k]!;
    const dx = Math.max(0, box.x - Math.max(ax, bx), Math.min(ax, bx) - box.x - box.width);
    const dy = Math.max(0, box.y - Math.max(ay, by), Math.min(ay, by) - box.y - box.height);
    least = Math.min(least, Math.hypot(dx, dy));
  }
  return least;
}

/** Groups boxes by the squares of a raster that they touch, so that only neighbours are compared. */
function* neighbours<T>(items: readonly T[], boxOf: (item: T) => Box): Generator<[T, T]> {
  const size = 200;
  const squares = new Map<string, number[]>();
  items.forEach((item, index) => {
    const box = boxOf(item);
    for (let r = Math.floor((box.y - 2) / size); r <= Math.floor((box.y + box.height + 2) / size); r++) {
      for (let c = Math.floor((box.x - 2) / size); c <= Math.floor((box.x + box.width + 2) / size); c++) {
        const key = `${r} ${c}`;
        const list = squares.get(key);
        if (list === undefined) squares.set(key, [index]);
        else list.push(index);
      }
    }
  });
  const seen = new Set<number>();
  for (const list of squares.values()) {
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length; j++) {
        const [a, b] = [list[i]!, list[j]!].sort((x, y) => x - y) as [number, number];
        const key = a * items.length + b;
        if (seen.has(key)) continue;
        seen.add(key);
        yield [items[a]!, items[b]!];
      }
    }
  }
}

/** Measures a layout of a model. */
export function measureLayout(model: Model, layout: Layout, report?: (what: string) => void): Metrics {
  const m = { ...none };
  const horizontal = layout.orientation === "horizontal";
  const say = report ?? (() => {});
  const boxes = model.nodes.map((node) => layout.nodes[node.id]!);

  for (const node of model.nodes) {
    const box = boxes[node.index]!;
    const lane = layout.lanes[model.lanes[node.lane]!.id]!;
    const inside = horizontal
      ? box.x >= lane.x + layout.header &&
        box.x + box.width <= lane.x + lane.width &&
        box.y >= lane.y &&
        box.y + box.height <= lane.y + lane.height
      : box.y >= lane.y + layout.header &&
        box.y + box.height <= lane.y + lane.height &&
        box.x >= lane.x &&
        box.x + box.width <= lane.x + lane.width;
    if (!inside) {
      m.outside++;
      say(`outside ${node.id}`);
    }
  }
  for (const [a, b] of neighbours(model.nodes, (node) => boxes[node.index]!)) {
    if (inner(boxes[a.index]!, boxes[b.index]!)) {
      m.overlaps++;
      say(`overlap ${a.id} ${b.id}`);
    }
  }

  const pieces: Piece[] = [];
  for (const edge of model.edges) {
    const { points } = layout.edges[edge.id]!;
    m.bends += points.length - 2;
    for (let k = 1; k < points.length; k++) {
      const [[ax, ay], [bx, by]] = [points[k - 1]!, points[k]!];
      m.length += Math.abs(ax - bx) + Math.abs(ay - by);
      if (ax !== bx && ay !== by) {
        m.slanted++;
        say(`slanted ${edge.id} ${k}`);
      }
      const low: Point = [Math.min(ax, bx), Math.min(ay, by)];
      const high: Point = [Math.max(ax, bx), Math.max(ay, by)];
      pieces.push({ edge: edge.index, nth: k, low, high, level: ay === by });
    }
    const last = points.length - 1;
    const from = horizontal ? edge.fromHandle : turned[edge.fromHandle]!;
    const to = horizontal ? edge.toHandle : turned[edge.toHandle]!;
    const [ox, oy] = out[to]!;
    const leaves =
      heads(points[0]!, points[1]!, out[from]!) &&
      isOnOutline(boxes[edge.from]!, model.nodes[edge.from]!.shape, points[0]!, from);
    const enters =
      heads(points[last - 1]!, points[last]!, [-ox, -oy]) &&
      isOnOutline(boxes[edge.to]!, model.nodes[edge.to]!.shape, points[last]!, to);
    if (!leaves) m.handles++;
    if (!enters) m.handles++;
    if (!leaves || !enters) say(`handle ${edge.id} ${leaves} ${enters}`);
  }

  const pieceBox = ({ low, high }: Piece): Box => ({
    x: low[0],
    y: low[1],
    width: high[0] - low[0],
    height: high[1] - low[1],
  });
  type Thing = { box: Box; piece: Piece | null; node: number };
  const things: Thing[] = [
    ...boxes.map((box, node) => ({ box, piece: null, node })),
    ...pieces.map((piece) => ({ box: pieceBox(piece), piece, node: -1 })),
  ];
  /** Edges into one circle may meet there: their last pieces lie on each other, and the ones before them end on those. */
  const merges = (p: Piece, q: Piece): boolean => {
    const [a, b] = [p, q].map(({ edge, nth }) => {
      const { points } = layout.edges[model.edges[edge]!.id]!;
      return { to: model.edges[edge]!.to, end: points.at(-1)!, left: points.length - 1 - nth };
    }) as [{ to: number; end: Point; left: number }, { to: number; end: Point; left: number }];
    const isOne = a.to === b.to && a.end[0] === b.end[0] && a.end[1] === b.end[1];
    return isOne && model.nodes[a.to]!.shape === "circle" && a.left + b.left <= 1;
  };
  const passes = new Set<string>();
  for (const [a, b] of neighbours(things, (thing) => thing.box)) {
    if (a.piece === null && b.piece !== null) {
      const edge = model.edges[b.piece.edge]!;
      const ends = layout.edges[edge.id]!.points.length - 1;
      // An end piece may lie inside the box of its own node, whose outline it meets there.
      if (b.piece.nth === 1 && edge.from === a.node && ends > 1) continue;
      if (b.piece.nth === ends && edge.to === a.node && ends > 1) continue;
      if (ends === 1 && (edge.from === a.node || edge.to === a.node)) continue;
      if (inner(a.box, { ...b.box, width: Math.max(b.box.width, 1e-3), height: Math.max(b.box.height, 1e-3) }, eps)) {
        passes.add(`${edge.id} ${a.node}`);
      }
    } else if (a.piece !== null && b.piece !== null && a.piece.edge !== b.piece.edge) {
      const [p, q] = [a.piece, b.piece];
      if (merges(p, q)) continue;
      if (p.level === q.level) {
        const [along, across] = p.level ? [0, 1] : [1, 0];
        if (Math.abs(p.low[across]! - q.low[across]!) >= eps) continue;
        const shared = Math.min(p.high[along]!, q.high[along]!) - Math.max(p.low[along]!, q.low[along]!);
        if (shared > eps) {
          m.collinear++;
          say(`collinear ${model.edges[p.edge]!.id} ${model.edges[q.edge]!.id}`);
        }
      } else {
        const [h, v] = p.level ? [p, q] : [q, p];
        const hits =
          v.low[0] > h.low[0] - eps &&
          v.low[0] < h.high[0] + eps &&
          h.low[1] > v.low[1] - eps &&
          h.low[1] < v.high[1] + eps;
        if (hits) m.crossings++;
      }
    }
  }
  m.through = passes.size;
  for (const pass of passes) say(`through ${pass}`);

  const tags = [
    ...model.edges.flatMap((edge) => {
      const { label, points } = layout.edges[edge.id]!;
      return label === null ? [] : [{ name: edge.id, box: label, path: points as readonly Point[] | null }];
    }),
    ...layout.loops.map((loop, index) => ({ name: `loop ${index}`, box: loop.badge, path: null })),
  ];
  const start = layout.header;
  for (const { name, box, path } of tags) {
    const isIn = horizontal
      ? box.x >= start && box.x + box.width <= layout.width && box.y >= 0 && box.y + box.height <= layout.height
      : box.y >= start && box.y + box.height <= layout.height && box.x >= 0 && box.x + box.width <= layout.width;
    const isFar = path !== null && distance(box, path) > 8;
    if (!isIn || isFar) {
      m.labels++;
      say(`label ${name} ${isIn ? "far" : "out"}`);
    }
  }
  const marks = [
    ...boxes.map((box, node) => ({ box, name: model.nodes[node]!.id, isTag: false })),
    ...tags.map((tag) => ({ ...tag, isTag: true })),
  ];
  for (const [a, b] of neighbours(marks, (mark) => mark.box)) {
    if ((a.isTag || b.isTag) && inner(a.box, b.box)) {
      m.labels++;
      say(`label ${a.name} on ${b.name}`);
    }
  }
  return m;
}

/** The counts that must be 0. */
export function faults(m: Metrics): number {
  return m.overlaps + m.outside + m.through + m.handles + m.collinear + m.slanted + m.labels;
}
