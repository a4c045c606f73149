import type { Layout } from "../layout/geometry.ts";

/** A layout as the interface answers it: the outline of a loop is its largest piece, `outlines` has all. */
export function answerLayout(layout: Layout) {
  return {
    width: layout.width,
    height: layout.height,
    lanes: layout.lanes,
    nodes: layout.nodes,
    edges: layout.edges,
    loops: layout.loops.map(({ outlines, badge }) => ({ outline: outlines[0] ?? [], outlines, badge })),
    header: layout.header,
    density: layout.density,
    orientation: layout.orientation,
    lines: layout.lines,
  };
}
