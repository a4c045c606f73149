import * as v from "valibot";
import type { FaultCode } from "./codes.ts";
import { cases, imageWidth, leastImageWidth, seed, steps, tracedCases } from "./limits.ts";

/*
 * What the options of requests are: these schemas check them, give their types, and make their part of the OpenAPI document. Their messages are
 * codes of faults; `parameter` is how the document shows an option, since a query has digits where JSON has a number.
 */

const fault = (code: FaultCode): FaultCode => code;

/** A whole number, as a JSON number or as the digits of a query. Over `shown` the route answers with a problem of its own. */
function wholeNumber(description: string, min: number, max: number, shown: number = max) {
  const digits = v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number));
  return v.pipe(
    v.union([v.number(), digits], fault("whole-number")),
    v.integer(fault("whole-number")),
    v.minValue(min, fault("at-least")),
    v.maxValue(max, fault("at-most")),
    v.description(description),
    v.metadata({ parameter: { type: "integer", minimum: min, maximum: shown } }),
  );
}

function flag(description: string) {
  return v.pipe(
    v.union([v.boolean(), v.picklist(["0", "1", "true", "false", ""])], fault("flag")),
    v.transform((value) => value === true || value === "1" || value === "true" || value === ""),
    v.description(description),
    v.metadata({ parameter: { type: "boolean" } }),
  );
}

function choice<const Choices extends readonly string[]>(description: string, choices: Choices) {
  return v.pipe(
    v.picklist(choices, fault("one-of")),
    v.description(description),
    v.metadata({ parameter: { type: "string", enum: choices } }),
  );
}

const lang = v.pipe(
  v.string(fault("text")),
  v.maxLength(35, fault("too-long")),
  v.description("Language of the messages, en or fr; else by Accept-Language"),
  v.metadata({ parameter: { type: "string", maxLength: 35 } }),
);

/** Options of `POST /api/parse`. */
export const parseOptions = v.object({
  layout: v.optional(flag("Whether to answer the drawing too; in a query also 1 or 0")),
  density: v.optional(choice("Size of the nodes in the drawing", ["standard", "compact"])),
  orientation: v.optional(choice("Direction of the lanes in the drawing", ["horizontal", "vertical"])),
  lang: v.optional(lang),
});

/** Options of `POST /api/simulate`; each overrides the line of the text that says the same. */
export const simulateOptions = v.object({
  cases: v.optional(wholeNumber("Cases at each start, instead of the text's", 1, Number.MAX_SAFE_INTEGER, cases)),
  seed: v.optional(wholeNumber("Seed of the random streams, instead of the text's", 0, seed)),
  limit: v.optional(
    wholeNumber("Steps after which a case is given up, instead of the text's", 1, Number.MAX_SAFE_INTEGER, steps),
  ),
  trace: v.optional(
    wholeNumber("How many cases of each start to trace; none without it", 0, Number.MAX_SAFE_INTEGER, tracedCases),
  ),
  lang: v.optional(lang),
});

/** Options of `POST /api/render`. */
export const renderOptions = v.object({
  format: v.optional(choice("Kind of image; a PNG stands still", ["svg", "png"])),
  theme: v.optional(choice("Colours on light or on dark ground", ["light", "dark"])),
  width: v.optional(
    wholeNumber(
      "Width of the image in pixels, the height in proportion; else the drawing's own",
      leastImageWidth,
      imageWidth,
    ),
  ),
  animate: v.optional(flag("Whether some cases run along the edges, over and over; in a query also 1 or 0")),
  flow: v.optional(flag("Whether edges and nodes tell how many cases come to them; in a query also 1 or 0")),
  density: v.optional(choice("Size of the nodes", ["standard", "compact"])),
  orientation: v.optional(choice("Direction of the lanes", ["horizontal", "vertical"])),
  lang: v.optional(lang),
});
