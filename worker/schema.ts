import * as v from "valibot";
import { notations, targets } from "#core/formats/notations";
import { lossCodes } from "#core/messages/loss-codes";

/*
 * What answers look like: these schemas make the OpenAPI document and the types, and tests hold the real answers against them. What has a `ref`
 * is named in the document.
 */

function about<Schema extends v.GenericSchema>(schema: Schema, description: string) {
  return v.pipe(schema, v.description(description));
}

const engine = about(v.string(), "Version of the engine: the same version, text and options give the same bytes");
const share = about(v.number(), "From 0 to 1");
const seconds = about(v.number(), "Seconds");
const offset = about(v.number(), "In UTF-16 units from the beginning of the text");

const edit = v.pipe(
  v.object({ from: offset, to: offset, insert: v.string() }),
  v.metadata({ ref: "Edit", description: "Replaces the text from `from` up to, not including, `to`" }),
);

/** A finding about the text. */
export const diagnostic = v.pipe(
  v.object({
    code: about(v.string(), "Stable"),
    severity: about(v.picklist(["error", "warning", "info"]), "An error keeps the diagram from running"),
    message: v.string(),
    args: about(v.record(v.string(), v.union([v.string(), v.number()])), "What the message is made with"),
    span: v.object({
      from: offset,
      to: offset,
      line: about(v.number(), "From 1"),
      column: about(v.number(), "From 1, in UTF-16 units"),
    }),
    fixes: about(v.array(v.object({ title: v.string(), edits: v.array(edit) })), "Ways out, the likeliest first"),
  }),
  v.metadata({ ref: "Diagnostic", description: "A finding about the text" }),
);

const diagnostics = v.array(diagnostic);
const handle = v.picklist(["left", "right", "top", "bottom"]);
const named = v.object({ id: v.string(), label: v.string() });

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

const model = v.pipe(
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

const box = v.pipe(
  v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
  v.metadata({ ref: "Box", description: "In pixels, from the top left corner" }),
);
const points = about(v.array(v.tuple([v.number(), v.number()])), "x, y");

const layout = v.pipe(
  v.object({
    width: v.number(),
    height: v.number(),
    lanes: v.record(v.string(), box),
    nodes: v.record(v.string(), box),
    edges: v.record(v.string(), v.object({ points, label: v.nullable(box) })),
    loops: v.array(
      v.object({
        outline: points,
        outlines: about(v.array(points), "One a connected piece, the largest first"),
        badge: box,
      }),
    ),
    header: about(v.number(), "Of each lane's strip with its name"),
    density: v.picklist(["standard", "compact"]),
    orientation: v.picklist(["horizontal", "vertical"]),
    lines: about(v.record(v.string(), v.array(v.string())), "The labels of nodes, broken to fit"),
    footers: about(v.optional(v.record(v.string(), v.string())), "The lines at the foot of task boxes"),
  }),
  v.metadata({ ref: "Layout", description: "The drawing, by ids" }),
);

/** Answer of `POST /api/parse`. */
export const parseAnswer = v.object({ engine, diagnostics, model, layout: v.optional(layout) });

const mean = v.object({ mean: v.number() });
const ci95 = about(v.optional(v.tuple([v.number(), v.number()])), "Student interval of the mean over replications");
const estimate = v.object({ mean: v.number(), ci95 });
const queue = about(v.object({ mean: v.number(), ci95, max: v.number() }), "Length of the line, its mean over time");
const passes = about(v.number(), "Expected per case");
const reached = about(share, "Share of the cases that ever pass");

/** Figures of a distribution; the sd with n - 1, percentiles are the value of rank ceil(p n). */
const summary = {
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

const probability = about(share, "Exact");
const exactOutcomes = v.array(v.object({ id: v.string(), label: v.string(), probability }));
const exactReached = about(v.nullable(share), "That a case ever passes; null where that takes too much work");
const exactPassages = v.object({ passes, reached: exactReached });
const exactEdge = v.object({ passes, reached: exactReached, share: about(share, "Its passes / those of its source") });

const exactTime = about(
  v.object({ mean: about(v.nullable(seconds), "null where tokens split"), service: mean }),
  "In seconds, where no lane makes anybody wait",
);

const why = v.pipe(
  v.object({
    code: about(v.string(), "Stable"),
    message: v.string(),
    args: about(v.record(v.string(), v.union([v.string(), v.number()])), "What the message is made with"),
  }),
  v.metadata({ ref: "Why", description: "Why the cases of a start are simulated only" }),
);

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

/** An error (RFC 9457). */
export const problem = v.pipe(
  v.object({
    type: v.string(),
    title: v.string(),
    status: v.number(),
    code: about(v.string(), "Stable"),
    detail: v.string(),
    engine,
    limit: about(v.optional(v.number()), "The bound that was met"),
    errors: about(
      v.optional(v.array(v.object({ at: v.string(), code: v.string(), detail: v.string() }))),
      "The values that are wrong",
    ),
    diagnostics: about(v.optional(diagnostics), "What is wrong with the diagram"),
  }),
  v.metadata({ ref: "Problem", description: "Why there is no answer (RFC 9457)" }),
);

const address = about(v.string(), "Absolute address");

const storedDiagram = {
  id: about(v.string(), "From the hash of the text: the same text has the same id"),
  url: about(address, "Its page"),
  embedUrl: about(address, "What an iframe shows"),
};

/** Answer of `POST /api/diagrams`. */
export const storeAnswer = v.object({
  ...storedDiagram,
  token: about(
    v.nullable(v.string()),
    "Deletes it, and is never told again; null where the text was stored already: it stays its first owner's",
  ),
});

/** Answer of `GET /api/diagrams/:id.json`. */
export const diagramAnswer = v.object({
  ...storedDiagram,
  source: about(v.string(), "The text"),
  basedOn: about(v.nullable(v.string()), "Id of the diagram that it began as, as its author said"),
  created: about(v.string(), "When it was stored, ISO 8601"),
});

/** Answer of `GET /oembed` (oEmbed 1.0, type rich). */
export const oembedAnswer = v.object({
  version: v.literal("1.0"),
  type: v.literal("rich"),
  provider_name: v.string(),
  provider_url: address,
  title: v.string(),
  html: about(v.string(), "An iframe"),
  width: v.number(),
  height: v.number(),
  cache_age: seconds,
  thumbnail_url: v.optional(address),
  thumbnail_width: v.optional(v.number()),
  thumbnail_height: v.optional(v.number()),
});

/** Answer of `POST /api/convert`. */
export const convertAnswer = v.object({
  engine,
  from: v.picklist(notations),
  to: v.picklist(targets),
  text: about(v.string(), "The diagram in the notation that was asked for"),
  losses: about(
    v.array(
      v.object({
        code: about(v.picklist(lossCodes), "Stable"),
        name: about(v.string(), "What it is called where it comes from"),
        message: v.string(),
      }),
    ),
    "What could not be carried, in the order in which it was met",
  ),
  diagnostics: about(
    diagnostics,
    "About the diagram as FlowZap Code: the body or the answer, or what lies between them",
  ),
});

/** Answer of `GET /api/health`. */
export const healthAnswer = v.object({ engine });

/** Answer of `GET /api/runs/:id`; its events have the same. */
export const runAnswer = v.pipe(
  v.object({
    id: v.string(),
    url: about(address, "Its page"),
    state: v.picklist(["running", "done", "cancelled", "failed"]),
    failure: about(
      v.nullable(v.picklist(["shard-failed", "engine-changed", "too-many-figures"])),
      "Why it failed; null where it did not",
    ),
    engine,
    seed: v.number(),
    cases: about(v.number(), "At each start in each replication, as asked for"),
    replications: v.number(),
    size: about(v.number(), "Cases of all replications, at each start"),
    done: about(v.number(), "Those that are counted"),
    answered: about(v.nullable(v.number()), "Those of the answer; fewer than `size` where enough was known before"),
    shards: v.object({
      all: v.number(),
      counted: v.number(),
      resent: about(v.number(), "Sent again, as they did not come back in time"),
      ignored: about(v.number(), "Came back when they were counted already"),
    }),
    created: about(v.string(), "ISO 8601"),
    ended: about(v.nullable(v.string()), "ISO 8601; null while it goes on"),
    result: about(v.nullable(address), "Where the answer is; null without one"),
  }),
  v.metadata({ ref: "Run", description: "How far a long run is" }),
);

/** Answer of `POST /api/runs`. */
export const begunAnswer = v.object({
  id: about(v.string(), "Random: whoever knows it may see the run"),
  url: about(address, "Its page"),
  token: about(v.string(), "Cancels it, and is never told again"),
});
