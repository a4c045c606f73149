import { run } from "../engine/run.ts";
import { parse } from "../language/parse.ts";
import { layout } from "../layout/layout.ts";
import type { Locale } from "../messages/message.ts";
import { lower } from "../model/lower.ts";
import type { Model } from "../model/model.ts";
import { type RenderOptions, renderSvg } from "../render/svg.ts";
import { answerDiagnostics, type DiagnosticAnswer, hasError } from "./diagnostics.ts";
import { addFlows } from "./flow.ts";

/** Cases of the run whose flow is drawn, at most; and of one that only lets tokens move. */
const flowCases = 10_000;
const movingCases = 100;

export interface DrawingOptions {
  readonly locale: Locale;
  readonly theme?: "light" | "dark" | undefined;
  /** Of the image, in pixels, above 0; the layout's own by default. */
  readonly width?: number | undefined;
  readonly density?: "standard" | "compact" | undefined;
  readonly orientation?: "horizontal" | "vertical" | undefined;
  /** Whether cases run along the edges. */
  readonly animate?: boolean | undefined;
  /** Whether it is drawn how many cases go where. */
  readonly flow?: boolean | undefined;
  /** Work that the run for it may do, in node visits as `run` counts them; no bound by default. */
  readonly budget?: number | undefined;
}

export type DrawingAnswer =
  | { readonly kind: "drawing"; readonly svg: string; readonly width: number; readonly height: number }
  /** The text has errors. */
  | { readonly kind: "refused"; readonly diagnostics: readonly DiagnosticAnswer[] }
  /** The run for flow or motion was given up when it had taken its node visits. */
  | { readonly kind: "over-budget"; readonly budget: number };

/** Draws the diagram as an SVG document; the same text, options and engine version give the same bytes everywhere. */
export function answerRender(source: string, options: DrawingOptions): DrawingAnswer {
  const { locale, theme = "light", density = "standard", orientation = "horizontal" } = options;
  const { tree, diagnostics } = parse(source);
  const { model, diagnostics: meant } = lower(tree);
  const found = [...diagnostics, ...meant];
  if (hasError(found)) return { kind: "refused", diagnostics: answerDiagnostics(found, source, locale) };
  const moved = options.flow || options.animate ? play(model, options) : {};
  if ("kind" in moved) return moved;
  const drawn = layout(model, { density, orientation, odds: true });
  const width = options.width ?? drawn.width;
  const svg = renderSvg(model, drawn, { theme, width, locale, ...moved });
  return { kind: "drawing", svg, width, height: (drawn.height * width) / drawn.width };
}

/** What there is to draw of a run with the text's own seed and limit. */
function play(
  model: Model,
  { flow = false, animate = false, budget }: DrawingOptions,
): Pick<RenderOptions, "flow" | "trace"> | Extract<DrawingAnswer, { kind: "over-budget" }> {
  const { seed, limit, cases: asked } = model.settings;
  const cases = flow ? Math.min(flowCases, asked) : movingCases;
  const order = { cases, seed, limit, trace: animate ? movingCases : 0 };
  const results = run(model, budget === undefined ? order : { ...order, budget });
  if ("kind" in results) return { kind: "over-budget", budget: results.budget };
  return { flow: flow ? addFlows(model, results.starts) : null, trace: results.trace ?? null };
}
