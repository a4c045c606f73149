import { edgesInto, passChain } from "../chain-walk.ts";
import { ENDS, SPENT } from "../choose.ts";
import { edgeCode, endCode, spentCode } from "../outcomes.ts";
import { COUNTER, DRAWS, END, ENTERS, ODDS, type Program, RAISES, STEP } from "../program.ts";
import { threshold } from "../thresholds.ts";
import { addTicks } from "../ticks.ts";
import { countersAt, isClosed, tokenWords } from "../token.ts";
import { liveWords } from "./live.ts";

/** What a token does from one draw to the next, or to its end. */
export interface Stretch {
  /** Slots of the chains that it passes, in order (program.ts). */
  readonly slots: readonly number[];
  /** Nodes that it visits, and the time that takes in ticks. */
  readonly length: number;
  readonly ticks: number;
  /** The state that draws next; or, negative, `LOST` or the complement of the code of an outcome (outcomes.ts). */
  readonly next: number;
}

/** One of the ways that a draw may decide: taken if it is the first whose threshold is not below the draw (thresholds.ts). */
export interface Way extends Stretch {
  readonly whole: number;
  readonly fraction: number;
}

/** `next` of a stretch that is not told: its times are drawn, or it goes on without a draw for too long. */
export const LOST = -0x80000000;

/** Chains of a stretch that are followed. */
const mostChains = 4096;

/** Stages of leaving a node: whether its implicit repeat is taken (L6), and which edge is. */
const REPEAT = 0;
const CHOICE = 1;
const NONE = -3;

/** A state: a token that is about to draw, with all that its later choices depend on. */
interface State {
  readonly node: number;
  readonly stage: number;
  /** The row of odds that holds (S9). */
  readonly row: number;
  /** The token's words; those that are not live are 0. */
  readonly words: Int32Array;
  /** The edge by which it came into the last merge (O2), -1 for none. */
  readonly last: number;
}

/**
 * The cases of a start that has a single token, with loop counters and counts of visits unfolded into states: what is left to happen is a draw in one
 * state, and then a stretch that follows of itself. States are found as they are asked for.
 */
export class States {
  /** What a case does before its first draw. */
  readonly opening: Stretch;
  private readonly program: Program;
  private readonly live: readonly (readonly number[])[];
  private readonly into: Int32Array;
  private readonly owner = new Map<number, number>();
  private readonly states: State[] = [];
  private readonly known = new Map<string, number>();
  private readonly found: (readonly Way[] | undefined)[] = [];

  constructor(program: Program, start: number) {
    const { nodes, choices, starts } = program;
    this.program = program;
    this.live = liveWords(program);
    this.into = edgesInto(program, starts[start]!.merge);
    for (let node = 0; node < nodes.count; node++) {
      if (nodes.passing[node] === ODDS) this.owner.set(choices.at[node]!, node);
    }
    this.opening = this.follow(new Int32Array(tokenWords(program)), starts[start]!.record, -1);
  }

  /** How many are known so far. */
  get count(): number {
    return this.states.length;
  }

  /** The ways out of a state, in order; the last one is certain. */
  ways(index: number): readonly Way[] {
    const ways = this.found[index] ?? this.expand(this.states[index]!);
    this.found[index] = ways;
    return ways;
  }

  private expand(state: State): readonly Way[] {
    const { choices } = this.program;
    const { node, stage, row } = state;
    if (stage === CHOICE) return this.expandChoice(state);
    const at = choices.repeatAt[node]! + 8 * row;
    const repeat = choices.recordOf[choices.records[at + 3]!]!;
    const words = state.words.slice();
    return [
      { ...this.cut(at), ...this.follow(state.words.slice(), repeat, state.last) },
      { ...this.cut(at + 4), ...this.goOn(words, node, row, state.last) },
    ];
  }

  private cut(record: number): { whole: number; fraction: number } {
    const { records, fraction } = this.program.choices;
    return { whole: records[record]!, fraction: fraction[record >> 2]! };
  }

  /** What is left of a visit whose implicit repeat is not taken. */
  private goOn(words: Int32Array, node: number, row: number, last: number): Stretch {
    const edge = this.decide(words, node);
    if (edge >= 0) return this.follow(words, this.program.choices.recordOf[edge]!, last);
    const next = edge === NONE ? this.find(node, CHOICE, row, words, last) : ~this.outcome(edge, node, last);
    return { slots: [], length: 0, ticks: 0, next };
  }

  /** The edges of a row, or those of them that are open, at their odds among these (L5). */
  private expandChoice({ node, row, words, last }: State): readonly Way[] {
    const { records, odds } = this.program.choices;
    const { first, size } = this.rowOf(words, node);
    const from = first + 4 * size * row;
    const all = Array.from({ length: size }, (_, i) => from + 4 * i);
    const go = (record: number): Stretch =>
      this.follow(words.slice(), this.program.choices.recordOf[records[record + 3]!]!, last);
    const isOpen = (record: number): boolean => !isClosed(this.program, words, 0, records[record + 3]!);
    const open = all.filter(isOpen);
    if (open.length === size) {
      const certain = all.findIndex((record) => records[record] === 0x7fffffff && this.cut(record).fraction === 1);
      return all.slice(0, certain + 1).map((record) => ({ ...this.cut(record), ...go(record) }));
    }
    const total = open.reduce((sum, record) => (odds[record >> 2]! > 0 ? sum + odds[record >> 2]! : sum), 0);
    const end = open.findLastIndex((record) => odds[record >> 2]! > 0);
    if (end < 0) {
      const next = ~this.outcome(SPENT, node, last);
      return [{ whole: 0x7fffffff, fraction: 1, slots: [], length: 0, ticks: 0, next }];
    }
    let upTo = 0;
    return open.slice(0, end + 1).map((record, i) => {
      upTo += odds[record >> 2]!;
      const cut = i === end ? { whole: 0x7fffffff, fraction: 1 } : threshold(upTo / total, (total - upTo) / total);
      return { ...cut, ...go(record) };
    });
  }

  /** Goes along chains from a record on, up to the next draw. The words are the walk's own. */
  private follow(words: Int32Array, from: number, before: number): Stretch {
    const { choices, chains } = this.program;
    const slots: number[] = [];
    let record = from;
    let last = before;
    let length = 0;
    let ticks = 0;
    const stretch = (next: number): Stretch => ({ slots, length, ticks, next });
    while (slots.length < mostChains) {
      const slot = choices.records[record + 3]!;
      slots.push(slot);
      length += choices.records[record + 2]!;
      ticks = addTicks(ticks, chains.ticks[slot]!);
      if (this.into[slot]! >= 0) last = this.into[slot]!;
      if ((chains.flags[slot]! & DRAWS) !== 0) return stretch(LOST);
      if ((chains.flags[slot]! & (RAISES | ENTERS)) !== 0) passChain(this.program, words, slot);
      const next = choices.records[record + 1]!;
      const node = next >= 0 ? this.owner.get(next)! : ~next;
      const row = this.visit(words, node);
      const repeat = this.program.nodes.repeat[node]!;
      let edge = repeat;
      if (repeat < 0 || isClosed(this.program, words, 0, repeat)) edge = this.decide(words, node);
      else if (!this.isForced(repeat)) return stretch(this.find(node, REPEAT, row, words, last));
      if (edge === NONE) return stretch(this.find(node, CHOICE, row, words, last));
      if (edge < 0) return stretch(~this.outcome(edge, node, last));
      record = choices.recordOf[edge]!;
    }
    return stretch(LOST);
  }

  /** Counts a visit up to the last row of odds, beyond which nothing changes, and gives the row that holds for it (S9). */
  private visit(words: Int32Array, node: number): number {
    const { nodes, choices, counters } = this.program;
    const attempt = nodes.attempt[node]!;
    if (attempt < 0) return 0;
    const word = countersAt + counters.count + attempt;
    const row = words[word]!;
    words[word] = Math.min(row + 1, choices.rows[node]! - 1);
    return row;
  }

  /** Whether an implicit repeat that is open is taken in any case (L6). */
  private isForced(repeat: number): boolean {
    const counter = this.program.edges.raises[repeat]!;
    return counter >= 0 && this.program.counters.exactly[counter] === 1;
  }

  /** The edge that a token takes without a draw, ENDS, SPENT, or NONE if a draw decides. */
  private decide(words: Int32Array, node: number): number {
    const { nodes, choices } = this.program;
    if (nodes.passing[node] === END) return ENDS;
    let edge = -1;
    if (nodes.passing[node] === STEP) edge = nodes.outgoing.items[nodes.outgoing.at[node]!]!;
    else {
      const { first, size } = this.rowOf(words, node);
      if (size !== 1) return NONE;
      edge = choices.records[first + 3]!;
    }
    return isClosed(this.program, words, 0, edge) ? SPENT : edge;
  }

  /** Where the rows begin that a token chooses from, and how many records each has (L4). */
  private rowOf(words: Int32Array, node: number): { first: number; size: number } {
    const { nodes, choices, counters } = this.program;
    const counter = nodes.counter[node]!;
    const isSpent = nodes.passing[node] === COUNTER && words[countersAt + counter]! >= counters.bound[counter]!;
    return isSpent
      ? { first: choices.exitsAt[node]!, size: choices.exitsSize[node]! }
      : { first: choices.at[node]!, size: choices.size[node]! };
  }

  private outcome(answer: number, node: number, last: number): number {
    if (answer === SPENT) return spentCode(this.program, node);
    return last < 0 ? endCode(node) : edgeCode(this.program, last);
  }

  /** The state of a token that is about to draw. */
  private find(node: number, stage: number, row: number, words: Int32Array, last: number): number {
    let key = `${node},${stage},${row},${last}`;
    for (const word of this.live[node]!) key += `,${words[word]}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const kept = new Int32Array(words.length);
    for (const word of this.live[node]!) kept[word] = words[word]!;
    this.known.set(key, this.states.length);
    return this.states.push({ node, stage, row, words: kept, last }) - 1;
  }
}
