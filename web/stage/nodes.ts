import { densities } from "#core/layout/density";
import type { Box } from "#core/layout/geometry";
import { measure as measureInter } from "#core/layout/measure";
import { cut } from "#core/layout/wrap";
import type { Node } from "#core/model/model";
import { outline } from "#core/render/shapes";
import { judge } from "#core/render/verdict";
import { round } from "#core/render/xml";
import { setAttribute, setText } from "../dom.ts";
import { setAttributes, setTexts } from "../selections.ts";
import { fill } from "./fill.ts";
import { formatShare } from "./format.ts";
import { chooseChanged, type Ink, layer } from "./ink.ts";
import { recallCaption } from "./recall-caption.ts";
import type { Scene, StageOptions } from "./types.ts";

/** Nodes that fewer of the cases reach tell how many do. */
const seldom = 0.5;
/** In pixels: at the smallest fit it is 11 on the screen. */
const footerText = 12;
const captionText = 12;
/** Half the length of the bar that stands for a line of text from afar: round ends add to it. */
const barPart = 0.43;

interface Drawn {
  readonly node: Node;
  readonly box: Box;
  readonly kind: string;
  /** Owner and system at the foot of a taskbox, "" if it has neither. */
  readonly footer: string;
  /** How many cases reach it, and where that stands. */
  readonly reached: string;
  readonly caption: Box | null;
  readonly lines: readonly string[];
}

/**
 * Draws nodes with their labels, and below seldom reached ones how many cases reach them. Nodes, and pills, stand where they are by their coordinates: groups that are moved there would each be
 * a space of its own, which the browser sorts anew at every frame.
 */
export function drawNodes(parent: Ink, scene: Scene, options: StageOptions, selected: string | null): void {
  const density = densities[scene.layout.density];
  const { measure = measureInter } = options;
  const drawn = scene.model.nodes.flatMap((node): Drawn[] => {
    const box = scene.layout.nodes[node.id];
    if (box === undefined) return [];
    const names = node.shape === "taskbox" ? [node.owner, node.system].filter(Boolean).join(" · ") : "";
    const footer = names && cut(names, box.width - 2 * density.inset, (text) => measure(text, footerText, 500));
    const reached = tellReached(node, scene, options);
    const width = measure(reached, captionText, 500);
    const caption = reached === "" ? null : recallCaption(scene.layout, node.id, width);
    const lines = scene.layout.lines[node.id] ?? [node.label];
    return [{ node, box, kind: kindOf(node, scene, selected), footer, reached, caption, lines }];
  });
  const all = layer(parent, "nodes")
    .selectAll<SVGGElement, Drawn>(".node")
    .data(drawn, ({ node }) => node.id)
    .join((enter) => {
      const node = enter.append("g");
      node.append("title");
      node.append("path").attr("class", "shape");
      node.append("path").attr("class", "rule");
      node.append("text").attr("class", "label");
      node.append("path").attr("class", "bars");
      node.append("text").attr("class", "footer").style("font-size", `${footerText}px`);
      node.append("text").attr("class", "reached");
      return node;
    });
  const nodes = chooseChanged(all, ({ node, box, kind, footer, reached, lines, caption }) =>
    [
      kind,
      node.label,
      node.description,
      footer,
      reached,
      caption?.x,
      caption?.y,
      box.x,
      box.y,
      box.width,
      box.height,
      ...lines,
    ].join("\n"),
  );
  setAttributes(nodes, ({ kind, node }) => ({ class: kind, "data-node": node.id }));
  setTexts(nodes.select("title"), ({ node }) => tellNode(node));
  setAttributes(nodes.select(".shape"), ({ node, box }) => ({ d: outline(node.shape, box) }));
  setAttributes(nodes.select(".rule"), ({ box, footer }) => ({
    d:
      footer === ""
        ? null
        : `M${round(box.x + 0.5)},${round(box.y + box.height - density.footer)}H${round(box.x + box.width - 0.5)}`,
  }));
  setAttributes(nodes.select(".footer"), ({ box }) => ({
    x: round(box.x + box.width / 2),
    y: round(box.y + box.height - density.footer / 2),
  }));
  setTexts(nodes.select(".footer"), ({ footer }) => footer);
  setAttributes(nodes.select(".reached"), ({ caption }) => ({
    x: caption === null ? null : round(caption.x + caption.width / 2),
    y: caption === null ? null : round(caption.y + caption.height / 2),
  }));
  setTexts(nodes.select(".reached"), ({ reached, caption }) => (caption === null ? "" : reached));
  nodes
    .select<SVGTextElement>(".label")
    .style("font-size", `${density.text}px`)
    .selectAll<SVGTSpanElement, string>("tspan")
    .data(({ lines }) => lines)
    .join("tspan")
    .each(function (line) {
      setText(this, line);
    });
  nodes.each(function ({ box, footer, lines }) {
    // What is so already stays alone: it would be laid out anew.
    const spans = this.querySelectorAll(".label > tspan");
    const body = box.height - (footer === "" ? 0 : density.footer);
    const middle = box.x + box.width / 2;
    const bars = lines.map((line, i) => {
      const y = round(box.y + body / 2 + (i - (lines.length - 1) / 2) * density.line);
      const span = spans[i];
      if (span !== undefined) {
        setAttribute(span, "x", String(round(middle)));
        setAttribute(span, "y", String(y));
      }
      const half = measure(line, density.text, 500) * barPart;
      return `M${round(middle - half)},${y}h${round(2 * half)}`;
    });
    setAttribute(this.querySelector(".bars")!, "d", bars.join(""));
  });
}

/** How many cases reach a node, where few do and the only node before it does not say so already. */
function tellReached(node: Node, scene: Scene, { words, locale }: StageOptions): string {
  const reach = (index: number) => scene.flow?.nodes[scene.model.nodes[index]!.id]?.reached ?? 0;
  const share = reach(node.index);
  if (share === 0 || share >= seldom) return "";
  const before = node.incoming.length === 1 ? scene.model.edges[node.incoming[0]!]!.from : null;
  if (before !== null && reach(before) === share) return "";
  return fill(words("stage.reached"), { share: formatShare(share, locale) });
}

function kindOf(node: Node, scene: Scene, selected: string | null): string {
  const { model } = scene;
  const start = model.starts.find((each) => each.node === node.index);
  const ends = node.shape === "circle" && node.passing.kind === "end";
  return [
    "node",
    node.shape,
    start !== undefined && node.shape === "circle" ? "start" : "",
    ends ? (judge(node.id, node.label) === "bad" ? "bad-end" : "good-end") : "",
    start?.implicit || scene.noted.has(node.id) ? "noted" : "",
    scene.faulty.has(node.id) ? "faulty" : "",
    model.loops.some((loop) => loop.members.includes(node.index)) ? "looped" : "",
    node.id === selected ? "selected" : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** What the pointer reads on a node: its label, and its description, owner and system where it has them. */
function tellNode(node: Node): string {
  const names = [node.owner, node.system].filter(Boolean).join(" · ");
  return [node.label, node.description, names].filter(Boolean).join("\n");
}
