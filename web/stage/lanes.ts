import type { Layout } from "#core/layout/geometry";
import { type Measure, measure as measureInter } from "#core/layout/measure";
import { cut } from "#core/layout/wrap";
import { leastHeader } from "./fit.ts";
import type { Ink } from "./ink.ts";
import { layer } from "./ink.ts";
import type { Scene } from "./types.ts";
import type { Extent, View } from "./view.ts";

/** Number of lane hues in the colour tokens; more lanes begin again. */
const hues = 6;
const stripe = 3;
const leastText = 11;

interface Band {
  readonly id: string;
  readonly label: string;
  readonly index: number;
  readonly hue: number;
  /** Across the lanes, on the stage: where it is filled, and where the lane itself lies. */
  readonly from: number;
  readonly to: number;
  readonly laneFrom: number;
  readonly laneTo: number;
}

/**
 * Draws the lanes over the whole stage, whatever the camera sees of them, and their headers at its edge, where they stay in sight. Lanes are
 * the only part of the drawing in stage coordinates; the first and the last go on to the stage's edges.
 */
export function drawLanes(
  back: Ink,
  front: Ink,
  scene: Scene,
  view: View,
  extent: Extent,
  measure: Measure = measureInter,
): void {
  const { model, layout } = scene;
  const flat = layout.orientation === "horizontal";
  const across = flat ? extent.height : extent.width;
  const last = model.lanes.length - 1;
  const bands = model.lanes.flatMap((lane, index): Band[] => {
    const box = layout.lanes[lane.id];
    if (box === undefined) return [];
    const laneFrom = flat ? box.y * view.k + view.y : box.x * view.k + view.x;
    const laneTo = laneFrom + (flat ? box.height : box.width) * view.k;
    const from = index === 0 ? Math.min(0, laneFrom) : laneFrom;
    const to = index === last ? Math.max(across, laneTo) : laneTo;
    return [{ id: lane.id, label: lane.label, index, hue: scene.hues?.[lane.id] ?? index, from, to, laneFrom, laneTo }];
  });
  const length = flat ? extent.width : extent.height;
  const header = headerSize(layout, view);
  const text = Math.max(leastText, Math.min(13, 12 * view.k));

  const place = (selection: ReturnType<typeof join>, thickness: number) =>
    selection
      .attr("x", (band) => (flat ? 0 : band.from))
      .attr("y", (band) => (flat ? band.from : 0))
      .attr("width", (band) => (flat ? thickness : band.to - band.from))
      .attr("height", (band) => (flat ? band.to - band.from : thickness));

  place(join(layer(back, "bands"), bands, "band"), length);
  place(join(layer(front, "strips"), bands, "band head"), header);
  // Between lanes at the back, below the edges; again across the headers, which cover it; and along them, while something is panned below.
  for (const [parent, end] of [
    [back, length],
    [front, header],
  ] as const) {
    const panned = parent === front && (flat ? view.x : view.y) < 0;
    layer(parent, "borders")
      .selectAll<SVGPathElement, string>("path")
      .data([
        ...bands.slice(1).map(({ from }) => {
          const at = Math.round(from) + 0.5;
          return flat ? `M0,${at}H${end}` : `M${at},0V${end}`;
        }),
        ...(panned ? [flat ? `M${header},0V${across}` : `M0,${header}H${across}`] : []),
      ])
      .join("path")
      .attr("class", "border")
      .attr("d", (line) => line);
  }

  place(join(layer(front, "stripes"), bands, "stripe"), stripe);

  const names = layer(front, "lane-names")
    .selectAll<SVGTextElement, Band>("text")
    .data(bands, (band) => band.id)
    .join((enter) => {
      const name = enter.append("text").attr("class", "lane-name");
      name.append("tspan");
      name.append("title");
      return name;
    })
    .style("font-size", `${text}px`)
    .attr("transform", (band) => {
      // In the middle of the part that can be seen, so that a panned lane still tells its name.
      const middle = (Math.max(0, band.laneFrom) + Math.min(across, band.laneTo)) / 2;
      const along = (header + stripe) / 2;
      return flat ? `translate(${along},${middle})rotate(-90)` : `translate(${middle},${along})`;
    })
    .attr("visibility", (band) => (band.laneTo < 8 || band.laneFrom > across - 8 ? "hidden" : null));
  names.select("tspan").text((band) => {
    const room = Math.min(across, band.laneTo) - Math.max(0, band.laneFrom) - 10;
    const name = cut(band.label, Math.max(0, room), (line) => measure(line, text, 600));
    // One letter tells no name.
    return name.length < 3 && name !== band.label ? "" : name;
  });
  names.select("title").text((band) => band.label);
}

/** Extent of the lane headers on the stage, in pixels, across the direction of the lanes. */
export function headerSize(layout: Layout, view: View): number {
  return Math.max(leastHeader, Math.min(30, layout.header * view.k));
}

/** CSS that cuts a sheet over the stage off where the lane headers stand. */
export function clipHeader(layout: Layout, view: View): string {
  const header = headerSize(layout, view);
  return layout.orientation === "horizontal" ? `inset(0 0 0 ${header}px)` : `inset(${header}px 0 0)`;
}

function join(parent: Ink, bands: readonly Band[], kind: string) {
  return parent
    .selectAll<SVGRectElement, Band>("rect")
    .data(bands, (band) => band.id)
    .join("rect")
    .attr("class", (band) => `${kind} hue-${(band.hue % hues) + 1}${band.index % 2 === 0 ? " even" : ""}`);
}
