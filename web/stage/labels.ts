import { densities } from "#core/layout/density";
import type { Box } from "#core/layout/geometry";
import { measure as measureInter } from "#core/layout/measure";
import { cut } from "#core/layout/wrap";
import type { Edge, Model } from "#core/model/model";
import { dropLabelOdds } from "#core/model/words/label-odds";
import { pillLevel } from "#core/render/shapes";
import { round } from "#core/render/xml";
import { setAttributes, setTexts } from "../selections.ts";
import { fill } from "./fill.ts";
import { formatOdds } from "./format.ts";
import { chooseChanged, type Ink, layer } from "./ink.ts";
import type { Scene, StageOptions } from "./types.ts";

/** Between the label and the odds on a chip. */
const gap = 5;

/** An edge's pill as it is drawn: its label, and on a decision's edge its odds. */
export interface Pill {
  readonly edge: Edge;
  readonly box: Box;
  readonly label: string;
  /** As written; "" on an edge that is no chip. */
  readonly odds: string;
  readonly level: number;
  /** Nobody set odds at its decision. */
  readonly even: boolean;
  /** Can be moved: a chip with one value for all attempts. */
  readonly movable: boolean;
  readonly title: string;
}

/** Whether an edge carries an odds chip: it leaves a decision that chance decides. A counter leaves nothing to set (L4). */
export function hasChip(edge: Edge): boolean {
  return edge.odds !== null && edge.by !== "counter" && edge.by !== null;
}

/** The pills of a scene, one for each edge that has a label or a chip; of those of a scene that differs in odds alone, `kept`, what stays is taken over. */
export function listPills(scene: Scene, options: StageOptions, kept: readonly Pill[]): readonly Pill[] {
  const { edges } = scene.model;
  if (kept.length > 0) {
    return kept.map((pill) => {
      const edge = edges[pill.edge.index]!;
      return edge === pill.edge ? pill : makePill(edge, pill.box, scene, options);
    });
  }
  return edges.flatMap((edge): Pill[] => {
    const box = scene.layout.edges[edge.id]?.label ?? null;
    return box === null ? [] : [makePill(edge, box, scene, options)];
  });
}

function makePill(edge: Edge, box: Box, { model, layout }: Scene, options: StageOptions): Pill {
  const { pad, text } = densities[layout.density].label;
  const { measure = measureInter } = options;
  const odds = hasChip(edge) ? tellOdds(edge, options.locale) : "";
  const taken = odds === "" ? 0 : measure(odds, text, 600) + gap;
  const written = edge.by === "label" ? dropLabelOdds(edge.label) : edge.label;
  const label = cut(written, box.width - 2 * pad - taken + 2, (line) => measure(line, text, 500));
  const movable = options.editable && odds !== "" && edge.odds!.length === 1;
  const level = odds === "" ? 0 : edge.odds![0]!;
  const even = odds !== "" && sharesEvenly(model, edge);
  const title = tellPill(model, edge, even, options);
  return { edge, box, label: label === "…" ? "" : label, odds, level, even, movable, title };
}

/** Odds as a chip shows them; the first of several by attempt, with an ellipsis. */
function tellOdds(edge: Edge, locale: string | undefined): string {
  const values = edge.odds ?? [];
  return `${formatOdds(values[0] ?? 0, locale)}${values.length > 1 ? "…" : ""}`;
}

/** Draws the pills. Movable ones are sliders that the keyboard reaches. */
export function drawPills(parent: Ink, listed: readonly Pill[], scene: Scene, options: StageOptions): void {
  const all = layer(parent, "pills")
    .selectAll<SVGGElement, Pill>("g")
    .data(listed, ({ edge }) => edge.id)
    .join((enter) => {
      const pill = enter.append("g");
      pill.append("title");
      pill.append("rect").attr("class", "ground");
      pill.append("path").attr("class", "level");
      pill.append("rect").attr("class", "rim");
      const text = pill.append("text");
      text.append("tspan").attr("class", "name");
      text.append("tspan").attr("class", "odds");
      return pill;
    });
  const pills = chooseChanged(all, (pill) => {
    const { x, y, width, height } = pill.box;
    return [kindOf(pill), pill.label, pill.odds, pill.level, pill.even, pill.title, x, y, width, height].join("\n");
  });
  setAttributes(pills, (pill) => ({
    class: kindOf(pill),
    "data-edge": pill.edge.id,
    ...(pill.movable ? tellSlider(pill, scene.model, options) : noSlider),
  }));
  setTexts(pills.select("title"), ({ title }) => title);
  for (const part of ["ground", "rim"]) {
    setAttributes(pills.select(`.${part}`), ({ box: { x, y, width, height } }) => ({
      x: round(x),
      y: round(y),
      width,
      height,
      rx: height / 2,
    }));
  }
  setAttributes(pills.select(".level"), ({ box, level, odds }) => ({ d: odds === "" ? null : pillLevel(box, level) }));
  setAttributes(pills.select("text"), ({ box: { x, y, width, height } }) => ({
    x: round(x + width / 2),
    y: round(y + height / 2),
  }));
  setTexts(pills.select(".name"), ({ label }) => label);
  setAttributes(pills.select(".odds"), ({ label, odds }) => ({ dx: label !== "" && odds !== "" ? gap : null }));
  setTexts(pills.select(".odds"), ({ odds }) => odds);
}

const noSlider = {
  role: null,
  tabindex: null,
  "aria-label": null,
  "aria-valuemin": null,
  "aria-valuemax": null,
  "aria-valuenow": null,
  "aria-valuetext": null,
};

/** What makes a chip a slider for the keyboard and for who does not see it. */
function tellSlider({ edge, level, odds }: Pill, model: Model, options: StageOptions) {
  return {
    role: "slider",
    tabindex: 0,
    "aria-label": nameOdds(model, edge, options),
    "aria-valuemin": 0,
    "aria-valuemax": 100,
    "aria-valuenow": Math.round(level * 10_000) / 100,
    "aria-valuetext": odds,
  };
}

function kindOf({ edge, odds, even, movable }: Pill): string {
  const kinds = ["pill", odds === "" ? "" : "chip", movable ? "movable" : "", even ? "evenly" : ""];
  if (edge.repeatOf !== null) kinds.push("repeat");
  return kinds.filter(Boolean).join(" ");
}

/** The name of a chip as a slider: "Response status?: odds of 2xx". */
function nameOdds(model: Model, edge: Edge, options: StageOptions): string {
  const name = edge.label === "" ? model.nodes[edge.to]!.label : edge.label;
  return fill(options.words("stage.odds"), { decision: model.nodes[edge.from]!.label, edge: name });
}

/** Whether all edges of a decision share its tokens evenly because no odds were given. */
function sharesEvenly(model: Model, edge: Edge): boolean {
  return model.nodes[edge.from]!.outgoing.every((each) => model.edges[each]!.by === "even");
}

function tellPill(model: Model, edge: Edge, even: boolean, options: StageOptions): string {
  if (!hasChip(edge)) return edge.label;
  const lines = [nameOdds(model, edge, options)];
  if (even) lines.push(options.words("stage.oddsEven"));
  if (edge.odds!.length > 1) {
    const odds = edge.odds!.map((value) => formatOdds(value, options.locale)).join(", ");
    lines.push(fill(options.words("stage.oddsByAttempt"), { odds }));
  }
  return lines.join("\n");
}
