import * as v from "valibot";
import { about, named } from "./common.ts";

function family<const Name extends string, const Parameters extends readonly string[]>(
  name: Name,
  ...parameters: Parameters
) {
  const entries = Object.fromEntries(parameters.map((parameter) => [parameter, v.number()]));
  return v.object({ family: v.literal(name), ...(entries as Record<Parameters[number], v.NumberSchema<undefined>>) });
}

const duration = v.pipe(
  v.variant("family", [
    family("constant", "value"),
    family("uniform", "min", "max"),
    family("triangular", "min", "mode", "max"),
    family("exponential", "mean"),
    family("normal", "mean", "sd"),
    family("lognormal", "mean", "sd"),
    family("erlang", "k", "mean"),
    family("gamma", "mean", "sd"),
    family("weibull", "shape", "scale"),
    family("beta", "a", "b", "min", "max"),
    v.object({
      family: v.literal("empirical"),
      values: v.array(v.object({ value: v.number(), weight: v.number() })),
    }),
  ]),
  v.metadata({ ref: "Duration", description: "A time, in seconds" }),
);

const arrival = v.pipe(
  v.variant("kind", [
    v.object({ kind: v.literal("every"), seconds: v.number() }),
    v.object({ kind: v.literal("poisson"), rate: about(v.number(), "Per second") }),
    v.object({ kind: v.literal("at once"), count: v.number() }),
    v.object({ kind: v.literal("never") }),
  ]),
  v.metadata({ ref: "Arrival", description: "How cases arrive at a start" }),
);

const handle = v.picklist(["left", "right", "top", "bottom"]);

const settings = v.object({
  cases: v.number(),
  seed: v.number(),
  warmup: v.object({ value: v.number(), unit: v.picklist(["cases", "seconds"]) }),
  replications: v.number(),
  limit: v.number(),
  arrivals: v.record(v.string(), arrival),
  lanes: v.record(
    v.string(),
    v.object({ capacity: v.nullable(v.number()), queue: v.nullable(v.number()), costPerSecond: v.number() }),
  ),
  nodes: v.record(v.string(), v.object({ service: duration, costPerVisit: v.number(), joinsAll: v.boolean() })),
  edges: v.record(v.string(), v.object({ travel: duration })),
  expectations: v.array(v.string()),
});

export const model = v.pipe(
  v.object({
    lanes: v.array(named),
    nodes: v.array(
      v.object({
        id: v.string(),
        lane: v.string(),
        shape: v.picklist(["circle", "rectangle", "diamond", "taskbox"]),
        label: v.string(),
        owner: v.optional(v.string()),
        description: v.optional(v.string()),
        system: v.optional(v.string()),
        role: v.picklist(["start", "decision", "split", "join", "end", "step", "isolated"]),
      }),
    ),
    edges: v.array(
      v.object({
        id: v.string(),
        from: v.string(),
        to: v.string(),
        fromHandle: handle,
        toHandle: handle,
        label: v.string(),
        odds: about(v.nullable(v.array(v.number())), "By attempt, the last one repeats; null off a decision"),
        by: about(v.nullable(v.picklist(["given", "label", "even", "counter"])), "Where the odds come from"),
        repeat: about(v.boolean(), "Whether it starts a loop's next pass"),
      }),
    ),
    loops: v.array(
      v.object({
        text: v.string(),
        members: v.array(v.string()),
        bound: about(v.nullable(v.number()), "Repeats, one less than passes; null for no bound"),
        kind: v.picklist(["at most", "exactly", "unlimited"]),
        repeatEdges: v.array(v.string()),
        counterDecisions: v.array(v.string()),
        implicitRepeat: v.nullable(v.object({ id: v.string(), from: v.string(), to: v.string() })),
      }),
    ),
    starts: v.array(v.object({ node: v.string(), implicit: v.boolean(), outcomes: v.array(named) })),
    settings: about(settings, "Every setting of a run with its default; times in seconds"),
  }),
  v.metadata({ ref: "Model", description: "What the text means" }),
);
