import * as v from "valibot";
import { about, seconds, share } from "./common.ts";

export const mean = v.object({ mean: v.number() });

export const ci95 = about(
  v.optional(v.tuple([v.number(), v.number()])),
  "Student interval of the mean over replications",
);

export const estimate = v.object({ mean: v.number(), ci95 });

export const queue = about(
  v.object({ mean: v.number(), ci95, max: v.number() }),
  "Length of the line, its mean over time",
);

export const passes = about(v.number(), "Expected per case");

export const reached = about(share, "Share of the cases that ever pass");

/** Figures of a distribution; the sd with n - 1, percentiles are the value of rank ceil(p n). */
export const summary = {
  mean: v.number(),
  sd: v.number(),
  variance: v.number(),
  min: v.number(),
  p50: v.number(),
  p90: v.number(),
  p95: v.number(),
  p99: v.number(),
  max: v.number(),
};

export const probability = about(share, "Exact");

export const exactOutcomes = v.array(v.object({ id: v.string(), label: v.string(), probability }));

const exactReached = about(v.nullable(share), "That a case ever passes; null where that takes too much work");

export const exactPassages = v.object({ passes, reached: exactReached });

export const exactEdge = v.object({
  passes,
  reached: exactReached,
  share: about(share, "Its passes / those of its source"),
});

export const exactTime = about(
  v.object({ mean: about(v.nullable(seconds), "null where tokens split"), service: mean }),
  "In seconds, where no lane makes anybody wait",
);

export const why = v.pipe(
  v.object({
    code: about(v.string(), "Stable"),
    message: v.string(),
    args: about(v.record(v.string(), v.union([v.string(), v.number()])), "What the message is made with"),
  }),
  v.metadata({ ref: "Why", description: "Why the cases of a start are simulated only" }),
);
