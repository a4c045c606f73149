import { captionBadge } from "../layout/badge-caption.ts";
import { measure } from "../layout/measure.ts";
import { roundedOutline } from "./corners.ts";
import type { Sketch } from "./sketch.ts";
import { writeText } from "./text.ts";
import { write } from "./xml.ts";

/** Path data of the loop sign, 12 by 12, an open ring with an arrowhead. */
const sign = "M9.8,3.2A4.6,4.6 0 1 0 10.6,6.9M10.2,0.9V3.6H7.5";

/** Draws loop frames, which lie below the edges. */
export function drawFrames({ layout, palette }: Sketch): string {
  const frames = layout.loops.map(({ outlines }) =>
    write("path", { d: outlines.map((points) => roundedOutline(points)).join("") }),
  );
  if (frames.length === 0) return "";
  const { loopFill: fill, loopLine: stroke } = palette;
  return write("g", { fill, stroke, "stroke-width": 1.2, "stroke-dasharray": "5 4" }, ...frames);
}

/** Draws the badges of loops, "retry up to 5 times", astride their frames. */
export function drawBadges({ model, layout, palette }: Sketch): string {
  return model.loops
    .flatMap((loop) => {
      const badge = layout.loops[loop.index]?.badge;
      if (badge === undefined) return [];
      const { x, y, width, height } = badge;
      const ring = { fill: "none", stroke: palette.loopText, "stroke-width": 1.7, "stroke-linecap": "round" };
      return [
        write("rect", {
          x,
          y,
          width,
          height,
          rx: height / 2,
          fill: palette.bg,
          stroke: palette.loopLine,
          "stroke-width": 1.2,
        }),
        write("path", { d: sign, transform: `translate(${x + 9},${y + height / 2 - 6})`, ...ring }),
        writeText(captionBadge(loop, width, measure), x + 26, y + height / 2, {
          size: 12,
          weight: 600,
          fill: palette.loopText,
          begins: true,
        }),
      ];
    })
    .join("");
}
