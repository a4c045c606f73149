import type { Model } from "../model/model.ts";
import { CaseWalk, type Journal } from "./case-walk.ts";
import { type Drawn, explainDraws } from "./explain-draws.ts";
import { describeOutcome } from "./outcomes.ts";
import { COUNTER, type Program } from "./program.ts";
import { caseKey } from "./stream.ts";
import { toSeconds } from "./ticks.ts";
import { countersAt } from "./token.ts";

/** One visit of a token to a node, and how it went on from there. Seconds since the case's arrival. */
export interface Visit {
  /** Number of the token in its case. */
  readonly token: number;
  readonly node: string;
  readonly from: number;
  readonly until: number;
  /** The edge that it left by; `null` where it ended or split. */
  readonly edge: string | null;
  readonly draws: readonly Drawn[];
  /** Where a loop's counter decides (L4): repeats done before, and repeats allowed. */
  readonly counter: { readonly repeats: number; readonly bound: number } | null;
}

/** What one case does, and why: all its visits in order of time. */
export interface Story {
  readonly start: string;
  readonly case: number;
  readonly steps: number;
  /** Sojourn time in seconds. */
  readonly time: number;
  /** Each once (O1). */
  readonly outcomes: readonly { readonly id: string; readonly label: string }[];
  readonly visits: readonly Visit[];
}

/** Visits that are told of a case at most; what comes after them is left out. */
const mostVisits = 10_000;

/**
 * Tells one case of a start (an index into `program.starts`), from nothing but the seed and the case's number (S7): the same case as a run walks and
 * a trace shows, whether it was traced or not. Lanes have no limit in it. Parameters as of `walk`.
 */
export function tellCase(
  model: Model,
  program: Program,
  start: number,
  number: number,
  seed: number,
  limit: number,
): Story {
  const begin = program.starts[start];
  if (begin === undefined) throw new RangeError(`start ${start} of ${program.starts.length}`);
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`case ${number}`);
  const visits: Visit[] = [];
  const walk = new CaseWalk(program, start, limit, new Teller(program, visits));
  walk.walk(caseKey(seed, begin.word, number), number);
  return {
    start: program.nodes.id[begin.node]!,
    case: number,
    steps: walk.steps,
    time: toSeconds(walk.time),
    outcomes: [...walk.outcomes].sort((a, b) => a - b).map((code) => describeOutcome(model, code)),
    visits: visits.sort((a, b) => a.from - b.from || a.token - b.token),
  };
}

/** Notes each visit with the draws that it took. */
class Teller implements Journal {
  private readonly program: Program;
  private readonly visits: Visit[];

  constructor(program: Program, visits: Visit[]) {
    this.program = program;
    this.visits = visits;
  }

  moved(): void {}

  ended(): void {}

  left(token: number, node: number, begun: number, done: number, edge: number, before: Int32Array): void {
    if (this.visits.length >= mostVisits) return;
    const { nodes, edges, counters } = this.program;
    const counter = nodes.passing[node] === COUNTER ? nodes.counter[node]! : -1;
    const repeats = counter < 0 ? null : { repeats: before[countersAt + counter]!, bound: counters.bound[counter]! };
    this.visits.push({
      token,
      node: nodes.id[node]!,
      from: toSeconds(begun),
      until: toSeconds(done),
      edge: edge < 0 ? null : edges.id[edge]!,
      draws: explainDraws(this.program, before, node),
      counter: repeats,
    });
  }
}
