import type { Layout } from "#core/layout/geometry";
import { leastScale } from "./fit.ts";

/** How much of the drawing is written out: all of it, or bars in place of its text, which would be smaller than 11 px. */
export type Detail = "full" | "far";

/** Steps in which lines get thicker while one zooms out: each restyles the whole drawing. */
const steps = 4;

/** The detail that a scale leaves readable. */
export function chooseDetail(layout: Pick<Layout, "density">, scale: number): Detail {
  return scale < leastScale(layout) - 1e-6 ? "far" : "full";
}

/** Width in pixels of the drawing of a line that is still about one pixel wide on the stage, at least at the given scale. */
export function thinLine(scale: number): number {
  return 2 ** (Math.round(Math.log2(1 / scale) * steps) / steps);
}
