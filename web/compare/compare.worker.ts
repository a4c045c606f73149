import { expandModel } from "#core/analysis/expand";
import type { ExactStart } from "#core/analysis/results";
import { solveExact } from "#core/analysis/solve";
import { compile } from "#core/engine/compile";
import { type Paired, pairCases } from "#core/engine/paired";
import { findParting, type PartedSide, type Parting } from "#core/engine/parting";
import type { TraceColumns } from "#core/engine/results";
import { type Story, tellCase } from "#core/engine/tell-case";
import { trace } from "#core/engine/trace";
import type { Model } from "#core/model/model";

/** A comparison that the page asks of its worker: two models at one start. */
export interface CompareOrder {
  readonly id: number;
  readonly a: Model;
  readonly b: Model;
  readonly start: string;
  readonly cases: number;
  readonly seed: number;
  readonly limit: number;
  /** Whether both mean the same. */
  readonly same: boolean;
  /** The case to trace through both; `null` for the first that flips. */
  readonly watch: number | null;
}

export interface CompareAnswer {
  readonly id: number;
  /** `null` where that model does not have the start. */
  readonly exact: readonly [ExactStart | null, ExactStart | null];
  readonly paired: Paired | null;
  readonly watched: Watched | null;
}

/** One case in both models. */
export interface Watched {
  readonly case: number;
  readonly traces: readonly [TraceColumns, TraceColumns];
  readonly outcomes: readonly [Story["outcomes"], Story["outcomes"]];
  /** Where its ways part; `null` where they never do. */
  readonly parting: Parting | null;
}

/** Flipped cases that are told one by one. */
const mostFlips = 50;

addEventListener("message", ({ data }: MessageEvent<CompareOrder>) => {
  const { id, a, b, start } = data;
  const paired = pairCases(a, b, { ...data, flips: mostFlips });
  const number = data.watch ?? paired?.flips[0]?.case ?? 0;
  const watched = paired && watch(data, number);
  postMessage({ id, exact: [solve(a, start), solve(b, start)], paired, watched } satisfies CompareAnswer);
});

function solve(model: Model, start: string): ExactStart | null {
  return solveExact(expandModel(model), { reach: false }).find((each) => each.start === start) ?? null;
}

function watch(order: CompareOrder, number: number): Watched {
  const [a, b] = [follow(order.a, order, number), follow(order.b, order, number)];
  return {
    case: number,
    traces: [a.trace, b.trace],
    outcomes: [a.story.outcomes, b.story.outcomes],
    parting: findParting(a, b),
  };
}

/** Traces and tells one case. Its clock begins when it arrives, the same in both. */
function follow(
  model: Model,
  { start, seed, limit }: CompareOrder,
  number: number,
): PartedSide & { readonly trace: TraceColumns } {
  const only = { ...model, starts: model.starts.filter(({ node }) => model.nodes[node]!.id === start) };
  const program = compile(only);
  const columns = trace(only, program, [number], 1, seed, limit);
  const begin = columns.time[0] ?? 0;
  return {
    program,
    story: tellCase(only, program, 0, number, seed, limit),
    trace: {
      ...columns,
      time: columns.time.map((each) => each - begin),
      arrival: columns.arrival.map((each) => each - begin),
    },
  };
}
