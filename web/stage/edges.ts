import type { Edge, Model } from "#core/model/model";
import { type Arrow, edgeWidth, plainWidth, pointArrow } from "#core/render/arrow";
import { roundedPath } from "#core/render/corners";
import { findGaps } from "#core/render/gaps";
import { setAttributes, setTexts } from "../selections.ts";
import { chooseChanged, type Ink, layer } from "./ink.ts";
import type { Scene } from "./types.ts";

/** Below this share of a decision's tokens, or of the cases, an edge counts as rare. */
const rare = 0.02;

interface Line {
  readonly edge: Edge;
  readonly width: number;
  readonly arrow: Arrow;
  readonly path: string;
  readonly kind: string;
  readonly title: string;
}

/** Draws edges: a wide unseen line to be hit, the line and its arrowhead. */
export function drawEdges(parent: Ink, scene: Scene, selected: string | null): void {
  const widthOf = (id: string) => (scene.flow === null ? plainWidth : edgeWidth(scene.flow.edges[id]?.passes ?? 0));
  const gaps = findGaps(scene.layout, widthOf);
  const lines = scene.model.edges.flatMap((edge): Line[] => {
    const geometry = scene.layout.edges[edge.id];
    if (geometry === undefined) return [];
    const flow = scene.flow?.edges[edge.id];
    const width = widthOf(edge.id);
    const kind = [
      "edge",
      edge.repeatOf !== null ? "repeat" : "",
      edge.implicit ? "implicit" : "",
      scene.flow !== null && ((flow?.passes ?? 0) < rare || (flow?.share ?? 0) < rare) ? "rare" : "",
      edge.id === selected ? "selected" : "",
    ];
    const arrow = pointArrow(geometry.points, width);
    return [
      {
        edge,
        width,
        arrow,
        path: roundedPath(arrow.line, gaps.get(edge.id)),
        kind: kind.filter(Boolean).join(" "),
        title: tellEdge(scene.model, edge),
      },
    ];
  });
  const all = layer(parent, "edges")
    .selectAll<SVGGElement, Line>("g")
    .data(lines, (line) => line.edge.id)
    .join((enter) => {
      const edge = enter.append("g");
      edge.append("title");
      edge.append("path").attr("class", "hit");
      edge.append("path").attr("class", "line");
      edge.append("path").attr("class", "head");
      return edge;
    });
  const edges = chooseChanged(all, (line) =>
    [line.kind, line.title, line.path, line.arrow.head, line.width].join("\n"),
  );
  setAttributes(edges, (line) => ({ class: line.kind, "data-edge": line.edge.id }));
  setTexts(edges.select("title"), (line) => line.title);
  setAttributes(edges.select(".hit"), (line) => ({ d: line.path }));
  setAttributes(edges.select(".line"), (line) => ({ d: line.path }));
  edges.select<SVGPathElement>(".line").style("--width", (line) => `${Math.round(line.width * 100) / 100}px`);
  setAttributes(edges.select(".head"), (line) => ({ d: line.arrow.head }));
}

/** What the pointer reads on an edge: its label and both its ends. */
function tellEdge(model: Model, edge: Edge): string {
  const way = `${model.nodes[edge.from]!.label} → ${model.nodes[edge.to]!.label}`;
  return edge.label === "" ? way : `${edge.label}: ${way}`;
}
