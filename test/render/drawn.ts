import { addFlows } from "#core/answer/flow";
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

/** A source as an image, with a flow or motion of a run of 1,000 cases where asked for. */
export function draw(
  source: string,
  options: LayoutOptions &
    Omit<RenderOptions, "flow" | "trace"> & { readonly flow?: boolean; readonly animate?: boolean } = {},
): string {
  const { flow = false, animate = false, theme, width, locale, ...how } = options;
  const model = understand(source);
  const results = run(model, { cases: 1000, seed: 1, limit: 1000, trace: animate ? 100 : 0 });
  return renderSvg(model, layout(model, { odds: true, ...how }), {
    ...(theme === undefined ? {} : { theme }),
    ...(width === undefined ? {} : { width }),
    ...(locale === undefined ? {} : { locale }),
    flow: flow ? addFlows(model, results.starts) : null,
    trace: results.trace ?? null,
  });
}
