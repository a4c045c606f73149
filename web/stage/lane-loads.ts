import { select } from "d3";
import { headerSize } from "./lanes.ts";
import type { Overlay, OverlayHost } from "./overlay.ts";

/** Width of a bar, which lies along the header's inner edge, and its distance from the lane's ends, in pixels. */
const thickness = 3;
const margin = 8;

interface Bar {
  readonly id: string;
  readonly used: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws in each lane header how much of the lane's capacity the last run used: a bar along the lane, filled from its beginning. */
export function createLaneLoads({ root }: OverlayHost): Overlay {
  const svg = select(root).append("svg").attr("class", "lane-loads").attr("aria-hidden", "true");
  let told = "";

  return {
    follow({ scene, view, extent }) {
      const { layout, loads = {} } = scene;
      const flat = layout.orientation === "horizontal";
      const at = headerSize(layout, view) - thickness;
      const across = flat ? extent.height : extent.width;
      const bars = scene.model.lanes.flatMap(({ id }): Bar[] => {
        const box = layout.lanes[id];
        const used = loads[id];
        if (box === undefined || used === undefined) return [];
        const low = Math.max(margin, (flat ? box.y * view.k + view.y : box.x * view.k + view.x) + margin);
        const end = flat ? (box.y + box.height) * view.k + view.y : (box.x + box.width) * view.k + view.x;
        const length = Math.min(across, end) - margin - low;
        if (length < 12) return [];
        return [
          flat
            ? { id, used, x: at, y: low, width: thickness, height: length }
            : { id, used, x: low, y: at, width: length, height: thickness },
        ];
      });
      const print = JSON.stringify([bars, extent]);
      if (print === told) return;
      told = print;
      svg.attr("width", extent.width).attr("height", extent.height);
      const groups = svg
        .selectAll<SVGGElement, Bar>("g")
        .data(bars, ({ id }) => id)
        .join((enter) => {
          const group = enter.append("g");
          group.append("rect").attr("class", "load-room");
          group.append("rect").attr("class", "load-used");
          return group;
        })
        .attr("data-lane", ({ id }) => id)
        .attr("data-used", ({ used }) => used.toFixed(3))
        .attr("data-full", ({ used }) => (used >= 0.9 ? "" : null));
      groups
        .select(".load-room")
        .attr("rx", thickness / 2)
        .attr("x", ({ x }) => x)
        .attr("y", ({ y }) => y)
        .attr("width", ({ width }) => width)
        .attr("height", ({ height }) => height);
      // Upward where lanes lie flat, as a level rises.
      groups
        .select(".load-used")
        .attr("rx", thickness / 2)
        .attr("x", ({ x }) => x)
        .attr("y", ({ y, height, used }) => (flat ? y + height * (1 - used) : y))
        .attr("width", ({ width, used }) => (flat ? width : Math.max(2, width * used)))
        .attr("height", ({ height, used }) => (flat ? Math.max(2, height * used) : height));
    },
    recolour() {},
    destroy() {
      svg.remove();
    },
  };
}
