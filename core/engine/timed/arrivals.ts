import { ln } from "../ln.ts";
import type { ProgramStart } from "../program.ts";
import { arrivalUniform, caseKey } from "../stream.ts";
import { addTicks, toTicks } from "../ticks.ts";

/** Cases that lie between the first ones of two replications: each replication has keys of its own (stream.ts). */
export const casesPerReplication = 4294967296;

/** The cases of one start in one replication, as they arrive. */
export class Arrivals {
  /** The key of all its cases. */
  readonly key: Int32Array;
  /** Cases that have come so far, warm-up included, and when the next one comes. */
  count: number;
  time = 0;
  /** Whether cases come before the counted ones; of those that arrive at once all count. */
  readonly warms: boolean;
  private readonly base: number;
  /** Cases that come before those that count. */
  readonly warmup: number;
  /** Cases that count. */
  readonly quota: number;
  /** Whether no case comes after those that count. */
  readonly isOnce: boolean;
  /** Ticks between two cases that come at equal distances, else 0; and cases a second of those that come at random, else 0. */
  readonly gap: number;
  readonly rate: number;

  constructor({ arrival, word }: ProgramStart, replication: number, seed: number, warmup: number, cases: number) {
    this.base = replication * casesPerReplication;
    this.key = caseKey(seed, word, this.base);
    this.warmup = warmup;
    this.warms = arrival.kind !== "at once" && warmup > 0;
    this.count = this.warms ? 0 : warmup;
    this.isOnce = arrival.kind === "at once";
    this.quota = arrival.kind === "at once" ? Math.min(arrival.count, cases) : cases;
    this.gap = arrival.kind === "every" ? toTicks(arrival.seconds) : 0;
    this.rate = arrival.kind === "poisson" ? arrival.rate : 0;
    if (this.rate > 0) this.time = this.draw();
  }

  /** The number of the next case, in the run's numbers and in those of this replication. */
  get number(): number {
    return this.base + this.count;
  }

  /** The number of the first case that counts. */
  get first(): number {
    return this.base + this.warmup;
  }

  /** Cases that have come. */
  get arrived(): number {
    return this.warms ? this.count : this.count - this.warmup;
  }

  /** Whether the next case counts (T5). */
  get counts(): boolean {
    return this.count >= this.warmup && this.count < this.warmup + this.quota;
  }

  /** Whether the next case is the first after a warm-up. */
  get endsWarmup(): boolean {
    return this.warms && this.count === this.warmup;
  }

  /** Whether all counted cases have come. */
  get isDone(): boolean {
    return this.count >= this.warmup + this.quota;
  }

  /** Passes on to the next case. Those after the counted ones leave a tick between them at least, so that time goes on. */
  advance(): void {
    this.count++;
    const gap = this.rate > 0 ? this.draw() : this.gap;
    this.time = addTicks(this.time, this.isDone ? Math.max(gap, 1) : gap);
  }

  private draw(): number {
    return toTicks(-ln(1 - arrivalUniform(this.key, this.number)) / this.rate);
  }
}
