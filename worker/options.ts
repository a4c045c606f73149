import * as v from "valibot";
import { readGoal } from "#core/answer/read-goal";
import { notations, targets } from "#core/formats/notations";
import type { FaultCode } from "./codes.ts";
import {
  cases,
  distributionSteps,
  imageWidth,
  leastImageWidth,
  replications,
  runCases,
  seed,
  steps,
  sweepPoints,
  sweepRepeats,
  sweptRuns,
  tracedCases,
} from "./limits.ts";
import { isId } from "./stored/id.ts";

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

function name(description: string, most = 200) {
  return v.pipe(
    v.string(fault("text")),
    v.maxLength(most, fault("too-long")),
    v.description(description),
    v.metadata({ parameter: { type: "string", maxLength: most } }),
  );
}

const lang = name("Language of the messages, en or fr; else by Accept-Language", 35);

const goal = v.pipe(
  name("An outcome, <= or >=, and a share: n9>=0.999, n9->n4>=99.9%; with a start before it n1:n9->n4>=0.999", 400),
  v.check((text) => readGoal(text) !== null, fault("no-goal")),
  v.transform((text) => readGoal(text)!),
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
  replications: v.optional(
    wholeNumber(
      "How often the whole is run, instead of the text's: over several, means have intervals",
      1,
      replications,
    ),
  ),
  seed: v.optional(wholeNumber("Seed of the random streams, instead of the text's", 0, seed)),
  limit: v.optional(
    wholeNumber("Steps after which a case is given up, instead of the text's", 1, Number.MAX_SAFE_INTEGER, steps),
  ),
  trace: v.optional(
    wholeNumber("How many cases of each start to trace; none without it", 0, Number.MAX_SAFE_INTEGER, tracedCases),
  ),
  lang: v.optional(lang),
});

const within = v.pipe(
  v.union(
    [v.number(), v.pipe(v.string(), v.regex(/^(?:\d{1,16}(?:\.\d{0,16})?|\.\d{1,16})%?$/, fault("share")))],
    fault("share"),
  ),
  v.transform((value) => (typeof value === "string" ? readShare(value) : value)),
  v.check((value) => value > 0 && value <= 1, fault("share")),
  v.description("How well the share of that outcome is to be known: half of its 95% interval, as 0.0001 or 0.01%"),
  v.metadata({ parameter: { type: "string" } }),
);

function readShare(text: string): number {
  return text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
}

/** Options of `POST /api/runs`: those of `POST /api/simulate` with other bounds, and when a run may end early. */
export const runOptions = v.object({
  ...simulateOptions.entries,
  cases: v.optional(wholeNumber("Cases at each start, instead of the text's", 1, Number.MAX_SAFE_INTEGER, runCases)),
  until: v.optional(
    name("Outcome: the run ends as soon as its share is known to plus or minus `within`; `cases` is the most then"),
  ),
  within: v.optional(within),
  sweep: v.optional(
    name("Edge whose odds go from 0 to 1: n8->n9; a run at each point, with the same seed and without a trace"),
  ),
  points: v.optional(wholeNumber("Points of that sweep, 101 by default", 2, Number.MAX_SAFE_INTEGER, sweptRuns)),
});

/** Options of `POST /api/analyze`. */
export const analyzeOptions = v.object({
  steps: v.optional(
    wholeNumber(
      "Up to how many steps their distribution is answered; none without it",
      0,
      Number.MAX_SAFE_INTEGER,
      distributionSteps,
    ),
  ),
  sensitivity: v.optional(flag("Whether to answer how each outcome and mean moves with each edge's odds")),
  sweep: v.optional(name("Edge whose odds go from 0 to 1: n8->n9")),
  points: v.optional(wholeNumber("Points of the sweep, 101 by default", 2, Number.MAX_SAFE_INTEGER, sweepPoints)),
  bounds: v.optional(name("Member of a loop whose bound goes from 0 repeats up: n7")),
  most: v.optional(wholeNumber("Repeats up to which it goes, 10 by default", 0, Number.MAX_SAFE_INTEGER, sweepRepeats)),
  goal: v.optional(goal),
  by: v.optional(name("Edge whose odds may be moved for the goal: n8->n9")),
  lang: v.optional(lang),
});

/** Options of `POST /api/convert`. */
export const convertOptions = v.object({
  to: v.optional(
    choice("Notation of the answer, FlowZap Code without it; json is the model as /api/parse tells it", targets),
  ),
  from: v.optional(choice("Notation of the body; else it is known by its beginning", notations)),
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

/** Options of `POST /api/diagrams`. */
export const storeOptions = v.object({
  basedOn: v.optional(
    v.pipe(name("Id of the stored diagram that this one began as", 40), v.check(isId, fault("no-id"))),
  ),
  lang: v.optional(lang),
});

/** Options of `GET /api/diagrams/:file`, for its images. */
export const imageOptions = v.omit(renderOptions, ["format"]);

/** Options of `GET /oembed`. */
export const oembedOptions = v.object({
  url: v.pipe(
    v.string(fault("text")),
    v.maxLength(400_000, fault("too-long")),
    v.description("Address of a stored diagram, or of a link that holds one"),
    v.metadata({ parameter: { type: "string" } }),
  ),
  format: v.optional(choice("Of the answer", ["json"])),
  maxwidth: v.optional(wholeNumber("Width in pixels that there is room for", 1, Number.MAX_SAFE_INTEGER)),
  maxheight: v.optional(wholeNumber("Height in pixels that there is room for", 1, Number.MAX_SAFE_INTEGER)),
  lang: v.optional(lang),
});
