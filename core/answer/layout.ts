import type { Layout, Point } from "../layout/geometry.ts";

/** A layout as the interface answers it: the outline of a loop is its largest piece, `outlines` has all, the largest first. */
export function answerLayout(layout: Layout) {
  const { width, height, lanes, nodes, edges, header, density, orientation, lines, footers } = layout;
  return {
    width,
    height,
    lanes,
    nodes,
    edges,
    loops: layout.loops.map(({ outlines, badge }) => {
      const sorted = [...outlines].sort((a, b) => areaOf(b) - areaOf(a));
      return { outline: sorted[0] ?? [], outlines: sorted, badge };
    }),
    header,
    density,
    orientation,
    lines,
    ...(footers === undefined ? {} : { footers }),
  };
}

/** Inside a closed outline, in square pixels. */
function areaOf(outline: readonly Point[]): number {
  let twice = 0;
  for (const [i, [x, y]] of outline.entries()) {
    const [nextX, nextY] = outline[(i + 1) % outline.length]!;
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}
