import { densities } from "../layout/density.ts";
import { measure } from "../layout/measure.ts";
import { cut } from "../layout/wrap.ts";
import type { Edge, Model } from "../model/model.ts";
import { dropLabelOdds } from "../model/words/label-odds.ts";
import { mix } from "./colours.ts";
import { tellOdds } from "./figures.ts";
import { pillLevel } from "./shapes.ts";
import type { Sketch } from "./sketch.ts";
import { writeText } from "./text.ts";
import { tell, write } from "./xml.ts";

/** Between the label and the odds on a chip. */
const gap = 5;

/** Whether an edge carries an odds chip: it leaves a decision that chance decides. A counter leaves nothing to set (L4). */
export function hasChip(edge: Edge): boolean {
  return edge.odds !== null && edge.by !== "counter" && edge.by !== null;
}

/** Draws the pills: the labels of edges, and on those that chance decides their odds, as figure and as level. */
export function drawPills(sketch: Sketch): string {
  return sketch.model.edges.map((edge) => drawPill(edge, sketch)).join("");
}

function drawPill(edge: Edge, { model, layout, palette, locale }: Sketch): string {
  const box = layout.edges[edge.id]?.label ?? null;
  if (box === null) return "";
  const { pad, text: size } = densities[layout.density].label;
  const { x, y, width, height } = box;
  const chip = hasChip(edge);
  const odds = chip ? `${tellOdds(edge.odds![0] ?? 0, locale)}${edge.odds!.length > 1 ? "…" : ""}` : "";
  const oddsWidth = measure(odds, size, 600);
  const taken = chip ? oddsWidth + gap : 0;
  const written = edge.by === "label" ? dropLabelOdds(edge.label) : edge.label;
  const fitting = cut(written, width - 2 * pad - taken + 2, (line) => measure(line, size, 500));
  const label = fitting === "…" ? "" : fitting;
  const labelWidth = measure(label, size, 500);
  const whole = labelWidth + oddsWidth + (label !== "" && chip ? gap : 0);
  const left = x + (width - whole) / 2;
  const evenly = chip && isShared(model, edge);
  const level = evenly ? mix(palette.bg, palette.hairline, 0.6) : palette.accentTint;
  const rim = edge.repeatOf !== null ? palette.loopLine : chip ? palette.outline : palette.hairline;
  const name = edge.repeatOf !== null ? palette.loopText : palette.text2;
  const middle = y + height / 2;
  const shape = { x, y, width, height, rx: height / 2 };
  const filled = chip ? pillLevel({ x: 0, y: 0, width, height }, edge.odds![0] ?? 0) : "";
  return [
    write("rect", { ...shape, fill: palette.bg }),
    filled === "" ? "" : write("path", { d: filled, transform: `translate(${x},${y})`, fill: level }),
    write("rect", { ...shape, fill: "none", stroke: rim }, label === written ? "" : tell(edge.label)),
    label === "" ? "" : writeText(label, left + labelWidth / 2, middle, { size, weight: 500, fill: name }),
    odds === ""
      ? ""
      : writeText(odds, left + whole - oddsWidth / 2, middle, {
          size,
          weight: 600,
          fill: evenly ? palette.text2 : palette.text,
        }),
  ].join("");
}

/** Whether all edges of a decision share its tokens evenly because no odds were given. */
function isShared(model: Model, edge: Edge): boolean {
  return model.nodes[edge.from]!.outgoing.every((each) => model.edges[each]!.by === "even");
}
