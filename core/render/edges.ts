import { edgeWidth, plainWidth, pointArrow } from "./arrow.ts";
import { type Gap, roundedPath } from "./corners.ts";
import { type Crossing, findCrossings } from "./crossings.ts";
import type { Flow, Sketch } from "./sketch.ts";
import { write } from "./xml.ts";

/** Below this share of a decision's tokens, or of the cases, an edge counts as rare. */
const rare = 0.02;
/** Ground that is seen on both sides of an edge that another one passes under. */
const clear = 3.2;

/** Draws the edges with their arrowheads; at a crossing one of the two is interrupted. */
export function drawEdges({ model, layout, palette, flow }: Sketch): string {
  const crossings = new Map<string, Crossing[]>();
  for (const crossing of findCrossings(layout)) {
    const list = crossings.get(crossing.under);
    if (list === undefined) crossings.set(crossing.under, [crossing]);
    else list.push(crossing);
  }
  const drawn = model.edges.flatMap((edge) => {
    const geometry = layout.edges[edge.id];
    if (geometry === undefined) return [];
    const width = widthOf(flow, edge.id);
    const { passes = 0, share = 0 } = flow?.edges[edge.id] ?? {};
    const isRare = flow !== null && (passes < rare || share < rare);
    const colour = edge.implicit ? palette.loopLine : isRare ? palette.outline : null;
    const arrow = pointArrow(geometry.points, width);
    const line = roundedPath(arrow.line, gapsAt(crossings.get(edge.id) ?? [], flow));
    return [
      write("path", {
        d: line,
        stroke: colour,
        "stroke-width": width === plainWidth ? null : width,
        "stroke-dasharray": edge.implicit ? "5 4" : null,
        fill: "none",
      }),
      write("path", { d: arrow.head, fill: colour, stroke: "none" }),
    ];
  });
  const { edge } = palette;
  return write("g", { fill: edge, stroke: edge, "stroke-width": plainWidth, "stroke-linejoin": "round" }, ...drawn);
}

function widthOf(flow: Flow | null, edge: string): number {
  return flow === null ? plainWidth : edgeWidth(flow.edges[edge]?.passes ?? 0);
}

/** Gaps as wide as what passes over them needs; those that would leave only a speck between them are one. */
function gapsAt(crossings: readonly Crossing[], flow: Flow | null): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const { piece, along, over } of crossings) {
    const half = widthOf(flow, over) / 2 + clear;
    const last = gaps.at(-1);
    if (last !== undefined && last.piece === piece && along - half < last.to + clear) {
      gaps[gaps.length - 1] = { ...last, to: along + half };
    } else gaps.push({ piece, from: along - half, to: along + half });
  }
  return gaps;
}
