import type { Program } from "../program.ts";
import { addDrawn, sumLimbs } from "../wide.ts";
import type { OpenCases } from "./cases.ts";
import type { Crowd } from "./crowd.ts";
import type { Ledger } from "./ledger.ts";
import type { TimedJournal } from "./timed-journal.ts";

/** Notes what tokens do: in the ledgers of their starts where their case counts, in the journal where it is traced. */
export class TokenNotes {
  /** Arrivals of tokens at nodes, of all cases: the measure of a run's work. */
  work = 0;
  private readonly crowd: Crowd;
  private readonly cases: OpenCases;
  private readonly ledgers: readonly Ledger[];
  private readonly journal: TimedJournal | null;
  /** Where the service times go of cases that do not count. */
  private readonly unread: Float64Array;

  constructor(
    program: Program,
    crowd: Crowd,
    cases: OpenCases,
    ledgers: readonly Ledger[],
    journal: TimedJournal | null,
  ) {
    this.crowd = crowd;
    this.cases = cases;
    this.ledgers = ledgers;
    this.journal = journal;
    this.unread = new Float64Array(program.nodes.count * sumLimbs);
  }

  /** Where the service times of a case go. */
  serviceOf(file: number, start: number): Float64Array {
    return this.cases.counted[file] === 1 ? this.ledgers[start]!.service : this.unread;
  }

  /** A token has arrived at a node by an edge that it left at `left`, -1 where the case begins. */
  arrival(
    token: number,
    file: number,
    from: number,
    edge: number,
    node: number,
    left: number,
    time: number,
    merge: number,
  ): void {
    const { crowd, cases } = this;
    this.work++;
    if (cases.traced[file] === 1) {
      const begun = crowd.begun[token]!;
      const number = cases.number[file]!;
      this.journal!.moved(
        cases.start[file]!,
        number,
        crowd.number[token]!,
        begun,
        edge < 0 ? time : left,
        time,
        from,
        edge,
        node,
      );
    }
    crowd.place[token] = node;
    crowd.begun[token] = -1;
    if (node === merge) crowd.last[token] = edge;
    if (cases.counted[file] === 0) return;
    const ledger = this.ledgers[cases.start[file]!]!;
    ledger.arrivals++;
    if (edge < 0) return;
    const { passes, used } = ledger.counts;
    passes[edge] = passes[edge]! + 1;
    if (cases.marksEdge(file, edge)) used[edge] = used[edge]! + 1;
  }

  /** A node is visited. */
  visit(file: number, node: number): void {
    const { cases } = this;
    cases.steps[file] = cases.steps[file]! + 1;
    if (cases.counted[file] === 0) return;
    const { visits, reached } = this.ledgers[cases.start[file]!]!.counts;
    visits[node] = visits[node]! + 1;
    if (cases.marksNode(file, node)) reached[node] = reached[node]! + 1;
  }

  /** A token has waited. */
  waiting(file: number, ticks: number): void {
    if (this.cases.counted[file] === 1) addDrawn(this.ledgers[this.cases.start[file]!]!.waiting, 0, ticks);
  }
}
