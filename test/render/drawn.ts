import { findFlow } from "#core/answer/flow";
import { run } from "#core/engine/run";
import { parse } from "#core/language/parse";
import { type LayoutOptions, layout } from "#core/layout/layout";
import { lower } from "#core/model/lower";
import type { Model } from "#core/model/model";
import { type RenderOptions, renderSvg } from "#core/render/svg";

/** What a source means. */
export function understand(source: string): Model {
  return lower(parse(source).tree).model;
}

/** A source as an image, with its flow, and with motion of a run of 100 cases, where asked for. */
export function draw(
  source: string,
  options: LayoutOptions &
    Omit<RenderOptions, "flow" | "trace"> & { readonly flow?: boolean; readonly animate?: boolean } = {},
): string {
  const { flow = false, animate = false, theme, width, locale, ...how } = options;
  const model = understand(source);
  const { trace = null } = animate ? run(model, { cases: 100, seed: 1, limit: 1000, trace: 100 }) : {};
  // Diagrams without end, which have errors and are drawn nowhere else, take more than any picture is worth: those have no flow.
  const found = flow ? findFlow(model, { work: 1e8, visits: 1e6 }) : null;
  const flowing = found === null || "kind" in found ? null : found;
  return renderSvg(model, layout(model, { odds: true, ...how }), {
    ...(theme === undefined ? {} : { theme }),
    ...(width === undefined ? {} : { width }),
    ...(locale === undefined ? {} : { locale }),
    flow: flowing,
    trace,
  });
}
