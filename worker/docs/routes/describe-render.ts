import type { Description } from "../../described.ts";
import * as limits from "../../limits.ts";
import { describeBody, describeImage, describeProblems, describeQuery } from "../../openapi.ts";
import { renderOptions } from "../../options.ts";

const description = `An image of its own, to be shown in a page, a README or a preview: an SVG without script, link or font, or a PNG.
With animate=1 some cases of a real run go along the edges, again and again; with flow=1 edges are as wide as they are used and nodes tinted as they
are reached, when one case comes to each start: exactly, or of a run where no exact answer is known. A run has the seed of the text and may take
${limits.imageVisits} node visits. An image may be
${limits.imageWidth} pixels wide, a PNG may have ${limits.imagePixels} pixels.`;

/** `POST /api/render`. */
export const renderDiagram: Description = {
  summary: "Draw a diagram",
  description,
  parameters: describeQuery(renderOptions),
  requestBody: describeBody(renderOptions),
  responses: { 200: describeImage("The image"), ...describeProblems(400, 413, 415, 422) },
};
