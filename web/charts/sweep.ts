import { area, line, select } from "d3";
import type { Verdict } from "#core/render/verdict";
import { setAttributes } from "../selections.ts";
import { chooseSweepScale, placeOnScale } from "./sweep-scale.ts";

/** An outcome over the odds of one edge, where the slider stands now, and the goal. */
export interface SweepCurve {
  readonly points: readonly { readonly odds: number; readonly share: number }[];
  readonly verdict: Verdict;
  readonly odds: number;
  readonly share: number | null;
  readonly goal: number | null;
  readonly width: number;
}

/** Height of the curve in pixels. */
export const sweepHeight = 34;
/** Half the thumb: the track of the slider ends so far from its sides. */
const inset = 8;
const margin = 4;

/** Draws the curve over the track of its slider, with the present point on it and the goal as a dotted line. Answers the ends of its scale. */
export function drawSweep(svg: SVGSVGElement, curve: SweepCurve): { readonly low: number; readonly high: number } {
  const { points, verdict, odds, share, goal, width } = curve;
  const scale = chooseSweepScale(
    points.map((point) => point.share),
    [goal, share].filter((mark) => mark !== null),
  );
  const foot = sweepHeight - margin;
  const x = (at: number) => inset + at * (width - 2 * inset);
  const y = (at: number) => foot - placeOnScale(scale, at) * (foot - margin);
  const root = select(svg);
  setAttributes(root, () => ({
    class: "sweep",
    viewBox: `0 0 ${width} ${sweepHeight}`,
    width,
    height: sweepHeight,
    "data-verdict": verdict,
    "aria-hidden": "true",
  }));
  const path = (name: string, d: string | null) =>
    setAttributes(root.selectAll(`path.${name}`).data([0]).join("path"), () => ({ class: name, d }));
  path(
    "sweep-fill",
    area<(typeof points)[number]>()
      .x((point) => x(point.odds))
      .y0(sweepHeight)
      .y1((point) => y(point.share))(points),
  );
  path(
    "sweep-line",
    line<(typeof points)[number]>()
      .x((point) => x(point.odds))
      .y((point) => y(point.share))(points),
  );
  path(
    "sweep-goal",
    goal === null || goal < scale.low || goal > scale.high ? "" : `M${inset},${y(goal)}H${width - inset}`,
  );
  const point = root
    .selectAll("circle")
    .data(share === null ? [] : [share])
    .join("circle");
  setAttributes(point, (value) => ({ class: "sweep-point", cx: x(odds), cy: y(value), r: 3.5 }));
  return scale;
}
