import type { Results } from "../engine/results.ts";
import { type ShardCounts, ShardedRun } from "../engine/sharded.ts";
import type { Plan } from "./plan-run.ts";
import { readSource } from "./read.ts";
import { type SimulateBody, solveBeside, writeFinished } from "./simulate.ts";

/** A planned run, opened: whoever counts shards of it, and whoever adds them up, opens it from the same text and plan. */
export class LongRun {
  private readonly read;
  private readonly plan: Plan;
  private total: ShardedRun;

  /** The text has no errors: `planRun` saw to it. */
  constructor(source: string, plan: Plan) {
    this.read = readSource(source);
    this.plan = plan;
    this.total = this.begin(plan.cases);
  }

  /**
   * Counts the cases `from` up to, not including, `to` of the line, each at every start. Stops after pieces of about `work` decisions, so that others may
   * be answered between.
   */
  *count(from: number, to: number, work: number): Generator<void, ShardCounts> {
    const { cases, line } = this.plan;
    const run = this.begin(cases);
    const starts = cases > 0 ? run.size / line.size : 0;
    const piece = Math.max(1, Math.floor(work / this.plan.work / line.grain)) * line.grain;
    for (let at = from; at < to; ) {
      const replication = Math.floor(at / cases);
      const first = replication * cases;
      const end = Math.min(to, at + piece, first + cases);
      const base = first * starts;
      // A whole replication in one go: its means need no parts then.
      if (end - at === cases) run.count(base, base + starts * cases);
      else {
        for (let start = 0; start < starts; start++) {
          run.count(base + start * cases + at - first, base + start * cases + end - first);
        }
      }
      at = end;
      if (at < to) yield;
    }
    return run.counts();
  }

  /** Adds the counts of a shard, or those that `counts` gave. */
  add(counts: ShardCounts): void {
    this.total.add(counts);
  }

  /** The counts of all that was added. */
  counts(): ShardCounts {
    return this.total.counts();
  }

  /** Whether the outcome that is asked for is known well enough after the first `cases`, all of which are added. */
  isKnown(cases: number): boolean {
    const { aim } = this.plan;
    if (aim === null) return false;
    return this.finish(cases).starts.every(({ start, outcomes }) => {
      if (aim.start !== null && aim.start !== start) return true;
      const found = outcomes.find(({ id }) => id === aim.outcome);
      return found === undefined || (found.ci95[1] - found.ci95[0]) / 2 <= aim.within;
    });
  }

  /** The answer after the first `cases` of the line, all of which are added: the bytes of `answerSimulate` with so many cases and exact values. */
  answer(cases: number): SimulateBody {
    const { model } = this.read;
    const solved = solveBeside(model, this.plan.exactWork);
    return writeFinished(this.read, this.finish(cases), solved, this.plan.locale);
  }

  private finish(cases: number): Results {
    const { replications } = this.plan;
    return this.begin(replications > 1 ? this.plan.cases : Math.min(cases, this.plan.cases)).finish([this.counts()]);
  }

  private begin(cases: number): ShardedRun {
    const { seed, limit, trace, replications } = this.plan;
    return new ShardedRun(this.read.model, { cases, seed, limit, trace, replications });
  }
}
