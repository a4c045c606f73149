import { serve, travel } from "../chain-walk.ts";
import { choose, ENDS, SPENT } from "../choose.ts";
import { limitCode, spentCode, turnedAwayCode } from "../outcomes.ts";
import type { Program } from "../program.ts";
import { endStream, openStream } from "../stream.ts";
import { addTicks } from "../ticks.ts";
import { isClosed, pass, tokenWords } from "../token.ts";
import type { EventCalendar } from "./calendar.ts";
import { OpenCases } from "./cases.ts";
import { Crowd, GONE, HELD, HERE, MOVING, SERVED } from "./crowd.ts";
import { Endings } from "./endings.ts";
import { JoinLines } from "./joins.ts";
import { ENTERED, Lanes, TURNED_AWAY } from "./lanes.ts";
import type { Ledger } from "./ledger.ts";
import type { TimedJournal } from "./timed-journal.ts";
import { TokenNotes } from "./token-notes.ts";

/** Tokens that one case may have at the same time, as in `CaseWalk`. */
const roomWords = 1 << 22;
const leastRoom = 1000;

/**
 * Moves the tokens of all open cases of a run, from event to event (T1, T4). It does with each token what a walk without time does (S7).
 *
 * A case that never has more than one token goes all the way to its next lane at once: nothing can come between. Tokens of other cases take an event
 * for each visit, in the order in which `CaseWalk` takes them; what follows from a visit is settled when its service begins, and the unit of the
 * lane is given back by an event of its own, even if the case has met its limit by then.
 */
export class Tokens {
  readonly crowd: Crowd;
  readonly cases: OpenCases;
  readonly lanes: Lanes;
  readonly endings: Endings;

  private readonly program: Program;
  private readonly limit: number;
  private readonly calendar: EventCalendar;
  private readonly ledgers: readonly Ledger[];
  private readonly joins: JoinLines;
  private readonly room: number;
  private readonly single: readonly boolean[];
  private readonly notes: TokenNotes;

  constructor(
    program: Program,
    limit: number,
    calendar: EventCalendar,
    ledgers: readonly Ledger[],
    journal: TimedJournal | null,
    single: readonly boolean[] = program.starts.map((start) => start.single),
  ) {
    const words = tokenWords(program);
    this.program = program;
    this.limit = limit;
    this.calendar = calendar;
    this.ledgers = ledgers;
    this.crowd = new Crowd(words);
    this.cases = new OpenCases(program);
    this.lanes = new Lanes(program, this.crowd);
    this.joins = new JoinLines(program, this.crowd);
    this.room = Math.min(limit, Math.max(leastRoom, Math.floor(roomWords / words)));
    this.single = single;
    this.notes = new TokenNotes(program, this.crowd, this.cases, ledgers, journal);
    this.endings = new Endings(program, this.crowd, this.cases, this.lanes, ledgers, journal, this.notes);
  }

  /** Arrivals of tokens at nodes, of all cases: the measure of a run's work. */
  get work(): number {
    return this.notes.work;
  }

  /** A case arrives: the case `number` of `key` at one of the starts. */
  begin(start: number, key: Int32Array, number: number, time: number, counted: boolean, traced: boolean): void {
    const { crowd, cases } = this;
    const file = cases.add(start, number, time, counted, traced);
    const token = crowd.begin(file, this.program.starts[start]!.node, time);
    cases.first[file] = token;
    openStream(crowd.state, crowd.at(token), key, number);
    this.ledgers[start]!.arrived++;
    if (counted) this.endings.countedOpen++;
    if (this.single[start]) {
      this.follow(token, -1, time, time);
      return;
    }
    this.joins.clear(file);
    crowd.since[token] = time;
    this.arrive(token, time);
  }

  /** The event of a token is due. */
  resume(token: number, time: number): void {
    const { crowd, cases } = this;
    const phase = crowd.phase[token]!;
    crowd.phase[token] = HERE;
    if (phase === GONE) {
      crowd.remove(token);
    } else if (phase === SERVED) {
      const node = crowd.place[token]!;
      this.giveBack(this.lanes.laneOf[node]!, time);
      this.goOn(token, node, time, time);
    } else if (this.single[cases.start[crowd.file[token]!]!]) {
      this.ask(token, crowd.place[token]!, time);
    } else {
      this.arrive(token, time);
    }
  }

  /** A unit of a lane is free: it goes to the first in line. */
  giveBack(lane: number, time: number): void {
    for (;;) {
      const token = this.lanes.call(lane, time);
      if (token < 0) break;
      this.crowd.phase[token] = HERE;
      if (this.visit(token, this.crowd.place[token]!, lane, time)) return;
    }
    this.lanes.leave(lane, time);
  }

  /** Moves the only token of a case along `edge` (-1 where the case begins), which it takes at `left`, and on to where it needs a lane or ends. */
  private follow(token: number, edge: number, left: number, now: number): void {
    const { program, crowd, cases } = this;
    const { edges, starts } = program;
    const { state } = crowd;
    const at = crowd.at(token);
    const file = crowd.file[token]!;
    const start = cases.start[file]!;
    const merge = starts[start]!.merge;
    const service = this.notes.serviceOf(file, start);
    let time = left;
    for (;;) {
      const from = edge < 0 ? -1 : crowd.place[token]!;
      const departed = time;
      let node = crowd.place[token]!;
      if (edge >= 0) {
        pass(edges, state, at, edge);
        time = addTicks(time, travel(program, state, at, edge));
        node = edges.to[edge]!;
      }
      if (cases.steps[file] === this.limit) {
        if (time > departed) crowd.begun[token] = -1;
        this.endings.end(token, time, limitCode(program));
        return;
      }
      this.notes.arrival(token, file, from, edge, node, departed, time, merge);
      if (this.lanes.laneOf[node]! >= 0) {
        crowd.since[token] = time;
        if (time === now) {
          this.ask(token, node, time);
        } else {
          crowd.phase[token] = MOVING;
          this.calendar.push(time, token);
        }
        return;
      }
      crowd.begun[token] = time;
      this.notes.visit(file, node);
      time = addTicks(time, serve(program, state, at, node, service));
      edge = choose(program, state, at, node);
      if (edge < 0) {
        this.endings.end(token, time, edge === ENDS ? this.endings.endOutcome(token, node) : spentCode(program, node));
        return;
      }
    }
  }

  /** The only token of a case leaves a node. */
  private goOn(token: number, node: number, left: number, now: number): void {
    const { program, crowd } = this;
    const edge = choose(program, crowd.state, crowd.at(token), node);
    if (edge >= 0) this.follow(token, edge, left, now);
    else this.endings.end(token, left, edge === ENDS ? this.endings.endOutcome(token, node) : spentCode(program, node));
  }

  /** A token of a case that may have several arrives where it is due. */
  private arrive(token: number, time: number): void {
    const { program, crowd, cases } = this;
    const { nodes, edges, starts } = program;
    const file = crowd.file[token]!;
    const { node: begin, merge } = starts[cases.start[file]!]!;
    const edge = crowd.edge[token]!;
    const node = edge < 0 ? begin : edges.to[edge]!;
    const joins = nodes.joins[node]! > 0 && edge >= 0 && edges.implicit[edge] === 0;
    if (!joins && cases.steps[file] === this.limit) {
      this.endings.cut(file, time);
      return;
    }
    const from = edge < 0 ? -1 : crowd.place[token]!;
    this.notes.arrival(token, file, from, edge, node, crowd.left[token]!, time, merge);
    if (!joins) {
      this.ask(token, node, time);
      return;
    }
    crowd.phase[token] = HELD;
    cases.held[file] = cases.held[file]! + 1;
    if (!this.joins.add(file, token)) {
      cases.ended[file] = Math.max(cases.ended[file]!, time);
      if (cases.held[file] === cases.alive[file]) this.endings.endStuck(file);
    } else if (cases.steps[file] === this.limit) {
      this.endings.cut(file, time);
    } else {
      this.ask(this.fire(file, node, time), node, time);
    }
  }

  /** A join fires: takes one token of each line and keeps the one on the first-declared edge, with its counters and its stream (S5). */
  private fire(file: number, node: number, time: number): number {
    const { crowd, cases, joins } = this;
    const { at, items } = this.program.nodes.incoming;
    cases.held[file] = cases.held[file]! - this.program.nodes.joins[node]!;
    const keeper = joins.take(file, items[at[node]!]!);
    crowd.phase[keeper] = HERE;
    this.notes.waiting(file, time - crowd.since[keeper]!);
    for (let i = at[node]! + 1; i < at[node + 1]!; i++) {
      const token = joins.take(file, items[i]!);
      crowd.phase[token] = HERE;
      this.notes.waiting(file, time - crowd.since[token]!);
      this.endings.end(token, time, -1);
    }
    crowd.since[keeper] = time;
    return keeper;
  }

  /** A token asks to be served at a node. */
  private ask(token: number, node: number, time: number): void {
    const lane = this.lanes.laneOf[node]!;
    if (lane < 0) {
      this.visit(token, node, lane, time);
      return;
    }
    const answer = this.lanes.enter(lane, token, time);
    if (answer === ENTERED) {
      if (!this.visit(token, node, lane, time)) this.lanes.leave(lane, time);
    } else if (answer === TURNED_AWAY) {
      const ledger = this.ledgers[this.cases.start[this.crowd.file[token]!]!]!;
      const outcome = turnedAwayCode(this.program, lane);
      if (!this.cases.outcomes[this.crowd.file[token]!]!.some((other) => this.isTurnedAway(other))) ledger.turnedAway++;
      this.endings.end(token, time, outcome);
    }
  }

  /** The service of a token begins; false if its case meets the limit instead (S8). */
  private visit(token: number, node: number, lane: number, time: number): boolean {
    const { program, crowd, cases } = this;
    const file = crowd.file[token]!;
    if (cases.steps[file] === this.limit) {
      this.endings.cut(file, time);
      return false;
    }
    const start = cases.start[file]!;
    const at = crowd.at(token);
    crowd.begun[token] = time;
    this.notes.visit(file, node);
    const done = addTicks(time, serve(program, crowd.state, at, node, this.notes.serviceOf(file, start)));
    if (lane >= 0) {
      const since = crowd.since[token]!;
      this.lanes.serve(node, since, time);
      if (time > since) this.notes.waiting(file, time - since);
      if (this.single[start]) {
        crowd.phase[token] = SERVED;
        this.calendar.push(done, token);
        return true;
      }
      this.calendar.push(done, ~(program.starts.length + lane));
    }
    const edge = choose(program, crowd.state, at, node);
    if (edge >= 0) this.depart(token, edge, done);
    else if (edge === ENDS) this.endings.end(token, done, this.endings.endOutcome(token, node));
    else if (edge === SPENT) this.endings.end(token, done, spentCode(program, node));
    else this.split(token, node, done, time);
    return true;
  }

  private split(parent: number, node: number, time: number, now: number): void {
    const { program, crowd, cases } = this;
    const { at, items } = program.nodes.outgoing;
    const file = crowd.file[parent]!;
    if (cases.alive[file]! - 1 + at[node + 1]! - at[node]! > this.room) {
      this.endings.cut(file, now);
      return;
    }
    endStream(crowd.state, crowd.at(parent));
    for (let i = at[node]!; i < at[node + 1]!; i++) {
      const edge = items[i]!;
      const child = crowd.fork(parent, program.edges.word[edge]!, cases.born[file]!);
      cases.born[file] = cases.born[file]! + 1;
      cases.alive[file] = cases.alive[file]! + 1;
      cases.link(file, child, crowd);
      if (isClosed(program, crowd.state, crowd.at(child), edge))
        this.endings.end(child, time, spentCode(program, node));
      else this.depart(child, edge, time);
    }
    this.endings.end(parent, time, -1);
  }

  private depart(token: number, edge: number, time: number): void {
    const { program, crowd } = this;
    const at = crowd.at(token);
    pass(program.edges, crowd.state, at, edge);
    const due = addTicks(time, travel(program, crowd.state, at, edge));
    crowd.edge[token] = edge;
    crowd.left[token] = time;
    crowd.since[token] = due;
    crowd.phase[token] = MOVING;
    this.calendar.push(due, token);
  }

  private isTurnedAway(outcome: number): boolean {
    return outcome >= turnedAwayCode(this.program, 0) && outcome < limitCode(this.program);
  }
}
