import { answerRender } from "#core/answer/render";
import type { Locale } from "#core/messages/message";
import * as limits from "./limits.ts";
import type { renderOptions } from "./options.ts";
import type { OptionsOf } from "./order.ts";
import { answerProblem, refuseDiagram } from "./problem.ts";

/** Draws a diagram as the answer to a request, an SVG or a PNG, or gives the problem that keeps it from being drawn. */
export async function drawDiagram(
  source: string,
  locale: Locale,
  asked: OptionsOf<typeof renderOptions>,
): Promise<Response> {
  const { format = "svg", ...options } = asked;
  if (source.trim() === "") return answerProblem(locale, "empty-source");
  const begun = Date.now();
  const still = format === "png" ? { animate: false } : {};
  const answer = answerRender(source, {
    locale,
    ...options,
    ...still,
    bounds: { work: limits.exactWorkOfRun, visits: limits.imageVisits },
  });
  if (answer.kind === "refused") return refuseDiagram(locale, answer.diagnostics);
  if (answer.kind === "over-budget") {
    return answerProblem(locale, "over-budget", { limit: answer.budget }, { limit: answer.budget });
  }
  const headers = (type: string) => ({
    "content-type": type,
    "content-language": locale,
    "server-timing": `draw;dur=${Date.now() - begun}`,
  });
  const { svg, width, height } = answer;
  if (format === "svg") return new Response(svg, { headers: headers("image/svg+xml; charset=utf-8") });
  const limit = limits.imagePixels;
  const found = Math.ceil(width * height);
  if (options.width !== undefined && found > limit) {
    return answerProblem(locale, "too-many-pixels", { found, limit }, { limit });
  }
  const { drawPng } = await import("./png.ts");
  const fitting = Math.max(1, Math.floor(Math.min(width, width * Math.sqrt(limit / found))));
  const png = await drawPng(svg, fitting);
  return new Response(new Uint8Array(png).buffer, { headers: headers("image/png") });
}
