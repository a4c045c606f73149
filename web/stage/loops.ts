import { captionBadge } from "#core/layout/badge-caption";
import { measure } from "#core/layout/measure";
import type { Loop } from "#core/model/model";
import { roundedOutline } from "#core/render/corners";
import { round } from "#core/render/xml";
import { fill } from "./fill.ts";
import { type Ink, layer } from "./ink.ts";
import type { Scene, StageOptions } from "./types.ts";

/** Path data of the loop sign, 12 by 12, an open ring with an arrowhead. */
const sign = "M9.8,3.2A4.6,4.6 0 1 0 10.6,6.9M10.2,0.9V3.6H7.5";

/** Draws loop frames below the edges. */
export function drawFrames(parent: Ink, scene: Scene): void {
  layer(parent, "frames")
    .selectAll<SVGPathElement, Loop>("path")
    .data(scene.model.loops, (loop) => loop.index)
    .join("path")
    .attr("class", "frame")
    .attr("d", (loop) =>
      (scene.layout.loops[loop.index]?.outlines ?? []).map((points) => roundedOutline(points)).join(""),
    );
}

/** Draws loop badges, "retry up to 5 times", over the frames; the bound in full stands in their titles. */
export function drawLoopBadges(parent: Ink, scene: Scene, options: StageOptions): void {
  const badges = layer(parent, "loop-badges")
    .selectAll<SVGGElement, Loop>("g")
    .data(
      scene.model.loops.filter((loop) => scene.layout.loops[loop.index] !== undefined),
      (loop) => loop.index,
    )
    .join((enter) => {
      const badge = enter.append("g").attr("class", "loop-badge");
      badge.append("title");
      badge.append("rect");
      badge.append("path").attr("d", sign);
      badge.append("text");
      return badge;
    })
    .attr("transform", (loop) => {
      const { x, y } = scene.layout.loops[loop.index]!.badge;
      return `translate(${round(x)},${round(y)})`;
    });
  const size = (loop: Loop) => scene.layout.loops[loop.index]!.badge;
  badges.select("title").text((loop) => tellBound(loop, options));
  badges
    .select("rect")
    .attr("width", (loop) => size(loop).width)
    .attr("height", (loop) => size(loop).height)
    .attr("rx", (loop) => size(loop).height / 2);
  badges.select("path").attr("transform", (loop) => `translate(9,${size(loop).height / 2 - 6})`);
  badges
    .select("text")
    .attr("x", 26)
    .attr("y", (loop) => size(loop).height / 2)
    .text((loop) => captionBadge(loop, size(loop).width, options.measure ?? measure));
}

/** A loop's bound with both its numbers, "5 retries, 6 attempts" (L2). */
export function tellBound(loop: Loop, options: Pick<StageOptions, "words" | "locale">): string {
  if (loop.bound === null) return options.words("stage.loopUnbounded");
  const values = { repeats: loop.bound, passes: loop.bound + 1 };
  return fill(options.words("stage.loopBound"), values, options.locale);
}
