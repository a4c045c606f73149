import type { Model, Settings } from "../model/model.ts";
import { warmupCases } from "./arrivals.ts";
import { compile } from "./compile.ts";
import type { Results } from "./results.ts";
import { summarise } from "./summarise.ts";
import type { Tally } from "./tally.ts";
import { trace } from "./trace.ts";
import { walk } from "./walk.ts";

/** How to run a model. Whole numbers; anything out of range is a RangeError. */
export interface RunOptions {
  /** Counted cases at each start (S2). */
  readonly cases: number;
  /** 0 to 2^53 - 1. */
  readonly seed: number;
  /** Steps that a case may take (S8), at least 1. */
  readonly limit: number;
  /** How many cases of each start to trace, 0 for no trace. */
  readonly trace: number;
  /** Cases that come before the counted ones (T5); without it, as the model says. */
  readonly warmup?: Settings["warmup"];
  /**
   * The work that may be done, in node visits: one for each visit, ten where a case may have several tokens (they take that much longer), and one
   * for each row of the answer.
   */
  readonly budget?: number;
}

/** What a visit takes where a case may have several tokens, against one where it has a single one. */
const severalTokens = 10;

/** What a run gives instead of results when it would take more work than its budget: always the same for the same model and options. */
export interface OverBudget {
  readonly kind: "over-budget";
  readonly budget: number;
  /** The start at which the budget was used up, and how many of its cases were walked by then. */
  readonly start: string;
  readonly cases: number;
}

/**
 * Runs a model: every start on its own, lanes without limit (see `usesCapacity`), in one piece. The same model and options give the same bytes in
 * every engine, and the same as any shards of `walk`, merged and summarised. Counted cases are numbered on from the warm-up's.
 */
export function run(model: Model, options: RunOptions & { readonly budget?: undefined }): Results;
export function run(model: Model, options: RunOptions): Results | OverBudget;
export function run(model: Model, options: RunOptions): Results | OverBudget {
  const { cases, seed, limit, budget = Infinity } = options;
  const program = compile(model);
  const first = program.starts.map(({ arrival }) => warmupCases(options.warmup ?? model.settings.warmup, arrival));
  const tallies: Tally[] = [];
  let left = budget - program.starts.length * (program.nodes.count + program.edges.count);
  for (const [start, { node, single }] of program.starts.entries()) {
    const weight = single ? 1 : severalTokens;
    const tally = walk(program, start, first[start]!, first[start]! + cases, seed, limit, left / weight);
    left -= tally.arrivals * weight;
    if (left < 0) return { kind: "over-budget", budget, start: program.nodes.id[node]!, cases: tally.cases };
    tallies.push(tally);
  }
  const results = summarise(model, program, tallies, { seed, cases });
  if (options.trace === 0) return results;
  return { ...results, trace: trace(model, program, first, Math.min(options.trace, cases), seed, limit) };
}
