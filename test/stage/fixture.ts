import type { TraceColumns } from "#core/engine/results";
import type { Shape } from "#core/language/tree";
import type { Box, EdgeGeometry, Layout, Point } from "#core/layout/geometry";
import { defaultSettings, type Edge, type Model, type Node } from "#core/model/model";

const span = { from: 0, to: 0 };
const none = { family: "constant", value: 0 } as const;

/** A node of a drawing made by hand: id, shape, and the middle of its box. */
export type Spot = readonly [id: string, shape: Shape, x: number, y: number];

/** An edge made by hand: its ends' ids and its label. Its odds are even where its source is a diamond. */
export type Link = readonly [from: string, to: string, label?: string];

/** A model of one lane with its drawing: nodes 100 by 40, each edge a path of right angles between the middles of facing sides. */
export function draw(
  spots: readonly Spot[],
  links: readonly Link[],
  joins: readonly string[] = [],
): { model: Model; layout: Layout } {
  const indexOf = (id: string) => spots.findIndex(([each]) => each === id);
  const outgoing = (id: string) => links.flatMap(([from], i) => (from === id ? [i] : []));
  const incoming = (id: string) => links.flatMap(([, to], i) => (to === id ? [i] : []));
  const boxes = Object.fromEntries(
    spots.map(([id, , x, y]): [string, Box] => [id, { x: x - 50, y: y - 20, width: 100, height: 40 }]),
  );
  const nodes = spots.map(
    ([id, shape], index): Node => ({
      index,
      id,
      lane: 0,
      shape,
      label: `Node ${id}`,
      owner: null,
      description: null,
      system: null,
      role: outgoing(id).length === 0 ? "end" : "step",
      outgoing: outgoing(id),
      incoming: incoming(id),
      passing: { kind: outgoing(id).length === 0 ? "end" : shape === "diamond" ? "odds" : "all" },
      joinsAll: joins.includes(id),
      service: none,
      costPerVisit: 0,
      implicitRepeat: null,
      span,
      idSpan: span,
    }),
  );
  const edges = links.map(([from, to, label], index): Edge => {
    const decides = spots[indexOf(from)]![1] === "diamond";
    return {
      index,
      id: `${from}->${to}`,
      from: indexOf(from),
      to: indexOf(to),
      fromHandle: "right",
      toHandle: "left",
      label: label ?? "",
      odds: decides ? [1 / outgoing(from).length] : null,
      by: decides ? "even" : null,
      repeatOf: null,
      implicit: false,
      travel: none,
      span,
    };
  });
  const starts = nodes.filter((node) => node.incoming.length === 0);
  const ends = nodes.filter((node) => node.outgoing.length === 0);
  const model: Model = {
    lanes: [
      {
        index: 0,
        id: "L",
        label: "Lane",
        nodes: nodes.map((n) => n.index),
        capacity: null,
        queue: null,
        costPerSecond: 0,
        span,
      },
    ],
    nodes,
    edges,
    loops: [],
    starts: starts.map((node) => ({
      node: node.index,
      implicit: false,
      arrival: { kind: "every", seconds: 1 },
      outcomes: ends.map((end) => ({ id: end.id, label: end.label, target: { kind: "end", node: end.index } })),
    })),
    settings: defaultSettings,
    expectations: [],
  };
  const layout: Layout = {
    width: 1000,
    height: 400,
    density: "compact",
    orientation: "horizontal",
    header: 26,
    lanes: { L: { x: 0, y: 0, width: 1000, height: 400 } },
    nodes: boxes,
    lines: Object.fromEntries(nodes.map((node) => [node.id, [node.label]])),
    edges: Object.fromEntries(
      edges.map((edge) => [edge.id, path(boxes[nodes[edge.from]!.id]!, boxes[nodes[edge.to]!.id]!)]),
    ),
    loops: [],
  };
  return { model, layout };
}

function path(from: Box, to: Box): EdgeGeometry {
  const a: Point = [from.x + from.width, from.y + from.height / 2];
  const b: Point = [to.x, to.y + to.height / 2];
  const middle = (a[0] + b[0]) / 2;
  return { points: a[1] === b[1] ? [a, b] : [a, [middle, a[1]], [middle, b[1]], b], label: null };
}

/** One row of a trace made by hand; a hop leads from one node to another, a birth has no `from`, an end no `to`. */
export interface Row {
  readonly time: number;
  readonly arrival?: number;
  readonly start?: string;
  readonly case?: number;
  readonly token?: number;
  readonly from?: string;
  readonly to?: string;
  readonly outcome?: string;
}

/** Columns of rows made by hand; the edge of a hop is the one between its ends. */
export function trace(rows: readonly Row[]): TraceColumns {
  return {
    time: rows.map((row) => row.time),
    arrival: rows.map((row) => row.arrival ?? row.time),
    start: rows.map((row) => row.start ?? "a"),
    case: rows.map((row) => row.case ?? 0),
    token: rows.map((row) => row.token ?? 0),
    from: rows.map((row) => row.from ?? null),
    edge: rows.map((row) => (row.from !== undefined && row.to !== undefined ? `${row.from}->${row.to}` : null)),
    to: rows.map((row) => row.to ?? null),
    outcome: rows.map((row) => row.outcome ?? null),
  };
}

/** The rows of one case that goes along `ids`, staying `stay` seconds in each node that `serves` names. */
export function walk(
  ids: readonly string[],
  at: number,
  options: { case?: number; stay?: number; serves?: string; start?: string },
): Row[] {
  const { stay = 1, serves = "", ...rest } = options;
  let time = at;
  const rows: Row[] = [{ ...rest, time, to: ids[0]! }];
  ids.forEach((id, i) => {
    if (serves.includes(id)) time += stay;
    const next = ids[i + 1];
    rows.push(next === undefined ? { ...rest, time, from: id, outcome: id } : { ...rest, time, from: id, to: next });
  });
  return rows;
}

/** Rows in the order of a trace. */
export function sorted(rows: readonly Row[]): Row[] {
  return [...rows].sort((x, y) => x.time - y.time || (x.case ?? 0) - (y.case ?? 0) || (x.token ?? 0) - (y.token ?? 0));
}
