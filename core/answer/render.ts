import { type OverBudget, run } from "../engine/run.ts";
import { layout } from "../layout/layout.ts";
import type { Locale } from "../messages/message.ts";
import type { Model } from "../model/model.ts";
import { type RenderOptions, renderSvg } from "../render/svg.ts";
import { answerDiagnostics, type DiagnosticAnswer, hasError } from "./diagnostics.ts";
import { type FlowBounds, findFlow } from "./flow.ts";
import { readSource } from "./read.ts";

/** Cases that those which are seen to move are chosen from. */
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
  /** Of what is done for flow and motion; none by default. */
  readonly bounds?: FlowBounds | undefined;
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
  const { model, diagnostics } = readSource(source);
  if (hasError(diagnostics)) return { kind: "refused", diagnostics: answerDiagnostics(diagnostics, source, locale) };
  const moved = play(model, options);
  if ("kind" in moved) return { kind: "over-budget", budget: moved.budget };
  const drawn = layout(model, { density, orientation, odds: true });
  const width = options.width ?? drawn.width;
  const svg = renderSvg(model, drawn, { theme, width, locale, ...moved });
  return { kind: "drawing", svg, width, height: (drawn.height * width) / drawn.width };
}

/** What is drawn over the still picture. */
function play(
  model: Model,
  { flow = false, animate = false, bounds }: DrawingOptions,
): Pick<RenderOptions, "flow" | "trace"> | OverBudget {
  const flowing = flow ? findFlow(model, bounds) : null;
  if (flowing !== null && "kind" in flowing) return flowing;
  if (!animate) return { flow: flowing };
  const { seed, limit } = model.settings;
  const order = { cases: movingCases, seed, limit, trace: movingCases };
  const results = run(model, bounds === undefined ? order : { ...order, budget: bounds.visits });
  return "kind" in results ? results : { flow: flowing, trace: results.trace ?? null };
}
