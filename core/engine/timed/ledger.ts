import { nodeAndEdgeCounts } from "../chain-counts.ts";
import { Counter } from "../counts.ts";
import { Recorder } from "../histogram.ts";
import type { Program } from "../program.ts";
import { sortSets, type Tally } from "../tally.ts";
import { settle, sumLimbs } from "../wide.ts";

/** What the cases of one start do in a run, written up while they do it. */
export class Ledger {
  /** Of the counted cases. */
  readonly counts;
  readonly service: Float64Array;
  readonly waiting: Float64Array = new Float64Array(sumLimbs);
  cases = 0;
  arrivals = 0;
  /** Of all cases, whether they count or not: arrived, ended, and those of the ended ones that a lane turned away. */
  arrived = 0;
  ended = 0;
  turnedAway = 0;
  private readonly sets = new Map<string, number>();
  private readonly steps = new Counter();
  private readonly times = new Recorder();

  constructor(program: Program) {
    this.counts = nodeAndEdgeCounts(program);
    this.service = new Float64Array(program.nodes.count * sumLimbs);
  }

  /** A counted case has ended. */
  add(outcomes: number[], steps: number, time: number): void {
    const set = outcomes.length === 1 ? String(outcomes[0]) : outcomes.sort((a, b) => a - b).join();
    this.sets.set(set, (this.sets.get(set) ?? 0) + 1);
    this.steps.add(steps);
    this.times.add(time);
    this.cases++;
  }

  tally(): Tally {
    return {
      cases: this.cases,
      arrivals: this.arrivals,
      ...this.counts,
      sets: sortSets(this.sets),
      steps: this.steps.counts(),
      times: this.times.histogram(),
      service: settle(this.service),
      waiting: settle(this.waiting),
    };
  }
}
