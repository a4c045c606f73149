import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { answerRender } from "#core/answer/render";
import type { Env } from "../env.ts";
import * as limits from "../limits.ts";
import { describeBody, describeImage, describeProblems, describeQuery } from "../openapi.ts";
import { renderOptions } from "../options.ts";
import { readOrder } from "../order.ts";
import { answerProblem, refuseDiagram } from "../problem.ts";

const description = `An image of its own, to be shown in a page, a README or a preview: an SVG without script, link or font, or a PNG.
With animate=1 some cases of a real run go along the edges, again and again; with flow=1 edges are as wide as they are used and nodes tinted as they
are reached, when one case comes to each start: exactly, or of a run where no exact answer is known. A run has the seed of the text and may take
${limits.imageVisits} node visits. An image may be
${limits.imageWidth} pixels wide, a PNG may have ${limits.imagePixels} pixels.`;

/** `POST /api/render`: the diagram as an image; the same request gives the same bytes. */
export const renderRoute = new Hono<Env>().post(
  "/",
  describeRoute({
    summary: "Draw a diagram",
    description,
    parameters: describeQuery(renderOptions),
    requestBody: describeBody(renderOptions),
    responses: { 200: describeImage("The image"), ...describeProblems(400, 413, 415, 422) },
  }),
  async (call) => {
    const order = await readOrder(call, renderOptions);
    if (order instanceof Response) return order;
    const { source, locale } = order;
    const { format = "svg", ...options } = order.options;
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
    if (format === "svg") return call.body(svg, 200, headers("image/svg+xml; charset=utf-8"));
    const limit = limits.imagePixels;
    const found = Math.ceil(width * height);
    if (options.width !== undefined && found > limit) {
      return answerProblem(locale, "too-many-pixels", { found, limit }, { limit });
    }
    const { drawPng } = await import("../png.ts");
    const fitting = Math.max(1, Math.floor(Math.min(width, width * Math.sqrt(limit / found))));
    const png = await drawPng(svg, fitting);
    return call.body(new Uint8Array(png).buffer, 200, headers("image/png"));
  },
);
