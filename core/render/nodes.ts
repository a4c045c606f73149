import { densities } from "../layout/density.ts";
import { measure } from "../layout/measure.ts";
import type { Model, Node } from "../model/model.ts";
import { placeCaption } from "./captions.ts";
import { mix, type Palette } from "./colours.ts";
import { tellShare } from "./figures.ts";
import { outline } from "./shapes.ts";
import type { Sketch } from "./sketch.ts";
import { writeText } from "./text.ts";
import { judge } from "./verdict.ts";
import { words } from "./words.ts";
import { round, tell, write } from "./xml.ts";

/** Nodes that fewer of the cases reach tell how many do. */
const seldom = 0.5;
/** Of the owner and system line, as the layout cut it. */
const footerText = 11;
const captionText = 12;

/** Draws the nodes with their labels as the layout broke them; with a flow, tinted by how many cases reach them. */
export function drawNodes(sketch: Sketch): string {
  return sketch.model.nodes.map((node) => drawNode(node, sketch)).join("");
}

function drawNode(node: Node, sketch: Sketch): string {
  const { model, layout, palette } = sketch;
  const box = layout.nodes[node.id];
  if (box === undefined) return "";
  const density = densities[layout.density];
  const { x, y, width, height } = box;
  const lines = layout.lines[node.id] ?? [node.label];
  const footer = layout.footers?.[node.id] ?? "";
  const body = height - (footer === "" ? 0 : density.footer);
  const weight = node.shape === "circle" ? 600 : 500;
  const type = { size: density.text, weight, fill: palette.text } as const;
  const caption = drawCaption(node, sketch);
  return write(
    "g",
    { transform: `translate(${round(x)},${round(y)})` },
    lines.some((line) => line.endsWith("…")) ? tell(node.label) : "",
    write("path", {
      d: outline(node.shape, { x: 0, y: 0, width, height }),
      fill: fillOf(node, sketch),
      ...rimOf(node, model, palette),
    }),
    footer === ""
      ? ""
      : write("path", { d: `M0.7,${round(body)}H${round(width - 0.7)}`, stroke: palette.hairline }) +
          writeText(footer, width / 2, height - density.footer / 2, {
            size: footerText,
            weight: 500,
            fill: palette.text3,
          }),
    ...lines.map((line, i) => writeText(line, width / 2, body / 2 + (i - (lines.length - 1) / 2) * density.line, type)),
    caption,
  );
}

function fillOf(node: Node, { palette, flow }: Sketch): string {
  const plain = node.shape === "diamond" ? mix(palette.bg, palette.loopFill, 0.55) : palette.bg;
  return flow === null ? plain : mix(plain, palette.accentTint, flow.nodes[node.id]?.reached ?? 0);
}

/** Starts and ends stand out by their rims; where cases begin at a node that is no start circle, it is dashed. */
function rimOf(node: Node, model: Model, palette: Palette) {
  const start = model.starts.find((each) => each.node === node.index);
  const rim = (stroke: string, width: number) => ({
    stroke,
    "stroke-width": width,
    "stroke-dasharray": start?.implicit ? "4 3" : null,
  });
  if (node.shape === "diamond") return rim(palette.loopLine, 1.4);
  if (node.shape === "circle" && node.passing.kind === "end") {
    return rim(judge(node.id, node.label) === "bad" ? palette.failure : palette.success, 2.6);
  }
  if (node.shape === "circle" && start !== undefined) return rim(palette.success, 1.8);
  return rim(palette.outline, 1.4);
}

/** How many cases reach a node, where few do and the only node before it does not say so already; at a free place beside the node. */
function drawCaption(node: Node, { model, layout, palette, flow, locale }: Sketch): string {
  const reach = (index: number) => flow?.nodes[model.nodes[index]!.id]?.reached ?? 0;
  const share = reach(node.index);
  if (share === 0 || share >= seldom) return "";
  const before = node.incoming.length === 1 ? model.edges[node.incoming[0]!]!.from : null;
  if (before !== null && reach(before) === share) return "";
  const text = words[locale].reached.replace("{share}", tellShare(share, locale));
  const place = placeCaption(layout, node.id, measure(text, captionText, 500));
  const box = layout.nodes[node.id]!;
  if (place === null) return "";
  const [x, y] = [place.x + place.width / 2 - box.x, place.y + place.height / 2 - box.y];
  const written = writeText(text, x, y, { size: captionText, weight: 500, fill: palette.text3 });
  if (!model.loops.some((loop) => loop.members.includes(node.index))) return written;
  // A gap in the frame's line, where the caption stands on it.
  return write("g", { stroke: palette.loopFill, "stroke-width": 4, "paint-order": "stroke" }, written);
}
