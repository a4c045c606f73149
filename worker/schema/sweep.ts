import * as v from "valibot";
import { about, diagnostics, engine } from "./common.ts";
import { why } from "./figures.ts";

const beside = (description: string) =>
  about(
    v.object({ mean: v.number(), exact: about(v.nullable(v.number()), "null where it is not known") }),
    description,
  );

const sweptStart = v.object({
  start: v.string(),
  cases: v.number(),
  why: v.nullable(why),
  outcomes: v.array(
    v.object({
      id: v.string(),
      label: v.string(),
      count: v.number(),
      share: about(v.number(), "From 0 to 1"),
      ci95: about(v.tuple([v.number(), v.number()]), "Wilson interval of the share"),
      exact: about(v.nullable(v.number()), "Its probability; null where it is not known"),
    }),
  ),
  steps: beside("Steps of a case"),
  time: beside("Seconds"),
  cost: beside("Cost of a case"),
});

/** Answer of a long run over a sweep. */
export const sweepAnswer = v.pipe(
  v.object({
    engine,
    seed: v.number(),
    cases: about(v.number(), "At each start in each replication of each point"),
    replications: v.number(),
    diagnostics,
    sweep: v.object({
      edge: v.string(),
      points: about(v.array(v.object({ odds: v.number(), starts: v.array(sweptStart) })), "From odds 0 to 1"),
    }),
  }),
  v.metadata({ ref: "SweptRuns", description: "A run at each point of a sweep" }),
);
