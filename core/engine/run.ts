import type { Model, Settings } from "../model/model.ts";
import { warmupCases } from "./arrivals.ts";
import { usesCapacity } from "./capacity.ts";
import { compile } from "./compile.ts";
import { merge } from "./merge.ts";
import type { Program } from "./program.ts";
import { type Means, meansOf } from "./replications.ts";
import type { Results } from "./results.ts";
import { summarise } from "./summarise.ts";
import type { Tally } from "./tally.ts";
import { casesPerReplication } from "./timed/arrivals.ts";
import { EventJournal } from "./timed/journal.ts";
import { mergeReplications, type Replication, replicate } from "./timed/replicate.ts";
import { isSingle, replicateSingle } from "./timed/replicate-single.ts";
import { withoutTimes } from "./timed/without-times.ts";
import { trace } from "./trace.ts";
import { walk } from "./walk.ts";

/** How to run a model. Whole numbers; anything out of range is a RangeError. */
export interface RunOptions {
  /** Counted cases at each start in each replication (S2). */
  readonly cases: number;
  /** 0 to 2^53 - 1. */
  readonly seed: number;
  /** Steps that a case may take (S8), at least 1. */
  readonly limit: number;
  /** How many cases of each start to trace, 0 for no trace. */
  readonly trace: number;
  /** Cases that come before the counted ones (T5); without it, as the model says. */
  readonly warmup?: Settings["warmup"];
  /** At least 1; without it, as the model says. */
  readonly replications?: number;
  /**
   * The work that may be done, in node visits: one for each visit, ten where a case may have several tokens or wait (they take that much longer),
   * and one for each row of the answer.
   */
  readonly budget?: number;
}

/** What a visit takes where a case may have several tokens, or wait for a lane, against one where it has a single one. */
const severalTokens = 10;

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

/** What is the same for all replications of a run. */
interface Order {
  readonly program: Program;
  readonly first: readonly number[];
  readonly cases: number;
  readonly seed: number;
  readonly limit: number;
}

/**
 * Runs a model, in one piece: every start on its own, or over one clock where a lane has a capacity (T4). The same model and options give the same
 * bytes in every engine; without capacities, the same as any shards of `walk`, merged and summarised. Counted cases are numbered on from the
 * warm-up's; each replication has numbers of its own.
 */
export function run(model: Model, options: RunOptions & { readonly budget?: undefined }): Results;
export function run(model: Model, options: RunOptions): Results | OverBudget;
export function run(model: Model, options: RunOptions): Results | OverBudget {
  const { cases, seed, limit, budget = Infinity, replications = model.settings.replications } = options;
  if (!Number.isInteger(replications) || replications < 1) throw new RangeError(`${replications} replications`);
  if (!Number.isSafeInteger(cases) || cases < 0) throw new RangeError(`${cases} cases`);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`seed ${seed}`);
  if (!Number.isInteger(limit) || limit < 1 || limit > 0x7fffffff) throw new RangeError(`limit ${limit}`);
  const program = compile(model);
  const first = program.starts.map(({ arrival }) => warmupCases(options.warmup ?? model.settings.warmup, arrival));
  const order = { program, first, cases, seed, limit };
  const rows = program.starts.length * (program.nodes.count + program.edges.count);
  const traced = Math.min(options.trace, cases);
  if (usesCapacity(model)) return runTimed(model, order, replications, traced, options.trace > 0, budget, rows);

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

/** Walks the cases of one replication, start by start; `over` is the start at which `left` was used up. */
function walkStarts(
  { program, first, cases, seed, limit }: Order,
  replication: number,
  left: number,
): { readonly tallies: readonly Tally[]; readonly left: number; readonly over: number | null } {
  const tallies: Tally[] = [];
  let rest = left;
  for (const [start, { single }] of program.starts.entries()) {
    const weight = single ? 1 : severalTokens;
    const from = first[start]! + replication * casesPerReplication;
    const tally = walk(program, start, from, from + cases, seed, limit, rest / weight);
    tallies.push(tally);
    rest -= tally.arrivals * weight;
    if (rest < 0) return { tallies, left: rest, over: start };
  }
  return { tallies, left: rest, over: null };
}

function runTimed(
  model: Model,
  order: Order,
  replications: number,
  traced: number,
  isTraced: boolean,
  budget: number,
  rows: number,
): Results | OverBudget {
  const { program, first, cases, seed } = order;
  const journal = isTraced ? new EventJournal(first, traced) : null;
  // The fast kernel keeps no journal: what is traced is run again, up to the last of it.
  const routes = isSingle(program) ? compile(withoutTimes(model)) : null;
  const means: Means[] = [];
  let all: Replication | null = null;
  let left = budget;
  for (let replication = 0; replication < replications; replication++) {
    left -= rows;
    const task = {
      ...order,
      warmup: first,
      replication,
      allowance: left / severalTokens,
      room: budget * tokensAtOnce,
      traced: replication === 0 ? traced : 0,
      journal,
    };
    const part = routes === null ? replicate(task) : replicateSingle(task, routes);
    if (routes !== null && task.traced > 0) replicate({ ...task, onlyTraced: true });
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
  return journal === null ? results : { ...results, trace: journal.trace(model, program) };
}
