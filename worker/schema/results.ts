import * as v from "valibot";
import { about, diagnostics, engine, seconds, share } from "./common.ts";
import {
  ci95,
  estimate,
  exactEdge,
  exactPassages,
  exactTime,
  mean,
  passes,
  queue,
  reached,
  summary,
  why,
} from "./figures.ts";

const start = v.pipe(
  v.object({
    start: about(v.string(), "Id of the node"),
    cases: v.number(),
    why: about(v.nullable(why), "Why there are no exact values beside; null where there are"),
    outcomes: v.array(
      v.object({
        id: v.string(),
        label: v.string(),
        count: about(v.number(), "Cases that have it at least once"),
        share,
        ci95: about(v.tuple([v.number(), v.number()]), "Wilson interval of the share"),
        exact: about(v.nullable(share), "Its probability; null without an exact answer, and for limit"),
      }),
    ),
    cases_by_outcome: about(
      v.array(v.object({ outcomes: v.array(v.string()), count: v.number() })),
      "Each case in exactly one row",
    ),
    steps: v.object({
      ...summary,
      histogram: v.array(v.object({ steps: v.number(), count: v.number() })),
      exact: v.nullable(v.object({ mean: v.number(), variance: v.number(), sd: v.number() })),
    }),
    time: about(
      v.object({
        ...summary,
        ci95,
        histogram: v.array(v.object({ from: v.number(), to: v.number(), count: v.number() })),
        waiting: about(estimate, "For lanes and at joins"),
        service: mean,
        exact: v.nullable(exactTime),
      }),
      "In seconds",
    ),
    cost: v.object({ mean: v.number(), exact: v.nullable(mean) }),
    flow: about(
      v.optional(
        v.object({
          arrived: v.number(),
          departed: v.number(),
          turned_away: about(v.number(), "Those of which a lane turned a token away"),
          in_flight: about(v.number(), "Still there at the end"),
          throughput: about(v.number(), "Counted cases a second"),
        }),
      ),
      "All cases, counted or not; only where a lane has a capacity",
    ),
    nodes: v.record(v.string(), v.object({ passes, reached, exact: v.nullable(exactPassages) })),
    edges: v.record(
      v.string(),
      v.object({
        passes,
        reached,
        share: about(share, "Its passes / the passes of its source"),
        exact: v.nullable(exactEdge),
      }),
    ),
  }),
  v.metadata({ ref: "StartResults", description: "What became of the cases of one start" }),
);

const column = v.array(v.nullable(v.string()));

const trace = v.pipe(
  v.object({
    time: about(v.array(seconds), "When the token leaves"),
    arrival: about(v.array(seconds), "When it arrives"),
    start: v.array(v.string()),
    case: v.array(v.number()),
    token: about(v.array(v.number()), "In its case; 0 begins it"),
    from: about(column, "null where a case begins"),
    edge: about(column, "null where a token begins or ends"),
    to: about(column, "null where a token ends"),
    outcome: about(column, "What it counts for where it ends"),
    begun: about(
      v.optional(v.array(v.nullable(v.number()))),
      "Only where a lane has a capacity: when its service at `from` began, before which it waited there; null if it was not served",
    ),
  }),
  v.metadata({ ref: "Trace", description: "Events of the first cases, one array a column, in order of time" }),
);

/** Answer of `POST /api/simulate`. */
export const simulateAnswer = v.object({
  engine,
  seed: v.number(),
  cases: about(v.number(), "Counted at each start in each replication"),
  replications: v.number(),
  diagnostics,
  measured: about(v.optional(seconds), "Over which resources were measured; only where a lane has a capacity"),
  starts: v.array(start),
  nodes: about(
    v.record(v.string(), v.object({ waiting: mean, queue })),
    "Activities in lanes with a capacity, over all starts; waiting by visit",
  ),
  lanes: v.record(
    v.string(),
    v.object({
      utilisation: about(v.nullable(share), "null without a capacity"),
      utilisation_ci95: ci95,
      waiting: about(estimate, "By visit"),
      queue,
      cost: v.number(),
    }),
  ),
  expectations: v.array(
    v.object({
      text: v.string(),
      holds: v.boolean(),
      value: v.number(),
      exact: about(v.boolean(), "Whether the value is exact, not simulated"),
    }),
  ),
  trace: v.optional(trace),
});
