import { Calendar } from "./calendar.ts";
import { nodeAndEdgeCounts } from "./chain-counts.ts";
import { serve, travel } from "./chain-walk.ts";
import { choose, ENDS, SPENT } from "./choose.ts";
import { Crew } from "./crew.ts";
import { Lines } from "./lines.ts";
import { codeCount, edgeCode, endCode, limitCode, spentCode, stuckCode } from "./outcomes.ts";
import type { Program, ProgramStart } from "./program.ts";
import { endStream, openStream } from "./stream.ts";
import { addTicks } from "./ticks.ts";
import { isClosed, pass, tokenWords } from "./token.ts";
import { addDrawn, sumLimbs } from "./wide.ts";

/** Hears what the tokens of a case do; times in ticks since the case's arrival. */
export interface Journal {
  /** A token arrived at `to`, having left `from` by `edge`; both -1 where the case begins. */
  moved(token: number, left: number, arrived: number, from: number, edge: number, to: number): void;
  /** A token ended at `place`, with an outcome or, consumed by a join or a split, with -1. */
  ended(token: number, time: number, place: number, outcome: number): void;
  /**
   * A token visited a node from `begun` to `done` and leaves it by an edge, or, below 0, as `choose` says; `before` are its words as they stood before
   * that.
   */
  left?(token: number, node: number, begun: number, done: number, edge: number, before: Int32Array): void;
}

/** Words that the tokens of one case may take together. */
const roomWords = 1 << 22;
/** Tokens of one case for which there is room in any case. */
const leastRoom = 1000;

/**
 * Walks whole cases, token by token and node by node, with a calendar for each case: whatever there is of splits and joins, untimed or timed. Counts
 * add up over the cases that it walked.
 */
export class CaseWalk {
  readonly counts;
  readonly service: Float64Array;
  readonly waiting: Float64Array = new Float64Array(sumLimbs);
  arrivals = 0;
  /** Of the last case: its steps (S8), its sojourn time in ticks, and its tokens' outcomes, each once (O1). */
  steps = 0;
  time = 0;
  readonly outcomes: number[] = [];

  private readonly program: Program;
  private readonly start: ProgramStart;
  private readonly limit: number;
  private readonly journal: Journal | null;
  private readonly calendar = new Calendar();
  private readonly crew: Crew;
  private readonly lines: Lines;
  private readonly room: number;
  /** The last case that visited a node, used an edge, had an outcome; counted from 1. */
  private readonly visited: Int32Array;
  private readonly passed: Int32Array;
  private readonly had: Int32Array;
  private stamp = 0;

  constructor(program: Program, start: number, limit: number, journal: Journal | null = null) {
    const words = tokenWords(program);
    this.program = program;
    this.start = program.starts[start]!;
    this.limit = limit;
    this.journal = journal;
    this.counts = nodeAndEdgeCounts(program);
    this.service = new Float64Array(program.nodes.count * sumLimbs);
    this.crew = new Crew(words);
    this.lines = new Lines(program, this.crew);
    this.room = Math.min(limit, Math.max(leastRoom, Math.floor(roomWords / words)));
    this.visited = new Int32Array(program.nodes.count);
    this.passed = new Int32Array(program.edges.count);
    this.had = new Int32Array(codeCount(program));
  }

  /** Walks one case to its end: the case `number` of `key`. */
  walk(key: Int32Array, number: number): void {
    const { crew, calendar, lines } = this;
    this.stamp++;
    this.steps = 0;
    this.time = 0;
    this.outcomes.length = 0;
    calendar.clear();
    lines.clear();
    const first = crew.begin(this.start.node);
    openStream(crew.state, crew.at(first), key, number);
    this.send(first, 0);
    while (calendar.size > 0) {
      const time = calendar.time;
      if (this.arrive(calendar.pop(), time)) continue;
      this.endLimited(time);
      return;
    }
    this.endStuck();
  }

  /** A token arrives where it is due; false if that would be a step too many (S8). */
  private arrive(token: number, time: number): boolean {
    const { nodes, edges } = this.program;
    const { crew, start } = this;
    const edge = crew.edge[token]!;
    const node = edge < 0 ? start.node : edges.to[edge]!;
    const joins = nodes.joins[node]! > 0 && edge >= 0 && edges.implicit[edge] === 0;
    if (!joins && this.steps === this.limit) return false;
    this.arrivals++;
    this.journal?.moved(crew.number[token]!, crew.left[token]!, time, edge < 0 ? -1 : crew.place[token]!, edge, node);
    crew.place[token] = node;
    if (edge >= 0) this.countPass(edge);
    if (node === start.merge) crew.last[token] = edge;
    if (!joins) return this.visit(token, node, time);
    if (!this.lines.add(token)) {
      this.time = Math.max(this.time, time);
      return true;
    }
    return this.steps < this.limit && this.visit(this.fire(node, time), node, time);
  }

  /** A join fires: takes one token of each line and keeps the one on the first-declared edge, with its counters and its stream (S5). */
  private fire(node: number, time: number): number {
    const { crew, lines } = this;
    const { at, items } = this.program.nodes.incoming;
    const keeper = lines.take(items[at[node]!]!);
    addDrawn(this.waiting, 0, time - crew.due[keeper]!);
    for (let i = at[node]! + 1; i < at[node + 1]!; i++) {
      const token = lines.take(items[i]!);
      addDrawn(this.waiting, 0, time - crew.due[token]!);
      this.end(token, time, -1);
    }
    return keeper;
  }

  /** A token visits a node and leaves it; false if the case then has more tokens than there is room for. */
  private visit(token: number, node: number, time: number): boolean {
    const { program, crew } = this;
    this.steps++;
    this.countVisit(node);
    const before = this.journal?.left === undefined ? null : crew.state.slice(crew.at(token), crew.at(token + 1));
    const done = addTicks(time, serve(program, crew.state, crew.at(token), node, this.service));
    const edge = choose(program, crew.state, crew.at(token), node);
    if (before !== null) this.journal!.left!(crew.number[token]!, node, time, done, edge, before);
    if (edge >= 0) this.depart(token, edge, done);
    else if (edge === ENDS) this.end(token, done, this.endOutcome(token, node));
    else if (edge === SPENT) this.end(token, done, spentCode(program, node));
    else return this.split(token, node, done);
    return true;
  }

  private split(parent: number, node: number, time: number): boolean {
    const { program, crew } = this;
    const { at, items } = program.nodes.outgoing;
    if (crew.alive - 1 + at[node + 1]! - at[node]! > this.room) return false;
    endStream(crew.state, crew.at(parent));
    for (let i = at[node]!; i < at[node + 1]!; i++) {
      const edge = items[i]!;
      const child = crew.fork(parent, program.edges.word[edge]!);
      if (isClosed(program, crew.state, crew.at(child), edge)) this.end(child, time, spentCode(program, node));
      else this.depart(child, edge, time);
    }
    this.end(parent, time, -1);
    return true;
  }

  private depart(token: number, edge: number, time: number): void {
    const { program, crew } = this;
    pass(program.edges, crew.state, crew.at(token), edge);
    crew.edge[token] = edge;
    crew.left[token] = time;
    this.send(token, addTicks(time, travel(program, crew.state, crew.at(token), edge)));
  }

  private send(token: number, due: number): void {
    this.crew.due[token] = due;
    this.calendar.push(due, token);
  }

  private endOutcome(token: number, node: number): number {
    const last = this.crew.last[token]!;
    return last < 0 ? endCode(node) : edgeCode(this.program, last);
  }

  private end(token: number, time: number, outcome: number): void {
    const { crew } = this;
    this.time = Math.max(this.time, time);
    this.journal?.ended(crew.number[token]!, time, crew.place[token]!, outcome);
    if (outcome >= 0 && this.had[outcome] !== this.stamp) {
      this.had[outcome] = this.stamp;
      this.outcomes.push(outcome);
    }
    crew.remove(token);
  }

  /** Nothing moves any more: what is left waits at joins that will never fire (O1). */
  private endStuck(): void {
    const { crew, time } = this;
    for (let token = 0; token < crew.used; token++) {
      if (crew.number[token] === -1) continue;
      addDrawn(this.waiting, 0, time - crew.due[token]!);
      this.end(token, time, stuckCode(this.program, crew.place[token]!));
    }
  }

  /** The case meets the limit: whatever is left of it ends where it was last (S8). */
  private endLimited(time: number): void {
    const { crew } = this;
    for (let token = 0; token < crew.used; token++) {
      if (crew.number[token] !== -1) this.end(token, Math.max(this.time, time), limitCode(this.program));
    }
  }

  private countVisit(node: number): void {
    const { visits, reached } = this.counts;
    visits[node] = visits[node]! + 1;
    if (this.visited[node] === this.stamp) return;
    this.visited[node] = this.stamp;
    reached[node] = reached[node]! + 1;
  }

  private countPass(edge: number): void {
    const { passes, used } = this.counts;
    passes[edge] = passes[edge]! + 1;
    if (this.passed[edge] === this.stamp) return;
    this.passed[edge] = this.stamp;
    used[edge] = used[edge]! + 1;
  }
}
