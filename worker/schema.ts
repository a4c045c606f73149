import * as v from "valibot";
import { cases, seed, steps, tracedCases } from "./limits.ts";

/** A whole number, as a JSON number or as the digits of a query. */
function wholeNumber(min: number, max: number) {
  return v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,16}$/, "must be a whole number"), v.transform(Number))]),
    v.integer("must be a whole number"),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
  );
}

const flag = v.pipe(
  v.union([v.boolean(), v.picklist(["0", "1", "true", "false", ""])]),
  v.transform((value) => value === true || value === "1" || value === "true" || value === ""),
);

const lang = v.pipe(v.string(), v.maxLength(35));

/** Options of `POST /api/parse`. */
export const parseOptions = v.object({
  layout: v.optional(flag),
  density: v.optional(v.picklist(["standard", "compact"])),
  orientation: v.optional(v.picklist(["horizontal", "vertical"])),
  lang: v.optional(lang),
});

/** Options of `POST /api/simulate`; each overrides the line of the text that says the same. */
export const simulateOptions = v.object({
  cases: v.optional(wholeNumber(1, cases)),
  seed: v.optional(wholeNumber(0, seed)),
  limit: v.optional(wholeNumber(1, steps)),
  trace: v.optional(wholeNumber(0, tracedCases)),
  lang: v.optional(lang),
});

const span = v.object({ from: v.number(), to: v.number(), line: v.number(), column: v.number() });
const edit = v.object({ from: v.number(), to: v.number(), insert: v.string() });

/** A finding about the text. */
export const diagnostic = v.object({
  code: v.string(),
  severity: v.picklist(["error", "warning", "info"]),
  message: v.string(),
  args: v.record(v.string(), v.union([v.string(), v.number()])),
  span,
  fixes: v.array(v.object({ title: v.string(), edits: v.array(edit) })),
});

const box = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });
const point = v.tuple([v.number(), v.number()]);
const handle = v.picklist(["left", "right", "top", "bottom"]);
const named = v.object({ id: v.string(), label: v.string() });

const model = v.object({
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
      odds: v.nullable(v.array(v.number())),
      by: v.nullable(v.picklist(["given", "label", "even", "counter"])),
      repeat: v.boolean(),
    }),
  ),
  loops: v.array(
    v.object({
      text: v.string(),
      members: v.array(v.string()),
      bound: v.nullable(v.number()),
      kind: v.picklist(["at most", "exactly", "unlimited"]),
      repeatEdges: v.array(v.string()),
      counterDecisions: v.array(v.string()),
      implicitRepeat: v.nullable(v.object({ id: v.string(), from: v.string(), to: v.string() })),
    }),
  ),
  starts: v.array(v.object({ node: v.string(), implicit: v.boolean(), outcomes: v.array(named) })),
  settings: v.looseObject({ cases: v.number(), seed: v.number() }),
});

const layout = v.looseObject({
  width: v.number(),
  height: v.number(),
  lanes: v.record(v.string(), box),
  nodes: v.record(v.string(), box),
  edges: v.record(v.string(), v.object({ points: v.array(point), label: v.nullable(box) })),
  loops: v.array(v.looseObject({ outline: v.array(point), badge: box })),
});

/** Answer of `POST /api/parse`. */
export const parseAnswer = v.object({
  engine: v.string(),
  diagnostics: v.array(diagnostic),
  model,
  layout: v.optional(layout),
});

const mean = v.object({ mean: v.number() });
const queue = v.object({ mean: v.number(), max: v.number() });
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
const column = v.array(v.nullable(v.string()));

/** Answer of `POST /api/simulate`; times in seconds. */
export const simulateAnswer = v.object({
  engine: v.string(),
  seed: v.number(),
  cases: v.number(),
  diagnostics: v.array(diagnostic),
  starts: v.array(
    v.object({
      start: v.string(),
      cases: v.number(),
      outcomes: v.array(
        v.object({
          id: v.string(),
          label: v.string(),
          count: v.number(),
          share: v.number(),
          ci95: v.tuple([v.number(), v.number()]),
        }),
      ),
      cases_by_outcome: v.array(v.object({ outcomes: v.array(v.string()), count: v.number() })),
      steps: v.object({ ...summary, histogram: v.array(v.object({ steps: v.number(), count: v.number() })) }),
      time: v.object({
        ...summary,
        histogram: v.array(v.object({ from: v.number(), to: v.number(), count: v.number() })),
        waiting: mean,
        service: mean,
      }),
      cost: mean,
      nodes: v.record(v.string(), v.object({ passes: v.number(), reached: v.number() })),
      edges: v.record(v.string(), v.object({ passes: v.number(), reached: v.number(), share: v.number() })),
    }),
  ),
  nodes: v.record(v.string(), v.object({ waiting: mean, queue })),
  lanes: v.record(
    v.string(),
    v.object({ utilisation: v.nullable(v.number()), waiting: mean, queue, cost: v.number() }),
  ),
  expectations: v.array(v.object({ text: v.string(), holds: v.boolean(), value: v.number(), exact: v.boolean() })),
  trace: v.optional(
    v.object({
      time: v.array(v.number()),
      arrival: v.array(v.number()),
      start: v.array(v.string()),
      case: v.array(v.number()),
      token: v.array(v.number()),
      from: column,
      edge: column,
      to: column,
      outcome: column,
    }),
  ),
});

/** An error (RFC 9457). */
export const problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  engine: v.string(),
  detail: v.string(),
  limit: v.optional(v.number()),
  errors: v.optional(v.array(v.object({ at: v.string(), detail: v.string() }))),
  diagnostics: v.optional(v.array(diagnostic)),
});

/** Answer of `GET /api/health`. */
export const healthAnswer = v.object({ engine: v.string() });
