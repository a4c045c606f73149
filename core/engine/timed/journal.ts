import type { Model } from "../../model/model.ts";
import { EventLog, eventNumbers, eventWords } from "../event-log.ts";
import type { Program } from "../program.ts";
import type { TraceColumns } from "../results.ts";
import { toSeconds } from "../ticks.ts";
import { columns, mostEvents } from "../trace.ts";
import type { TimedJournal } from "./timed-journal.ts";

/**
 * Notes what the first counted cases of each start do, for a trace. Cases are traced whole, so that a start keeps as many of its first ones as have
 * room together; of the others noting ends as soon as that is known.
 */
export class EventJournal implements TimedJournal {
  private readonly log = new EventLog();
  private readonly first: readonly number[];
  private readonly room: number;
  /** By start: events of each of its cases that is kept, and all of them together. */
  private readonly kept: number[][];
  private readonly sizes: number[];

  /** `first` is the number of the first counted case, by start; `count` of them are traced. */
  constructor(first: readonly number[], count: number) {
    this.first = first;
    this.room = Math.floor(mostEvents / Math.max(1, first.length));
    this.kept = first.map(() => Array<number>(count).fill(0));
    this.sizes = first.map(() => 0);
  }

  moved(
    start: number,
    number: number,
    token: number,
    begun: number,
    left: number,
    arrived: number,
    from: number,
    edge: number,
    to: number,
  ): void {
    if (this.admit(start, number)) this.log.add(left, arrived, number, start, token, from, edge, to, -1, begun);
  }

  ended(
    start: number,
    number: number,
    token: number,
    begun: number,
    time: number,
    place: number,
    outcome: number,
  ): void {
    if (this.admit(start, number)) this.log.add(time, time, number, start, token, place, -1, -1, outcome, begun);
  }

  /** The trace; its clock is that of the run, or begins with the first traced case after a warm-up. */
  trace(model: Model, program: Program): TraceColumns {
    const { log, first, kept } = this;
    const { numbers, words } = log;
    const order = log.sorted().filter((event) => {
      const start = words[event * eventWords]!;
      return numbers[event * eventNumbers + 2]! - first[start]! < kept[start]!.length;
    });
    const begins = first.some((number) => number > 0) ? (numbers[(order[0] ?? 0) * eventNumbers] ?? 0) : 0;
    if (begins > 0) this.shift(begins);
    const begun = order.map((event) => numbers[event * eventNumbers + 3]!);
    return {
      ...columns(model, program, log, order),
      begun: begun.map((time) => (time < 0 ? null : toSeconds(time))),
    };
  }

  private shift(by: number): void {
    const { numbers, size } = this.log;
    for (let at = 0; at < size * eventNumbers; at += eventNumbers) {
      numbers[at] = numbers[at]! - by;
      numbers[at + 1] = numbers[at + 1]! - by;
      if (numbers[at + 3]! >= 0) numbers[at + 3] = numbers[at + 3]! - by;
    }
  }

  private admit(start: number, number: number): boolean {
    const kept = this.kept[start]!;
    const turn = number - this.first[start]!;
    if (turn >= kept.length) return false;
    kept[turn] = kept[turn]! + 1;
    this.sizes[start] = this.sizes[start]! + 1;
    while (this.sizes[start]! > this.room) this.sizes[start] = this.sizes[start]! - kept.pop()!;
    return turn < kept.length;
  }
}
