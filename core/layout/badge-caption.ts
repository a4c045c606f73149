import type { Loop } from "../model/model.ts";
import type { Measure } from "./measure.ts";
import { cut } from "./wrap.ts";

/** Text of a badge at most, and what its sign and margins take, in pixels. */
const widest = 360;
const besides = 34;

/** What stands behind a loop's text: its bound, where a simulation line sets another than the text says. */
const tail = ({ restated }: Loop): string => (restated === "" ? "" : ` · ${restated}`);

/** Pixels that the badge of a loop takes. */
export function sizeBadge(loop: Loop, measure: Measure): number {
  return Math.ceil(Math.min(widest, measure(loop.text + tail(loop), 12, 600))) + besides;
}

/** What a badge so wide says: the loop's text, shortened where it has to be, and its tail. */
export function captionBadge(loop: Loop, width: number, measure: Measure): string {
  const ruler = (line: string): number => measure(line, 12, 600);
  return cut(loop.text, width - besides - ruler(tail(loop)), ruler) + tail(loop);
}
