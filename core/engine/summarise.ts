import type { Model } from "../model/model.ts";
import { costOf, serviceTicks } from "./costs.ts";
import { checkExpectations } from "./expectations.ts";
import { codeOf, describeOutcome } from "./outcomes.ts";
import type { Program } from "./program.ts";
import { interval, type Means, ratio as share } from "./replications.ts";
import type { EdgeResult, FlowResult, NodeResult, OutcomeResult, Results, StartResult } from "./results.ts";
import { summariseLanes, summariseNodes } from "./summarise-resources.ts";
import { summariseSteps } from "./summarise-steps.ts";
import { summariseTimes } from "./summarise-times.ts";
import type { Tally } from "./tally.ts";
import { ticksPerSecond } from "./ticks.ts";
import type { Flow } from "./timed/replicate.ts";
import type { Resources } from "./timed/resources.ts";
import { sumLimbs, toBigInt } from "./wide.ts";
import { wilson } from "./wilson.ts";

/** What a run has besides its tallies: the means of each replication, and where a lane has a capacity the flows of each start and the resources. */
export interface Besides {
  readonly means: readonly Means[];
  readonly flows?: readonly Flow[];
  readonly resources?: Resources;
}

/** The figures of a run (T5, O1-O3) from the tally of each start, in the program's order, over all replications. */
export function summarise(
  model: Model,
  program: Program,
  tallies: readonly Tally[],
  options: { readonly seed: number; readonly cases: number },
  { means, flows, resources }: Besides = { means: [] },
): Results {
  const span = resources === undefined ? null : toBigInt(resources.span, 0, sumLimbs);
  return {
    seed: options.seed,
    cases: options.cases,
    replications: Math.max(1, means.length),
    ...(span === null ? {} : { measured: Number(span) / ticksPerSecond }),
    starts: tallies.map((tally, start) => {
      const flow = flows?.[start];
      return summariseStart(model, program, start, tally, means, flow && flowOf(flow, tally, span ?? 0n));
    }),
    nodes: summariseNodes(program, resources ?? null),
    lanes: summariseLanes(program, tallies, resources ?? null, means),
    expectations: checkExpectations(model, program, tallies),
  };
}

function flowOf({ arrived, departed, turnedAway, inFlight }: Flow, { cases }: Tally, span: bigint): FlowResult {
  const throughput = share(BigInt(cases) * BigInt(ticksPerSecond), span);
  return { arrived, departed, turned_away: turnedAway, in_flight: inFlight, throughput };
}

/** An outcome's row with its number in the tally. */
interface Counted {
  readonly code: number;
  readonly result: OutcomeResult;
}

function summariseStart(
  model: Model,
  program: Program,
  start: number,
  tally: Tally,
  means: readonly Means[],
  flow: FlowResult | undefined,
): StartResult {
  const { nodes, edges } = program;
  const perCase = (count: number): number => ratio(count, tally.cases);
  const outcomes = summariseOutcomes(model, program, start, tally);
  return {
    start: nodes.id[program.starts[start]!.node]!,
    cases: tally.cases,
    outcomes: outcomes.map(({ result }) => result),
    cases_by_outcome: summariseSets(outcomes, tally),
    steps: summariseSteps(tally.steps),
    time: {
      ...summariseTimes(tally.times),
      ...interval(means.map((each) => each.time[start]!)),
      waiting: {
        mean: seconds(toBigInt(tally.waiting, 0, sumLimbs), tally.cases),
        ...interval(means.map((each) => each.waiting[start]!)),
      },
      service: { mean: seconds(serviceTicks(program, tally), tally.cases) },
    },
    cost: { mean: perCase(costOf(program, tally)) },
    ...(flow === undefined ? {} : { flow }),
    nodes: Object.fromEntries(
      nodes.id.map((id, node): [string, NodeResult] => [
        id,
        { passes: perCase(tally.visits[node]!), reached: perCase(tally.reached[node]!) },
      ]),
    ),
    edges: Object.fromEntries(
      edges.id.map((id, edge): [string, EdgeResult] => [
        id,
        {
          passes: perCase(tally.passes[edge]!),
          reached: perCase(tally.used[edge]!),
          share: ratio(tally.passes[edge]!, tally.visits[edges.from[edge]!]!),
        },
      ]),
    ),
  };
}

/** The outcomes of the model in their order, seen or not; then what was met besides. */
function summariseOutcomes(model: Model, program: Program, start: number, tally: Tally): readonly Counted[] {
  const counts = new Map<number, number>();
  for (const [set, cases] of tally.sets) {
    for (const code of codesOf(set)) counts.set(code, (counts.get(code) ?? 0) + cases);
  }
  const listed = model.starts[start]!.outcomes.map((outcome) => ({
    ...outcome,
    code: codeOf(program, outcome.target),
  }));
  const known = new Set(listed.map(({ code }) => code));
  const others = [...counts.keys()].filter((code) => !known.has(code)).sort((a, b) => a - b);
  return [...listed, ...others.map((code) => ({ ...describeOutcome(model, code), code }))].map(
    ({ id, label, code }) => {
      const count = counts.get(code) ?? 0;
      return { code, result: { id, label, count, share: ratio(count, tally.cases), ci95: wilson(count, tally.cases) } };
    },
  );
}

function summariseSets(outcomes: readonly Counted[], tally: Tally): StartResult["cases_by_outcome"] {
  const rows = Array.from(tally.sets, ([set, count]) => {
    const codes = new Set(codesOf(set));
    return { outcomes: outcomes.filter(({ code }) => codes.has(code)).map(({ result }) => result.id), count };
  });
  return rows.sort((a, b) => b.count - a.count || (a.outcomes.join() < b.outcomes.join() ? -1 : 1));
}

/** The numbers of a set's outcomes, as the tally writes them. */
function codesOf(set: string): readonly number[] {
  return set.split(",").map(Number);
}

function seconds(ticks: bigint, cases: number): number {
  return ratio(Number(ticks), cases) / ticksPerSecond;
}

/** 0 of nothing. */
function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
