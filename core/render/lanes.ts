import { measure } from "../layout/measure.ts";
import { cut } from "../layout/wrap.ts";
import { mix } from "./colours.ts";
import type { Sketch } from "./sketch.ts";
import { writeText } from "./text.ts";
import { tell, write } from "./xml.ts";

/** Width of a lane's own colour at its beginning. */
const stripe = 3;
/** Between a lane's name and the borders of the lane. */
const namePad = 5;

/** Draws the lanes from edge to edge, with a stripe in each one's colour and its name along it. */
export function drawLanes({ model, layout, palette }: Sketch): string {
  const flat = layout.orientation === "horizontal";
  const even = mix(palette.bg, palette.lane, 0.42);
  const bands: string[] = [];
  const borders: string[] = [];
  const names: string[] = [];
  for (const { index, id, label } of model.lanes) {
    const box = layout.lanes[id];
    if (box === undefined) continue;
    const { x, y, width, height } = box;
    const hue = palette.laneHues[index % palette.laneHues.length]!;
    const strip = flat ? { x, y, width: stripe, height } : { x, y, width, height: stripe };
    bands.push(write("rect", { x, y, width, height, fill: index % 2 === 0 ? even : palette.lane }));
    bands.push(write("rect", { ...strip, fill: hue }));
    // Half a pixel on, where a line of one pixel is sharp.
    const at = Math.round(flat ? y : x) + 0.5;
    if (index > 0) borders.push(flat ? `M${stripe},${at}H${layout.width}` : `M${at},${stripe}V${layout.height}`);
    const room = (flat ? height : width) - 2 * namePad;
    const name = cut(label, room, (line) => measure(line, 12, 600));
    const written = writeText(name, 0, 0, { size: 12, weight: 600, fill: palette.text2 });
    const along = (layout.header + stripe) / 2;
    const place = flat ? `translate(${along},${y + height / 2})rotate(-90)` : `translate(${x + width / 2},${along})`;
    names.push(write("g", { transform: place }, name === label ? "" : tell(label), written));
  }
  return [
    ...bands,
    borders.length === 0 ? "" : write("path", { d: borders.join(""), stroke: palette.hairline, fill: "none" }),
    ...names,
  ].join("");
}
