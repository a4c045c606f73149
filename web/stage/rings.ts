import { select } from "d3";
import type { Box, Layout } from "#core/layout/geometry";
import type { Node } from "#core/model/model";
import { outline } from "#core/render/shapes";
import { clipHeader } from "./lanes.ts";
import type { View } from "./view.ts";

/** A node that is ringed; the current one stands out. */
export interface Ring {
  readonly id: string;
  readonly shape: Node["shape"];
  readonly box: Box;
  readonly current: boolean;
}

/** Rings around nodes, over the drawing. */
export interface Rings {
  draw(rings: readonly Ring[], layout: Layout, view: View): void;
  clear(): void;
  destroy(): void;
}

/** Pixels of the stage between a node's outline and its ring. */
const apart = 4;

/** Makes a sheet of rings in an element. */
export function createRings(parent: HTMLElement): Rings {
  const sheet = select(parent).append("svg").attr("class", "rings").attr("aria-hidden", "true");

  function draw(rings: readonly Ring[], layout: Layout, view: View): void {
    const { k, x, y } = view;
    sheet
      .style("clip-path", clipHeader(layout, view))
      .selectAll<SVGPathElement, Ring>("path")
      .data(rings, ({ id }) => id)
      .join("path")
      .attr("class", ({ current }) => (current ? "ring current" : "ring"))
      .attr("d", ({ shape, box }) =>
        outline(shape, {
          x: box.x * k + x - apart,
          y: box.y * k + y - apart,
          width: box.width * k + 2 * apart,
          height: box.height * k + 2 * apart,
        }),
      );
  }

  return {
    draw,
    clear: () => void sheet.selectAll("path").remove(),
    destroy: () => void sheet.remove(),
  };
}
