import type { Edge, Node } from "../model/model.ts";
import { tellingDecimals } from "./decimals.ts";
import type { Density } from "./density.ts";
import type { Measure } from "./measure.ts";
import { cut, wrap } from "./wrap.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a node shows and the room that it takes. */
export interface NodeSize extends Size {
  readonly lines: readonly string[];
  /** Owner and system of a task box, cut to fit. */
  readonly footer: string | null;
}

const mostLines = 3;

/** A task box without a label of its own shows its description. */
function shown(node: Node): string {
  return node.shape === "taskbox" && node.description !== null && node.label === node.id
    ? node.description
    : node.label;
}

function widest(lines: readonly string[], ruler: (text: string) => number): number {
  return lines.reduce((most, line) => Math.max(most, ruler(line)), 0);
}

/** Half up to a whole even number, so that centres fall on whole pixels. */
const even = (length: number): number => Math.ceil(length / 2) * 2;

function sizeCircle(node: Node, density: Density, measure: Measure): NodeSize {
  const ruler = (text: string): number => measure(text, density.text, 600);
  const room = density.nodeWidth - 2 * density.inset - 8;
  const lines = wrap(shown(node), room, mostLines, ruler);
  const text = widest(lines, ruler);
  const height = Math.max(density.circle, even(lines.length * density.line + 14));
  // A chord at the height of the text's corner: what fits inside stays a circle, what does not makes it a pill.
  const rise = (lines.length * density.line) / 2 - 3;
  const chord = 2 * Math.sqrt(Math.max(0, (height / 2 - 4) * (height / 2 - 4) - rise * rise));
  return { width: text <= chord ? height : even(Math.max(height, text + height - chord)), height, lines, footer: null };
}

/** Text of width w and height h fits inside a diamond of W by H when w / W + h / H <= 1. */
function sizeDiamond(node: Node, density: Density, measure: Measure): NodeSize {
  const ruler = (text: string): number => measure(text, density.text, 500);
  const { minWidth, minHeight, maxWidth } = density.diamond;
  const label = shown(node);
  // More lines than it takes can make the smaller diamond: two for what would fit on one.
  const trials = [1, 2, 3].flatMap((most) => {
    const high = most * density.line - 1;
    const room = maxWidth * (1 - high / (maxWidth * (most < mostLines ? 0.7 : 0.9))) - 2;
    return [room, Math.min(room, ruler(label) * 0.62)].map((width) => wrap(label, width, most, ruler));
  });
  const sizes = trials.map((lines): NodeSize & { readonly whole: boolean } => {
    const text = widest(lines, ruler) + 2;
    const tall = lines.length * density.line - 1;
    const width = even(Math.min(maxWidth, Math.max(minWidth, text + 1.62 * tall)));
    const height = even(Math.max(minHeight, tall / (1 - text / width)));
    const whole = lines.join("").replace(/\s/g, "").length === label.replace(/\s/g, "").length;
    return { width, height, lines, footer: null, whole };
  });
  const whole = sizes.filter((size) => size.whole);
  const { width, height, lines } = (whole.length > 0 ? whole : sizes.slice(-2, -1)).reduce((best, size) =>
    size.width * size.height < best.width * best.height ? size : best,
  );
  return { width, height, lines, footer: null };
}

function sizeBox(node: Node, density: Density, measure: Measure): NodeSize {
  const ruler = (text: string): number => measure(text, density.text, 500);
  const room = density.nodeWidth - 2 * density.inset;
  const lines = wrap(shown(node), room, mostLines, ruler);
  const height = Math.max(
    density.nodeHeight,
    even(lines.length * density.line + (density.nodeHeight - density.line) * 0.63),
  );
  const named =
    node.shape === "taskbox" ? [node.owner, node.system].filter((name) => name !== null && name !== "") : [];
  if (named.length === 0) return { width: density.nodeWidth, height, lines, footer: null };
  const footer = cut(named.join(" · "), room, (text) => measure(text, 11, 500));
  const body = lines.length * density.line + (density.nodeHeight - density.line) * 0.63;
  return {
    width: density.nodeWidth,
    height: even(Math.max(density.nodeHeight - 12, body) + density.footer),
    lines,
    footer,
  };
}

/** Sizes a node by its shape and label; a circle grows to a pill where its label does not fit inside. */
export function sizeNode(node: Node, density: Density, measure: Measure): NodeSize {
  if (node.shape === "circle") return sizeCircle(node, density, measure);
  if (node.shape === "diamond") return sizeDiamond(node, density, measure);
  return sizeBox(node, density, measure);
}

/**
 * Odds as they stand in a chip while the picture is still: at least two figures wide, one decimal where there is one, and as many as tell them from 0% and
 * 100%. With the space of the languages that put one before the sign, so that another language moves nothing.
 */
function oddsText(odds: number): string {
  const percent = Math.round(odds * 1000) / 10;
  const decimals = (percent === 0 && odds > 0) || (percent === 100 && odds < 1) ? tellingDecimals(odds) : 1;
  const whole = decimals === 1 && percent === Math.floor(percent);
  if (whole) return percent === 100 ? "100\u00a0%" : "88\u00a0%";
  return `${percent < 10 ? "8" : "88"}.${"8".repeat(decimals)}\u00a0%`;
}

/** The pill of an edge's label and, where asked for, its odds chip; `null` where the edge has neither. */
export function sizeLabel(edge: Edge, chip: boolean, density: Density, measure: Measure): Size | null {
  if (edge.label === "" && !chip) return null;
  const { text, height, pad } = density.label;
  const most = density.nodeWidth * 1.4;
  const label = edge.label === "" ? 0 : Math.min(most, measure(edge.label, text, 500));
  // Odds that change from one attempt to the next end with an ellipsis.
  const more = (edge.odds?.length ?? 0) > 1 ? "…" : "";
  const odds = chip ? measure(oddsText(edge.odds?.[0] ?? 0) + more, text, 600) : 0;
  return { width: even(label + odds + (chip && edge.label !== "" ? 5 : 0) + 2 * pad), height };
}
