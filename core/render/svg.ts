import type { TraceColumns } from "../engine/results.ts";
import type { Layout } from "../layout/geometry.ts";
import type { Model } from "../model/model.ts";
import { chooseCases } from "./choose.ts";
import { palettes, type Theme } from "./colours.ts";
import { drawEdges } from "./edges.ts";
import { readJourneys } from "./journeys.ts";
import { drawLanes } from "./lanes.ts";
import { drawBadges, drawFrames } from "./loops.ts";
import { drawNodes } from "./nodes.ts";
import { drawPills } from "./pills.ts";
import { type Motion, planMotion } from "./rides.ts";
import { layRoads } from "./roads.ts";
import type { Flow, Sketch } from "./sketch.ts";
import { fontFamily, plainSize } from "./text.ts";
import { drawProgress, drawTokens } from "./tokens.ts";
import { type DrawnLocale, words } from "./words.ts";
import { write } from "./xml.ts";

/** Who wants no motion sees the picture alone. */
const still = "@media (prefers-reduced-motion:reduce){.motion{display:none}}";

export interface RenderOptions {
  /** `light` (default) or `dark`. */
  readonly theme?: Theme;
  /** Width of the image in pixels, above 0, the height in proportion; without it as large as the layout. Anything else is a RangeError. */
  readonly width?: number;
  /** Drawn as widths of edges, tints of nodes and words below seldom reached ones. */
  readonly flow?: Flow | null;
  /** Some of its cases run along the edges, over and over. */
  readonly trace?: TraceColumns | null;
  /** Of figures and of what is not the diagram's own text; English by default. */
  readonly locale?: DrawnLocale;
}

/**
 * Draws a diagram as an SVG document of its own: well-formed XML without doctype, script, style sheet of others, font or image, so that it can be
 * shown anywhere as an image, in a page or in a README. The same model, layout and options give the same bytes.
 */
export function renderSvg(model: Model, layout: Layout, options: RenderOptions = {}): string {
  const { theme = "light", flow = null, trace = null, locale = "en" } = options;
  const width = options.width ?? layout.width;
  if (!(width > 0 && width < Infinity)) throw new RangeError(`width must be above 0: ${width}`);
  const palette = palettes[theme];
  const sketch: Sketch = { model, layout, palette, flow, locale };
  const motion = trace === null ? null : moveCases(sketch, trace);
  const starts = model.starts.map(({ node }) => model.nodes[node]!.id);
  const lanes = model.lanes.map(({ label }) => label).join(", ");
  return write(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${layout.width} ${layout.height}`,
      width,
      height: (layout.height * width) / layout.width,
      role: "img",
      "aria-label": words[locale].diagram.replace("{lanes}", () => lanes),
      "font-family": fontFamily,
      "font-size": plainSize,
      "font-weight": 500,
      "text-anchor": "middle",
      // Hinted letters would not keep their widths.
      "text-rendering": "geometricPrecision",
    },
    motion === null ? "" : write("style", {}, still),
    write("rect", { width: layout.width, height: layout.height, fill: palette.bg }),
    drawLanes(sketch),
    drawFrames(sketch),
    drawEdges(sketch),
    motion === null ? "" : write("g", { class: "motion" }, drawTokens(motion, starts, palette)),
    drawNodes(sketch),
    motion === null ? "" : write("g", { class: "motion" }, drawProgress(motion, model, layout, palette)),
    drawBadges(sketch),
    drawPills(sketch),
  );
}

/** Some cases of a trace on their way through the drawing; `null` if none of them moves. */
export function moveCases({ model, layout }: Pick<Sketch, "model" | "layout">, trace: TraceColumns): Motion | null {
  const joins = model.nodes.filter(({ joinsAll, incoming }) => joinsAll && incoming.length > 1).map(({ id }) => id);
  const motion = planMotion(chooseCases(readJourneys(trace)), new Set(joins), layRoads(model, layout));
  return motion.rides.length === 0 ? null : motion;
}
