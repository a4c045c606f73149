import type { Shape } from "../language/tree.ts";
import type { Box } from "../layout/geometry.ts";

/** Radius of the corners of rectangles and taskboxes, in pixels. */
const nodeRadius = 8;

/**
 * Path data of a node's outline, clockwise; a circle (a pill where it is wider than high) and a diamond begin at the top, a rectangle at its
 * top left.
 */
export function outline(shape: Shape, box: Box): string {
  const { x, y, width, height } = box;
  switch (shape) {
    case "circle":
      return roundedBox(box, Math.min(width, height) / 2);
    case "diamond":
      return `M${x + width / 2},${y}L${x + width},${y + height / 2}L${x + width / 2},${y + height}L${x},${y + height / 2}Z`;
    case "rectangle":
    case "taskbox":
      return roundedBox(box, Math.min(nodeRadius, width / 2, height / 2));
  }
}

/** Path data of a box with round corners, clockwise from the left end of its top side. */
function roundedBox({ x, y, width: w, height: h }: Box, r: number): string {
  const arc = `A${r},${r} 0 0 1 `;
  return (
    `M${x + r},${y}H${x + w - r}${arc}${x + w},${y + r}V${y + h - r}${arc}${x + w - r},${y + h}` +
    `H${x + r}${arc}${x},${y + h - r}V${y + r}${arc}${x + r},${y}Z`
  );
}

/** Path data of a pill that fills `box`, filled from its left end up to `level` (0..1) of its width. */
export function pillLevel({ x, y, width, height }: Box, level: number): string {
  const r = height / 2;
  const to = Math.max(0, Math.min(1, level)) * width;
  if (to === 0) return "";
  const left = Math.min(to, r);
  const rise = Math.sqrt(r * r - (r - left) * (r - left));
  const bottomLeft = `M${x + left},${y + r + rise}A${r},${r} 0 0 1 ${x + left},${y + r - rise}`;
  if (to <= width - r) return `${bottomLeft}H${x + to}V${y + r + rise}Z`;
  const drop = Math.sqrt(Math.max(0, r * r - (to - width + r) * (to - width + r)));
  const turn = x + width - r;
  return `${bottomLeft}H${turn}A${r},${r} 0 0 1 ${x + to},${y + r - drop}V${y + r + drop}A${r},${r} 0 0 1 ${turn},${y + height}Z`;
}
