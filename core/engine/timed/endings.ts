import { edgeCode, endCode, limitCode, stuckCode } from "../outcomes.ts";
import type { Program } from "../program.ts";
import type { OpenCases } from "./cases.ts";
import { type Crowd, GONE, MOVING, WAITING } from "./crowd.ts";
import type { Lanes } from "./lanes.ts";
import type { Ledger } from "./ledger.ts";
import type { TimedJournal } from "./timed-journal.ts";
import type { TokenNotes } from "./token-notes.ts";

/** How tokens and their cases end: at an end node, stuck before a join (O1), or at the limit of steps (S8). */
export class Endings {
  /** Counted cases that have not ended, and the latest end of one that has. */
  countedOpen = 0;
  lastEnd = 0;
  /** Traced cases that have ended. */
  tracedEnded = 0;

  private readonly program: Program;
  private readonly crowd: Crowd;
  private readonly cases: OpenCases;
  private readonly lanes: Lanes;
  private readonly ledgers: readonly Ledger[];
  private readonly journal: TimedJournal | null;
  private readonly notes: TokenNotes;

  constructor(
    program: Program,
    crowd: Crowd,
    cases: OpenCases,
    lanes: Lanes,
    ledgers: readonly Ledger[],
    journal: TimedJournal | null,
    notes: TokenNotes,
  ) {
    this.program = program;
    this.crowd = crowd;
    this.cases = cases;
    this.lanes = lanes;
    this.ledgers = ledgers;
    this.journal = journal;
    this.notes = notes;
  }

  /** A token ends with an outcome, -1 where it only passes into others; its case ends with its last token. */
  end(token: number, time: number, outcome: number): void {
    const { crowd, cases } = this;
    const file = crowd.file[token]!;
    if (time > cases.ended[file]!) cases.ended[file] = time;
    if (cases.traced[file] === 1) {
      const number = cases.number[file]!;
      const begun = crowd.begun[token]!;
      this.journal!.ended(cases.start[file]!, number, crowd.number[token]!, begun, time, crowd.place[token]!, outcome);
    }
    if (outcome >= 0) cases.come(file, outcome);
    cases.unlink(file, token, crowd);
    if (crowd.phase[token] === MOVING) crowd.phase[token] = GONE;
    else crowd.remove(token);
    const alive = cases.alive[file]! - 1;
    cases.alive[file] = alive;
    if (alive === 0) this.close(file);
    else if (alive === cases.held[file]) this.endStuck(file);
  }

  /** Nothing of the case moves any more: what is left waits at joins that will never fire (O1). */
  endStuck(file: number): void {
    const { crowd, cases } = this;
    const time = cases.ended[file]!;
    this.endAll(file, (token) => {
      this.notes.waiting(file, time - crowd.since[token]!);
      this.end(token, time, stuckCode(this.program, crowd.place[token]!));
    });
  }

  /** The case meets the limit: whatever is left of it ends where it was last (S8). */
  cut(file: number, now: number): void {
    const { crowd, cases } = this;
    const time = Math.max(cases.ended[file]!, now);
    this.endAll(file, (token) => {
      if (crowd.phase[token] === WAITING) {
        this.lanes.withdraw(token, this.lanes.laneOf[crowd.place[token]!]!, now);
      }
      if (crowd.left[token]! < time) crowd.begun[token] = -1;
      this.end(token, time, limitCode(this.program));
    });
  }

  private endAll(file: number, end: (token: number) => void): void {
    const { crowd, cases } = this;
    // From here on the case is neither stuck nor moving.
    cases.held[file] = -1;
    let token = cases.first[file]!;
    while (token >= 0) {
      const next = crowd.next[token]!;
      end(token);
      token = next;
    }
  }

  private close(file: number): void {
    const { cases } = this;
    const ledger = this.ledgers[cases.start[file]!]!;
    const ended = cases.ended[file]!;
    ledger.ended++;
    if (cases.traced[file] === 1) this.tracedEnded++;
    if (cases.counted[file] === 1) {
      ledger.add(cases.outcomes[file]!, cases.steps[file]!, ended - cases.arrived[file]!);
      this.countedOpen--;
      if (ended > this.lastEnd) this.lastEnd = ended;
    }
    cases.remove(file);
  }

  /** The outcome of a token that ends at a node. */
  endOutcome(token: number, node: number): number {
    const last = this.crowd.last[token]!;
    return last < 0 ? endCode(node) : edgeCode(this.program, last);
  }
}
