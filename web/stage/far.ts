import type { Box, Layout } from "#core/layout/geometry";
import { type Measure, measure as measureInter } from "#core/layout/measure";
import { cut, type Ruler, wrap } from "#core/layout/wrap";
import type { Model, Node } from "#core/model/model";
import { leastText } from "./fit.ts";

/** A label that stays readable from afar, in pixels of the stage where the drawing's origin is at 0, 0. */
export interface KeyLabel {
  readonly id: string;
  readonly lines: readonly string[];
  /** The middle of its first line. */
  readonly x: number;
  readonly y: number;
  /** Stands in its node and takes the place of the bars; else beside it. */
  readonly inside: boolean;
}

/** Height of a line of text. */
export const farLine = 12;
/** Around a label, in pixels of the stage. */
const room = 3;
/** The longest label beside a node, in pixels of the stage. */
const longest = 110;
/** Squares of the stage by which boxes are found again, in pixels. */
const square = 64;

/**
 * Chooses the labels that are still written, 11 px high, at a scale too small for all of them: in each node whose label fits, then beside starts, ends and
 * decisions, wherever they cover no node and no other label.
 */
export function chooseKeyLabels(
  model: Model,
  layout: Layout,
  scale: number,
  measure: Measure = measureInter,
): readonly KeyLabel[] {
  const ruler = (text: string) => measure(text, leastText, 600);
  const grow = ({ x, y, width, height }: Box): Box => ({
    x: x * scale,
    y: y * scale,
    width: width * scale,
    height: height * scale,
  });
  const taken = createSquares();
  const boxes = new Map<string, Box>();
  for (const { id } of model.nodes) {
    const box = layout.nodes[id];
    if (box === undefined) continue;
    boxes.set(id, grow(box));
    taken.add(grow(box));
  }
  for (const { label } of Object.values(layout.edges)) if (label !== null) taken.add(grow(label));
  for (const { badge } of layout.loops) taken.add(grow(badge));

  const labels: KeyLabel[] = [];
  const outside: Node[] = [];
  for (const node of model.nodes) {
    const box = boxes.get(node.id);
    if (box === undefined) continue;
    const lines = findLines(node, box, layout.lines[node.id] ?? [node.label], ruler);
    if (lines !== null) labels.push(placeInside(node, box, lines));
    else if (rank(model, node) < 3) outside.push(node);
  }
  const header = layout.header * scale;
  // Just beyond the lanes there is ground as well, but no header.
  const beyond = farLine + 2 * room;
  const [left, top] = layout.orientation === "horizontal" ? [header, -beyond] : [0, header];
  for (const node of outside.sort((a, b) => rank(model, a) - rank(model, b))) {
    const box = boxes.get(node.id)!;
    const text = cut(node.label, longest, ruler);
    const width = ruler(text) + 2 * room;
    const height = farLine + 2 * room;
    const middle = box.x + box.width / 2;
    const places: readonly Box[] = [
      { x: middle - width / 2, y: box.y + box.height, width, height },
      { x: middle - width / 2, y: box.y - height, width, height },
      { x: box.x - room, y: box.y + box.height, width, height },
      { x: box.x - room, y: box.y - height, width, height },
      { x: box.x + box.width, y: box.y + box.height / 2 - height / 2, width, height },
      { x: box.x - width, y: box.y + box.height / 2 - height / 2, width, height },
    ];
    const place = places.find(
      (each) =>
        each.x >= left &&
        each.y >= top &&
        each.x + width <= layout.width * scale &&
        each.y + height <= layout.height * scale + beyond &&
        taken.isFree(each),
    );
    if (place === undefined) continue;
    taken.add(place);
    labels.push({
      id: node.id,
      lines: [text],
      x: place.x + width / 2,
      y: place.y + height / 2,
      inside: false,
    });
  }
  return labels;
}

/** What is named first from afar: starts, ends, decisions, then the rest. */
function rank(model: Model, node: Node): number {
  if (model.starts.some((start) => start.node === node.index)) return 0;
  if (node.passing.kind === "end") return 1;
  return node.shape === "diamond" ? 2 : 3;
}

/** The lines of a label that fit into its node: those of the drawing, or as many more as the node is high; `null` where it does not fit whole. */
function findLines(node: Node, box: Box, lines: readonly string[], ruler: Ruler): readonly string[] | null {
  if (fits(node, box, lines, ruler)) return lines;
  const most = Math.floor((box.height - 2) / farLine);
  if (node.shape !== "rectangle" || most <= lines.length) return null;
  const more = wrap(lines.join(" "), box.width - 4, most, ruler);
  return more.at(-1)?.endsWith("…") || !fits(node, box, more, ruler) ? null : more;
}

function fits(node: Node, box: Box, lines: readonly string[], ruler: Ruler): boolean {
  const width = Math.max(0, ...lines.map(ruler));
  const height = lines.length * farLine;
  if (node.shape === "diamond") return (width + 4) / box.width + (height - 4) / box.height <= 1.04;
  return width + 4 <= box.width && height + 2 <= box.height;
}

function placeInside({ id }: Node, box: Box, lines: readonly string[]): KeyLabel {
  const y = box.y + box.height / 2 - ((lines.length - 1) / 2) * farLine;
  return { id, lines, x: box.x + box.width / 2, y, inside: true };
}

/** Boxes by the squares that they touch. */
function createSquares(): { add(box: Box): void; isFree(box: Box): boolean } {
  const squares = new Map<string, Box[]>();
  function* touch({ x, y, width, height }: Box): Generator<string> {
    for (let column = Math.floor(x / square); column * square <= x + width; column++)
      for (let row = Math.floor(y / square); row * square <= y + height; row++) yield `${column},${row}`;
  }
  return {
    add(box) {
      for (const key of touch(box)) {
        const list = squares.get(key);
        if (list === undefined) squares.set(key, [box]);
        else list.push(box);
      }
    },
    isFree(box) {
      for (const key of touch(box)) if (squares.get(key)?.some((other) => overlap(box, other))) return false;
      return true;
    },
  };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
