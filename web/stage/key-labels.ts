import { select } from "d3";
import type { Layout } from "#core/layout/geometry";
import { chooseDetail } from "./detail.ts";
import { chooseKeyLabels, farLine, type KeyLabel } from "./far.ts";
import { clipHeader } from "./lanes.ts";
import type { Frame, Overlay, OverlayHost } from "./overlay.ts";

/** Makes the labels that stay readable while zoomed out; where one stands in its node, the node's bars give way to it. */
export function createKeyLabels({ root, measure }: OverlayHost): Overlay {
  const sheet = select(root).insert("svg", "canvas.badges").attr("class", "key-labels").attr("aria-hidden", "true");
  const world = sheet.append("g");
  let drawnAt = 0;
  let drawnFor: Layout | null = null;

  function draw({ scene, view }: Frame): void {
    const labels =
      chooseDetail(scene.layout, view.k) === "far" ? chooseKeyLabels(scene.model, scene.layout, view.k, measure) : [];
    world
      .selectAll<SVGTextElement, KeyLabel>("text")
      .data(labels, ({ id }) => id)
      .join("text")
      .attr("class", ({ inside }) => (inside ? "inside" : null))
      .attr("transform", ({ x, y }) => `translate(${x},${y})`)
      .selectAll<SVGTSpanElement, string>("tspan")
      .data(({ lines }) => lines)
      .join("tspan")
      .attr("x", 0)
      .attr("y", (_text, i) => i * farLine)
      .text((text) => text);
    const inside = new Set(labels.flatMap((label) => (label.inside ? [label.id] : [])));
    for (const node of root.querySelectorAll<SVGGElement>(".front .node"))
      node.toggleAttribute("data-told", inside.has(node.dataset.node ?? ""));
  }

  return {
    follow(frame, drawn) {
      const { view, scene } = frame;
      if (drawn || view.k !== drawnAt || scene.layout !== drawnFor) draw(frame);
      drawnAt = view.k;
      drawnFor = scene.layout;
      world.attr("transform", `translate(${view.x},${view.y})`);
      sheet.style("clip-path", clipHeader(scene.layout, view));
    },
    recolour() {},
    destroy: () => void sheet.remove(),
  };
}
