import { select } from "d3";
import { sharesAllButOdds } from "../all-but-odds.ts";
import { createAway } from "./away.ts";
import { chooseDetail, thinLine } from "./detail.ts";
import { drawEdges } from "./edges.ts";
import { type Ink, layer } from "./ink.ts";
import { drawPills, listPills, type Pill } from "./labels.ts";
import { drawLanes } from "./lanes.ts";
import { drawFrames, drawLoopBadges } from "./loops.ts";
import { drawNodes } from "./nodes.ts";
import type { Scene, StageOptions } from "./types.ts";
import type { Extent, View } from "./view.ts";

/** The drawing, in two sheets between which the tokens move. */
export interface Diagram {
  readonly back: SVGSVGElement;
  readonly front: SVGSVGElement;
  /** Draws a scene; what was drawn before is changed, not made anew. Gives whether anything but odds is new. */
  draw(scene: Scene, selected: string | null): boolean;
  /** Moves the drawing under the camera. */
  look(scene: Scene, view: View, extent: Extent): void;
  /** The pill that an element of the drawing shows, `null` if it shows none. */
  pillOf(element: Element): Pill | null;
}

/** Makes an empty drawing: lanes, loop frames and edges at the back; nodes, labels and lane headers at the front. */
export function createDiagram(options: StageOptions): Diagram {
  const back = makeSheet("back");
  const front = makeSheet("front");
  const ground = layer(back.root, "ground");
  const below = layer(back.root, "world");
  const above = layer(front.root, "world");
  const headers = layer(front.root, "headers");
  const away = createAway(above);
  back.svg.setAttribute("aria-hidden", "true");
  // The words of the drawing are told in order by the description; of this sheet only the chips are to be reached.
  headers.attr("aria-hidden", "true");
  for (const name of ["nodes", "loop-badges"]) layer(above, name).attr("aria-hidden", "true");

  let last: { readonly scene: Scene; readonly selected: string | null; readonly pills: readonly Pill[] } | null = null;

  return {
    back: back.svg,
    front: front.svg,
    draw(scene, selected) {
      const alike = last !== null && last.selected === selected && isSameButOdds(last.scene, scene);
      if (!alike) {
        drawFrames(below, scene);
        drawEdges(below, scene, selected);
        drawNodes(above, scene, options, selected);
        away.forget();
        drawLoopBadges(above, scene, options);
      }
      const pills = listPills(scene, options, alike && last !== null ? last.pills : []);
      drawPills(above, pills, scene, options);
      last = { scene, selected, pills };
      return !alike;
    },
    look(scene, view, extent) {
      const transform = `translate(${view.x},${view.y})scale(${view.k})`;
      const detail = chooseDetail(scene.layout, view.k);
      const thin = detail === "far" ? `${thinLine(view.k)}px` : "0px";
      for (const world of [below, above]) {
        if (world.attr("transform") !== transform) world.attr("transform", transform);
        if (world.attr("data-detail") !== detail) world.attr("data-detail", detail);
        if (world.style("--thin") !== thin) world.style("--thin", thin);
      }
      away.look(view, extent);
      drawLanes(ground, headers, scene, view, extent, options.measure);
    },
    pillOf(element) {
      const pill = element.closest(".pill");
      return pill === null ? null : (select<Element, Pill>(pill).datum() ?? null);
    },
  };
}

/** Whether two scenes are drawn alike but for their odds. */
function isSameButOdds(a: Scene, b: Scene): boolean {
  const same = a.layout === b.layout && a.flow === b.flow && a.hues === b.hues;
  return same && a.noted === b.noted && a.faulty === b.faulty && sharesAllButOdds(a.model, b.model);
}

function makeSheet(name: string): { readonly svg: SVGSVGElement; readonly root: Ink } {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", name);
  const root = select(svg).append("g");
  return { svg, root };
}
