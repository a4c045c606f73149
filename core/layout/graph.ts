import type { Direction, Shape } from "../language/tree.ts";
import type { Edge, Loop, Model } from "../model/model.ts";
import { sizeBadge } from "./badge-caption.ts";
import type { Density } from "./density.ts";
import type { Measure } from "./measure.ts";
import { type NodeSize, type Size, sizeLabel, sizeNode } from "./sizes.ts";

/**
 * A side of a node, and the direction of travel out of it: 0 right, 1 down, 2 left, 3 up. The opposite of `side` is
 * `side ^ 2`.
 */
export type Side = 0 | 1 | 2 | 3;

export const right = 0;
export const down = 1;
export const left = 2;
export const up = 3;

/** One step in each direction. */
export const stepX = [1, 0, -1, 0] as const;
export const stepY = [0, 1, 0, -1] as const;

export const opposite = (side: Side): Side => (side ^ 2) as Side;

const sides: Readonly<Record<Direction, Side>> = { right: 0, bottom: 1, left: 2, top: 3 };

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /** The side that it leaves by, and the one that it enters by. */
  readonly out: Side;
  readonly into: Side;
  /** Room for label and odds chip, along and across the flow; `null` where there is neither. */
  readonly label: Size | null;
  /** It carries an odds chip, which stands right after the decision. */
  readonly chip: boolean;
  readonly repeat: boolean;
}

export interface GraphLoop {
  readonly members: readonly number[];
  /** Room for the badge with the loop's text. */
  readonly badge: Size;
}

/**
 * A model as layout sees it: indices, sizes and sides, with the flow running to the right. A vertical drawing is laid out
 * lying down, with its sizes turned over the diagonal, and turned back at the end: what leaves to the right then leaves downward.
 */
export interface Graph {
  readonly density: Density;
  readonly vertical: boolean;
  readonly laneCount: number;
  /** Least extent across the flow of each lane, so that its label fits the header strip. */
  readonly laneRoom: readonly number[];
  readonly laneNodes: readonly (readonly number[])[];
  readonly nodeCount: number;
  readonly lane: readonly number[];
  readonly size: readonly Size[];
  readonly shape: readonly Shape[];
  readonly edges: readonly GraphEdge[];
  readonly loops: readonly GraphLoop[];
}

/** Whether a drawing is too large for the search of a better placement: it is taken as it was placed, and routed the better for it. */
export const isLarge = (graph: Graph): boolean => graph.nodeCount > 220 || graph.edges.length > 500;

const turn = (size: Size, vertical: boolean): Size =>
  vertical ? { width: size.height, height: size.width } : { width: size.width, height: size.height };

/** An odds chip stands where odds decide; a counter leaves nothing to set. */
const hasChip = (edge: Edge, odds: boolean): boolean => odds && edge.odds !== null && edge.by !== "counter";

/** Boxes grow where more edges meet at one side than its length holds; circles and diamonds do not. */
function growForPorts(model: Model, sizes: readonly NodeSize[], density: Density, vertical: boolean): Size[] {
  const ports = model.nodes.map(() => ({ left: 0, right: 0, top: 0, bottom: 0 }));
  for (const edge of model.edges) {
    ports[edge.from]![edge.fromHandle]++;
    ports[edge.to]![edge.toHandle]++;
  }
  const most = 24;
  return model.nodes.map((node, index) => {
    const { width, height } = sizes[index]!;
    if (node.shape === "circle" || node.shape === "diamond") return { width, height };
    const { left, right, top, bottom } = ports[index]!;
    const [upright, level] = [Math.max(left, right), Math.max(top, bottom)];
    const high = (Math.min(most, vertical ? level : upright) - 1) * density.track + 16;
    const wide = (Math.min(most, vertical ? upright : level) - 1) * density.track + 24;
    return { width: Math.max(width, Math.ceil(wide / 2) * 2), height: Math.max(height, Math.ceil(high / 2) * 2) };
  });
}

/** Loops and members of loops that get a frame: beyond that frames lie over frames, and nobody can read them. */
const most = { loops: 60, members: 2000 };

/** The first loops, while they are few enough to be drawn. */
function chooseFramed(loops: readonly Loop[]): readonly Loop[] {
  let members = 0;
  const beyond = loops.findIndex((loop, index) => {
    members += loop.members.length;
    return index >= most.loops || members > most.members;
  });
  return beyond < 0 ? loops : loops.slice(0, beyond);
}

/** Sizes every part of a model and turns it so that the flow runs to the right. */
export function buildGraph(
  model: Model,
  density: Density,
  vertical: boolean,
  odds: boolean,
  measure: Measure,
): { readonly graph: Graph; readonly sizes: readonly NodeSize[] } {
  const sizes = model.nodes.map((node) => sizeNode(node, density, measure));
  const loops = chooseFramed(model.loops).map(
    (loop): GraphLoop => ({
      members: loop.members,
      badge: turn({ width: sizeBadge(loop, measure), height: density.badge }, vertical),
    }),
  );
  const graph: Graph = {
    density,
    vertical,
    laneCount: model.lanes.length,
    laneRoom: model.lanes.map((lane) => {
      const label = Math.min(220, measure(lane.label, density.label.text, 600) + 24);
      const badge = (loop: GraphLoop): number =>
        loop.members.some((node) => model.nodes[node]!.lane === lane.index) ? loop.badge.height + 12 : 0;
      return loops.reduce((most, loop) => Math.max(most, badge(loop)), label);
    }),
    laneNodes: model.lanes.map((lane) => lane.nodes),
    nodeCount: model.nodes.length,
    lane: model.nodes.map((node) => node.lane),
    size: growForPorts(model, sizes, density, vertical).map((size) => turn(size, vertical)),
    shape: model.nodes.map((node) => node.shape),
    edges: model.edges.map((edge): GraphEdge => {
      const chip = hasChip(edge, odds);
      const label = sizeLabel(edge, chip, density, measure);
      return {
        from: edge.from,
        to: edge.to,
        out: sides[edge.fromHandle],
        into: sides[edge.toHandle],
        label: label === null ? null : turn(label, vertical),
        chip,
        repeat: edge.repeatOf !== null || edge.implicit,
      };
    }),
    loops,
  };
  return { graph, sizes };
}
