import type { Results } from "../engine/results.ts";
import { type ShardCounts, ShardedRun } from "../engine/sharded.ts";
import type { OpenRun } from "./opened.ts";
import type { Plan } from "./plan-run.ts";
import type { Read } from "./read.ts";
import { countOutcomes, type SimulateBody, solveBeside, writeFinished } from "./simulate.ts";

/** A planned run of a single setting, opened. */
export class LongRun implements OpenRun {
  private readonly read: Read;
  private readonly plan: Plan;
  private total: ShardedRun;

  constructor(read: Read, plan: Plan) {
    this.read = read;
    this.plan = plan;
    this.total = this.begin(plan.cases);
  }

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

  add(counts: ShardCounts): void {
    this.total.add(counts);
  }

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

  closePoint(): null {
    return null;
  }

  write(cases: number): { readonly text: string; readonly figures: number } {
    const body = this.answer(cases);
    return {
      text: JSON.stringify(body),
      figures: body.starts.reduce((sum, start) => sum + countOutcomes(start), 0),
    };
  }

  /** The results after the first `cases` of the line, all of which are added. */
  finish(cases: number): Results {
    const { replications } = this.plan;
    return this.begin(replications > 1 ? this.plan.cases : Math.min(cases, this.plan.cases)).finish([this.counts()]);
  }

  private begin(cases: number): ShardedRun {
    const { seed, limit, trace, replications } = this.plan;
    return new ShardedRun(this.read.model, { cases, seed, limit, trace, replications });
  }
}
