import type { Model } from "../model/model.ts";
import { arrivalTimes } from "./arrivals.ts";
import { CaseWalk, type Journal } from "./case-walk.ts";
import { EventLog, eventNumbers, eventWords } from "./event-log.ts";
import { describeOutcome } from "./outcomes.ts";
import type { Program } from "./program.ts";
import type { TraceColumns } from "./results.ts";
import { caseKey } from "./stream.ts";
import { addTicks, toSeconds } from "./ticks.ts";

/** Most events of a trace, shared evenly by the starts: what a start traces ends before the case that would exceed its part. */
export const mostEvents = 200_000;

/**
 * Traces the first `count` cases of every start from the case `first[start]` on: the same cases that a walk counts. The clock begins when the
 * first of them may arrive.
 */
export function trace(
  model: Model,
  program: Program,
  first: readonly number[],
  count: number,
  seed: number,
  limit: number,
): TraceColumns {
  const log = new EventLog();
  for (const [start, { arrival, word }] of program.starts.entries()) {
    const room = Math.floor((mostEvents * (start + 1)) / program.starts.length);
    const journal = new EventJournal(program, start, limit, log, room);
    const arrivals = arrivalTimes(arrival, seed, word, first[start]!, count);
    for (let turn = 0; turn < count; turn++) {
      const number = first[start]! + turn;
      if (!journal.follow(caseKey(seed, word, number), number, arrivals[turn]!)) break;
    }
  }
  return columns(model, program, log, log.sorted());
}

/** Notes the events of one start's cases, whole cases only. */
class EventJournal implements Journal {
  private readonly walk: CaseWalk;
  private readonly start: number;
  private readonly log: EventLog;
  private readonly room: number;
  private number = 0;
  private clock = 0;

  constructor(program: Program, start: number, limit: number, log: EventLog, room: number) {
    this.walk = new CaseWalk(program, start, limit, this);
    this.start = start;
    this.log = log;
    this.room = room;
  }

  /** Notes one case; false, with nothing noted, if there is no room for it. */
  follow(key: Int32Array, number: number, arrival: number): boolean {
    const before = this.log.size;
    this.number = number;
    this.clock = arrival;
    this.walk.walk(key, number);
    if (this.log.size <= this.room) return true;
    this.log.size = before;
    return false;
  }

  moved(token: number, left: number, arrived: number, from: number, edge: number, to: number): void {
    this.note(token, left, arrived, from, edge, to, -1);
  }

  ended(token: number, time: number, place: number, outcome: number): void {
    this.note(token, time, time, place, -1, -1, outcome);
  }

  private note(
    token: number,
    time: number,
    arrival: number,
    from: number,
    edge: number,
    to: number,
    outcome: number,
  ): void {
    if (this.log.size > this.room) return;
    const { clock, number, start } = this;
    this.log.add(addTicks(clock, time), addTicks(clock, arrival), number, start, token, from, edge, to, outcome);
  }
}

/** Events of a log, in that order, with names instead of indices. */
export function columns(
  model: Model,
  { nodes, edges, starts }: Program,
  log: EventLog,
  order: readonly number[],
): TraceColumns {
  const number = (column: number): readonly number[] =>
    order.map((event) => log.numbers[event * eventNumbers + column]!);
  const word = (column: number): readonly number[] => order.map((event) => log.words[event * eventWords + column]!);
  const id = (ids: readonly string[], index: number): string | null => (index < 0 ? null : ids[index]!);
  return {
    time: number(0).map(toSeconds),
    arrival: number(1).map(toSeconds),
    start: word(0).map((start) => nodes.id[starts[start]!.node]!),
    case: number(2),
    token: word(1),
    from: word(2).map((node) => id(nodes.id, node)),
    edge: word(3).map((edge) => id(edges.id, edge)),
    to: word(4).map((node) => id(nodes.id, node)),
    outcome: word(5).map((code) => (code < 0 ? null : describeOutcome(model, code).id)),
  };
}
