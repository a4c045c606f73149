import type { Description } from "../../described.ts";
import { describeAnswer, describeProblems, describeQuery } from "../../openapi.ts";
import { oembedOptions } from "../../options.ts";
import { oembedAnswer } from "../../schema/diagrams.ts";

/** `GET /oembed`. */
export const describeEmbed: Description = {
  summary: "Say how a diagram is embedded",
  description:
    "oEmbed 1.0 for pages of stored diagrams (/s/:id), their embeds, and links that hold the whole diagram (#1:...). format=xml is answered by 501.",
  parameters: describeQuery(oembedOptions),
  responses: { 200: describeAnswer(oembedAnswer, "An iframe and its size"), ...describeProblems(400, 404, 501) },
};
