import type { Model } from "../model/model.ts";
import { usesCapacity } from "./capacity.ts";
import { merge } from "./merge.ts";
import { type Order, prepare } from "./order.ts";
import { type Means, meansOf } from "./replications.ts";
import type { Results } from "./results.ts";
import type { RunOptions } from "./run-options.ts";
import { summarise } from "./summarise.ts";
import type { Tally } from "./tally.ts";
import { mergeReplications, type Replication } from "./timed/replicate.ts";
import { createReplicating } from "./timed/replicating.ts";
import { trace } from "./trace.ts";
import { severalTokens, walkStarts } from "./walk-starts.ts";

export type { RunOptions } from "./run-options.ts";

/** The part of its budget that a run may have as tokens at the same time: they take memory. */
const tokensAtOnce = 1 / 500;

/** What a run gives instead of results when it would take more work than its budget: always the same for the same model and options. */
export interface OverBudget {
  readonly kind: "over-budget";
  readonly budget: number;
  /** The start at which the budget was used up, and how many of its cases were walked by then. */
  readonly start: string;
  readonly cases: number;
}

/**
 * Runs a model, in one piece: every start on its own, or over one clock where a lane has a capacity (T4). The same model and options give the same
 * bytes in every engine; without capacities, the same as any shards of `walk`, merged and summarised. Counted cases are numbered on from the
 * warm-up's; each replication has numbers of its own.
 */
export function run(model: Model, options: RunOptions & { readonly budget?: undefined }): Results;
export function run(model: Model, options: RunOptions): Results | OverBudget;
export function run(model: Model, options: RunOptions): Results | OverBudget {
  const { budget = Infinity } = options;
  const order = prepare(model, options);
  const { program, first, cases, seed, limit, replications } = order;
  const rows = program.starts.length * (program.nodes.count + program.edges.count);
  const traced = Math.min(options.trace, cases);
  if (usesCapacity(model)) return runTimed(model, order, options.trace > 0 ? traced : null, budget, rows);

  const means: Means[] = [];
  let tallies: readonly Tally[] = [];
  let left = budget - rows;
  for (let replication = 0; replication < replications; replication++) {
    const part = walkStarts(order, replication, left);
    const { over } = part;
    if (over !== null) {
      const start = program.nodes.id[program.starts[over]!.node]!;
      return { kind: "over-budget", budget, start, cases: part.tallies.at(-1)!.cases };
    }
    left = part.left;
    if (replications > 1) means.push(meansOf(program, part.tallies, null));
    tallies = replication === 0 ? part.tallies : tallies.map((tally, start) => merge(tally, part.tallies[start]!));
  }
  const results = summarise(model, program, tallies, { seed, cases }, { means });
  return options.trace === 0 ? results : { ...results, trace: trace(model, program, first, traced, seed, limit) };
}

function runTimed(
  model: Model,
  order: Order,
  traced: number | null,
  budget: number,
  rows: number,
): Results | OverBudget {
  const { program, cases, seed, replications } = order;
  const replicating = createReplicating(model, order, traced);
  const means: Means[] = [];
  let all: Replication | null = null;
  let left = budget;
  for (let replication = 0; replication < replications; replication++) {
    left -= rows;
    const part = replicating.run(replication, left / severalTokens, budget * tokensAtOnce);
    if (part === null) {
      const start = program.nodes.id[program.starts[0]!.node]!;
      return { kind: "over-budget", budget, start, cases: replication * cases };
    }
    left -= part.work * severalTokens;
    if (replications > 1) means.push(meansOf(program, part.tallies, part.resources));
    all = all === null ? part : mergeReplications(all, part);
  }
  const { tallies, flows, resources } = all!;
  const results = summarise(model, program, tallies, { seed, cases }, { means, flows, resources });
  const { journal } = replicating;
  return journal === null ? results : { ...results, trace: journal.trace(model, program) };
}
