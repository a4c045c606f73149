import type { Box, Point } from "./geometry.ts";
import type { Surroundings } from "./labels.ts";
import { overlaps } from "./raster.ts";
import type { Size } from "./sizes.ts";

/** Dearer than any way round it: what labels have a claim to, and another badge. */
const claimed = 60;
const taken = 900;

/** How many badges are stacked over one edge of a frame before it is given up. */
const storeys = 3;

/**
 * The place of a loop's badge: on an upper edge of its frame, near the left, where it covers no node, arrowhead or other badge and
 * as few edges as can be; above it or on a lower edge where no upper one has room. `claims` are places where labels should stand, `others` what stands there already.
 */
export function placeBadge(
  outlines: readonly (readonly Point[])[],
  { width, height }: Size,
  around: Surroundings,
  claims: readonly Box[],
  others: readonly Box[],
): Box {
  const { bounds } = around;
  let best: Box = { x: bounds.x, y: bounds.y, width, height };
  let least = Number.POSITIVE_INFINITY;
  outlines.forEach((outline, piece) => {
    const above = outline.reduce((top, [, y]) => Math.min(top, y), Number.POSITIVE_INFINITY);
    outline.forEach(([x0, y0], k) => {
      const [x1, y1] = outline[(k + 1) % outline.length]!;
      if (y0 !== y1) return;
      // Outlines run clockwise: what runs to the right is an upper edge.
      const isUpper = x1 > x0;
      const [start, end] = [Math.min(x0, x1), Math.max(x0, x1)];
      // On a narrow frame it may stick out, but begins or ends on the border.
      const isNarrow = end - start < width + 20;
      const left = isNarrow ? start - width * 0.6 : start + 10;
      const right = isNarrow ? end - width * 0.4 : end - 10 - width;
      for (let place = left; place <= right; place += Math.max(6, (right - left) / 24)) {
        const x = Math.max(bounds.x + 2, Math.min(place, bounds.x + bounds.width - width - 2));
        for (let storey = 0; storey < (isUpper ? storeys : 1); storey++) {
          const box = { x, y: y0 - height / 2 - storey * (height + 3), width, height };
          const cost =
            around.cost(box, -1) +
            claims.filter((other) => overlaps(other, box, 3)).length * claimed +
            others.filter((other) => overlaps(other, box, 2)).length * taken +
            (isUpper ? (y0 - above) * 0.1 + storey * 25 : 50) +
            Math.abs(x - start - 10) * 0.05 +
            (x < start ? 12 : 0) +
            piece * 4;
          if (cost < least) {
            least = cost;
            best = box;
          }
        }
      }
    });
  });
  return best;
}
