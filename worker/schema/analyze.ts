import * as v from "valibot";
import { about, diagnostics, edit, engine, share } from "./common.ts";
import { exactEdge, exactOutcomes, exactPassages, exactTime, mean, probability, why } from "./figures.ts";

const exactStart = v.pipe(
  v.variant("exact", [
    v.object({
      start: about(v.string(), "Id of the node"),
      exact: v.literal(true),
      why: v.null(),
      outcomes: exactOutcomes,
      steps: v.object({
        mean: v.number(),
        variance: v.number(),
        sd: v.number(),
        distribution: about(
          v.array(v.object({ steps: v.number(), probability })),
          "With `steps` only; fewer than asked for where they take too much work",
        ),
      }),
      time: exactTime,
      cost: mean,
      nodes: v.record(v.string(), exactPassages),
      edges: v.record(v.string(), exactEdge),
    }),
    v.object({ start: v.string(), exact: v.literal(false), why }),
  ]),
  v.metadata({ ref: "ExactStart", description: "What is certain of the cases of one start, or why nothing is" }),
);

const settingOutcomes = about(
  v.array(v.object({ start: v.string(), outcomes: about(v.nullable(exactOutcomes), "null without an exact answer") })),
  "The outcomes there",
);

/** Answer of `POST /api/analyze`. */
export const analyzeAnswer = v.object({
  engine,
  diagnostics,
  starts: v.array(exactStart),
  sensitivity: about(
    v.optional(
      v.array(
        v.object({
          edge: v.string(),
          start: v.string(),
          measure: v.picklist(["outcome", "steps", "service", "cost"]),
          outcome: about(v.nullable(v.string()), "Of the measure outcome"),
          derivative: about(v.number(), "Change for odds from 0 to 1 at the present pace, the others in proportion"),
        }),
      ),
    ),
    "How each figure moves with each edge's odds",
  ),
  sweep: v.optional(
    v.object({ edge: v.string(), points: v.array(v.object({ odds: share, starts: settingOutcomes })) }),
  ),
  bounds: v.optional(
    v.object({
      loop: about(v.string(), "Its first member"),
      text: v.string(),
      points: v.array(v.object({ repeats: v.number(), starts: settingOutcomes })),
    }),
  ),
  goal: about(
    v.optional(
      v.nullable(
        v.object({
          reached: about(v.boolean(), "Whether any odds of the edge meet it"),
          met: about(v.boolean(), "Whether the present odds do"),
          start: v.string(),
          outcome: v.string(),
          relation: v.picklist(["<=", ">="]),
          share,
          edge: v.string(),
          odds: about(
            share,
            "The nearest that meet it; how far they can go if it is met; those that come nearest if none do",
          ),
          rounded: about(share, "The same with few digits"),
          probability: about(share, "Of the outcome at `odds`"),
          edit: about(v.nullable(edit), "What writes `rounded` into the text; null if the goal is met"),
        }),
      ),
    ),
    "null where its start has no exact answer",
  ),
});
