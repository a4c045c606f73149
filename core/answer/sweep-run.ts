import { moveModel } from "../analysis/move-model.ts";
import type { ShardCounts } from "../engine/sharded.ts";
import { answerDiagnostics } from "./diagnostics.ts";
import { LongRun } from "./long-run.ts";
import type { OpenRun } from "./opened.ts";
import type { Plan } from "./plan-run.ts";
import { listOdds, type Sweep } from "./plan-sweep.ts";
import type { Read } from "./read.ts";
import { solveBeside } from "./simulate.ts";
import { type SweepPoint, writePoint, writeSweep } from "./sweep-point.ts";

/**
 * A planned sweep, opened: one run after another, each with other odds of one edge and the same seed, on one line. A shard is a part of one of them. They are
 * added up in order, so that only one is held at a time.
 */
export class SweepRun implements OpenRun {
  private readonly read: Read;
  private readonly plan: Plan;
  private readonly sweep: Sweep;
  private readonly odds: readonly number[];
  /** Cases of one point. */
  private readonly each: number;
  private adding: { readonly index: number; readonly run: LongRun };
  private counting: { readonly index: number; readonly run: LongRun };

  /** `at`: cases of the line that are added already, whose points are closed up to there. */
  constructor(read: Read, plan: Plan, sweep: Sweep, at: number) {
    this.read = read;
    this.plan = plan;
    this.sweep = sweep;
    this.odds = listOdds(sweep);
    this.each = plan.line.size / sweep.points;
    this.adding = this.openPoint(Math.min(Math.floor(at / this.each), sweep.points - 1));
    this.counting = this.adding;
  }

  count(from: number, to: number, work: number): Generator<void, ShardCounts> {
    const index = Math.floor(from / this.each);
    if (this.counting.index !== index) this.counting = this.openPoint(index);
    return this.counting.run.count(from - index * this.each, to - index * this.each, work);
  }

  add(counts: ShardCounts): void {
    this.adding.run.add(counts);
  }

  counts(): ShardCounts {
    return this.adding.run.counts();
  }

  closePoint(at: number): { readonly index: number; readonly body: SweepPoint } | null {
    const { index, run } = this.adding;
    if (at !== (index + 1) * this.each) return null;
    const model = this.moveTo(index);
    const solved = solveBeside(model, this.plan.exactWork);
    const body = writePoint(this.odds[index]!, run.finish(this.each), solved, this.plan.locale);
    if (index + 1 < this.sweep.points) this.adding = this.openPoint(index + 1);
    return { index, body };
  }

  isKnown(): boolean {
    return false;
  }

  write(_cases: number, points: readonly string[]): { readonly text: string; readonly figures: number } {
    const { tree, diagnostics } = this.read;
    const told = answerDiagnostics(diagnostics, tree.source, this.plan.locale);
    const read = points.map((point) => JSON.parse(point) as SweepPoint);
    return { text: JSON.stringify(writeSweep({ ...this.plan, edge: this.sweep.edge }, told, read)), figures: 0 };
  }

  private moveTo(index: number) {
    return moveModel(this.read.model, this.sweep.edge, this.odds[index]!);
  }

  private openPoint(index: number) {
    const { line } = this.plan;
    let left = index;
    const settings = line.settings?.find(({ points }) => {
      left -= points;
      return left < 0;
    });
    const plan = { ...this.plan, work: settings?.work ?? this.plan.work, line: { ...line, size: this.each } };
    return { index, run: new LongRun({ ...this.read, model: this.moveTo(index) }, plan) };
  }
}
