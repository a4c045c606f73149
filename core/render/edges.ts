import { edgeWidth, plainWidth, pointArrow } from "./arrow.ts";
import { roundedPath } from "./corners.ts";
import { findGaps } from "./gaps.ts";
import type { Flow, Sketch } from "./sketch.ts";
import { write } from "./xml.ts";

/** Below this share of a decision's tokens, or of the cases, an edge counts as rare. */
const rare = 0.02;

/** Draws the edges with their arrowheads; at a crossing one of the two is interrupted. */
export function drawEdges({ model, layout, palette, flow }: Sketch): string {
  const gaps = findGaps(layout, (id) => widthOf(flow, id));
  const drawn = model.edges.flatMap((edge) => {
    const geometry = layout.edges[edge.id];
    if (geometry === undefined) return [];
    const width = widthOf(flow, edge.id);
    const { passes = 0, share = 0 } = flow?.edges[edge.id] ?? {};
    const isRare = flow !== null && (passes < rare || share < rare);
    const colour = edge.implicit ? palette.loopLine : isRare ? palette.outline : null;
    const arrow = pointArrow(geometry.points, width);
    const line = roundedPath(arrow.line, gaps.get(edge.id));
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
