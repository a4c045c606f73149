import type { Model } from "../model/model.ts";
import { usesCapacity } from "./capacity.ts";
import { merge, mergeAll } from "./merge.ts";
import { type Order, prepare } from "./order.ts";
import { type Means, meansOf } from "./replications.ts";
import type { Results, TraceColumns } from "./results.ts";
import type { RunOptions } from "./run-options.ts";
import { summarise } from "./summarise.ts";
import { emptyTally, type Tally } from "./tally.ts";
import { mergeReplications, type Replication } from "./timed/replicate.ts";
import { createReplicating, type Replicating } from "./timed/replicating.ts";
import { trace } from "./trace.ts";
import { walkPart } from "./walk-starts.ts";

/** What shards counted: plain values, which a worker may post to another. */
export interface ShardCounts {
  /** By start, of all shards. */
  readonly tallies: readonly Tally[];
  /** By number of the replication: the means of those that a shard had whole. */
  readonly means: ReadonlyMap<number, Means>;
  /** By number of the replication: the tallies, by start, of those that it had a part of. */
  readonly parts: ReadonlyMap<number, readonly Tally[]>;
  /** Flows and resources, where a lane has a capacity; `null` without any replication. */
  readonly timed: Replication | null;
  readonly trace: TraceColumns | null;
}

/**
 * A run in shards, which several threads may share: each makes one of these from the same model and options, counts its shards, and one of them
 * finishes with the counts of all. The counted cases stand in one line: replication after replication, in each start after start. Whatever the
 * shards and whoever counts them, the results are the bytes of `run` (7-engine 5). It knows no budget.
 */
export class ShardedRun {
  /** Cases of all starts in all replications. */
  readonly size: number;
  /** Every shard begins and ends at a multiple of it: a case, or all cases of a replication where a lane has a capacity. */
  readonly grain: number;
  private readonly model: Model;
  private readonly order: Order;
  private readonly traced: number | null;
  private readonly replicating: Replicating | null;
  private tallies: readonly Tally[];
  private timed: Replication | null = null;
  private readonly means = new Map<number, Means>();
  private readonly parts = new Map<number, readonly Tally[]>();
  private first = false;
  private noted: TraceColumns | null = null;

  constructor(model: Model, options: Omit<RunOptions, "budget">) {
    this.model = model;
    this.order = prepare(model, options);
    const { program, cases, replications } = this.order;
    this.traced = options.trace > 0 ? Math.min(options.trace, cases) : null;
    this.replicating = usesCapacity(model) ? createReplicating(model, this.order, this.traced) : null;
    this.size = program.starts.length * cases * replications;
    this.grain = this.replicating === null ? 1 : Math.max(1, program.starts.length * cases);
    this.tallies = program.starts.map(() => emptyTally(program));
  }

  /** Counts the shard of the cases `from` up to, not including, `to` of the line; a RangeError if it is none. */
  count(from: number, to: number): void {
    const { grain, size } = this;
    if (!(from >= 0 && from <= to && to <= size) || from % grain !== 0 || to % grain !== 0) {
      throw new RangeError(`shard ${from} to ${to} of ${size} cases`);
    }
    const { cases, program, replications } = this.order;
    const each = program.starts.length * cases;
    for (let at = from; at < to; ) {
      const replication = Math.floor(at / each);
      const end = Math.min(to, (replication + 1) * each);
      if (this.replicating !== null) this.replicate(this.replicating, replication);
      else {
        const part = this.walk(replication, at - replication * each, end - replication * each);
        this.tallies = mergeEach(this.tallies, part);
        if (replications > 1) this.note(replication, part, end - at === each);
      }
      at = end;
    }
  }

  counts(): ShardCounts {
    const { tallies, means, parts, timed, model, order, replicating } = this;
    const noted = this.first && replicating?.journal ? replicating.journal.trace(model, order.program) : this.noted;
    return { tallies, means, parts, timed, trace: noted };
  }

  /** Adds what another counted; of a replication that is whole then, only its means are kept. */
  add(counts: ShardCounts): void {
    const { program, cases } = this.order;
    this.tallies = mergeEach(this.tallies, counts.tallies);
    this.timed =
      this.timed && counts.timed ? mergeReplications(this.timed, counts.timed) : (this.timed ?? counts.timed);
    this.noted ??= counts.trace;
    for (const [replication, means] of counts.means) this.means.set(replication, means);
    for (const [replication, part] of counts.parts) {
      const known = this.parts.get(replication);
      const sum = known === undefined ? part : mergeEach(known, part);
      this.parts.set(replication, sum);
      if (sum.every((tally) => tally.cases === cases)) {
        this.parts.delete(replication);
        this.means.set(replication, meansOf(program, sum, null));
      }
    }
  }

  /** The results of the run, from the counts of all of its shards, in any order; a RangeError if they are not those of every case once. */
  finish(all: readonly ShardCounts[]): Results {
    const { model, order, replicating } = this;
    const { program, first, cases, seed, limit, replications } = order;
    const tallies = program.starts.map((_, start) => mergeAll(all.map((counts) => counts.tallies[start]!)));
    const timed = all.reduce<Replication | null>(
      (sum, counts) =>
        sum === null || counts.timed === null ? (sum ?? counts.timed) : mergeReplications(sum, counts.timed),
      null,
    );
    for (const tally of timed?.tallies ?? tallies) {
      if (tally.cases !== cases * replications) throw new RangeError(`${tally.cases} cases in the shards of a run`);
    }
    const means = replications > 1 ? this.meansOfAll(all) : [];
    const besides = timed === null ? { means } : { means, flows: timed.flows, resources: timed.resources };
    const results = summarise(model, program, timed?.tallies ?? tallies, { seed, cases }, besides);
    if (this.traced === null) return results;
    if (replicating === null) return { ...results, trace: trace(model, program, first, this.traced, seed, limit) };
    const noted = all.find((counts) => counts.trace !== null)?.trace;
    return noted == null ? results : { ...results, trace: noted };
  }

  private walk(replication: number, from: number, to: number): readonly Tally[] {
    const { program, cases } = this.order;
    return program.starts.map((_, start) => {
      const begin = Math.max(0, from - start * cases);
      const end = Math.min(cases, to - start * cases);
      return begin < end ? walkPart(this.order, replication, start, begin, end) : emptyTally(program);
    });
  }

  private note(replication: number, part: readonly Tally[], whole: boolean): void {
    const known = this.parts.get(replication);
    if (whole) this.means.set(replication, meansOf(this.order.program, part, null));
    else this.parts.set(replication, known === undefined ? part : mergeEach(known, part));
  }

  private replicate(replicating: Replicating, replication: number): void {
    const { program, replications } = this.order;
    const part = replicating.run(replication, Infinity, Infinity)!;
    if (replication === 0) this.first = true;
    if (replications > 1) this.means.set(replication, meansOf(program, part.tallies, part.resources));
    this.timed = this.timed === null ? part : mergeReplications(this.timed, part);
  }

  private meansOfAll(all: readonly ShardCounts[]): readonly Means[] {
    const { program, replications } = this.order;
    return Array.from({ length: replications }, (_, replication) => {
      const whole = all.find((counts) => counts.means.has(replication))?.means.get(replication);
      if (whole !== undefined) return whole;
      const parts = all.flatMap((counts) => counts.parts.get(replication) ?? []);
      const starts = program.starts.length;
      return meansOf(
        program,
        program.starts.map((_, start) => mergeAll(parts.filter((_, i) => i % starts === start))),
        null,
      );
    });
  }
}

function mergeEach(a: readonly Tally[], b: readonly Tally[]): readonly Tally[] {
  return a.map((tally, start) => merge(tally, b[start]!));
}
