import { grown } from "./grow.ts";
import { deriveStream, streamWords } from "./stream.ts";

/**
 * The tokens of one case, in slots that are used again. What a token inherits lies in `state` (token.ts), the rest beside it. Arrays may be replaced when
 * a token is added: read them anew afterwards.
 */
export class Crew {
  state: Int32Array;
  /** The edge by which it goes or came, -1 for the token that begins the case. */
  edge: Int32Array;
  /** The node that it was at last. */
  place: Int32Array;
  /** The edge by which it came into the last merge (O2), -1 for none. */
  last: Int32Array;
  /** Its number in the case, -1 for a free slot. */
  number: Int32Array;
  /** The token behind it in a line (lines.ts). */
  behind: Int32Array;
  /** When it left `place`, and when it arrives or arrived behind its edge. */
  left: Float64Array;
  due: Float64Array;
  alive = 0;
  /** Slots that were in use at some time in this case. */
  used = 0;
  private readonly words: number;
  private free: number[] = [];
  private born = 0;

  constructor(words: number) {
    this.words = words;
    this.state = new Int32Array(words * 4);
    this.edge = new Int32Array(4);
    this.place = new Int32Array(4);
    this.last = new Int32Array(4);
    this.number = new Int32Array(4);
    this.behind = new Int32Array(4);
    this.left = new Float64Array(4);
    this.due = new Float64Array(4);
  }

  /** Where the words of a slot's token begin in `state`. */
  at(slot: number): number {
    return slot * this.words;
  }

  /** Forgets the tokens of the last case and adds the one that begins the next; its counters and counts are 0, its stream is still to be opened. */
  begin(node: number): number {
    this.alive = 0;
    this.used = 0;
    this.born = 0;
    this.free.length = 0;
    const slot = this.add();
    for (let i = streamWords; i < this.words; i++) this.state[this.at(slot) + i] = 0;
    this.edge[slot] = -1;
    this.place[slot] = node;
    this.last[slot] = -1;
    this.left[slot] = 0;
    return slot;
  }

  /**
   * Adds the child that a token sends down an edge: it inherits all but the stream, which follows from the parent's, ended, and the edge's `word`
   * (S7).
   */
  fork(parent: number, word: number): number {
    const slot = this.add();
    const { state } = this;
    const to = this.at(slot);
    const from = this.at(parent);
    for (let i = streamWords; i < this.words; i++) state[to + i] = state[from + i]!;
    deriveStream(state, from, to, word);
    this.place[slot] = this.place[parent]!;
    this.last[slot] = this.last[parent]!;
    return slot;
  }

  remove(slot: number): void {
    this.number[slot] = -1;
    this.free.push(slot);
    this.alive--;
  }

  private add(): number {
    const slot = this.free.pop() ?? this.used++;
    if (slot === this.number.length) this.grow();
    this.number[slot] = this.born++;
    this.alive++;
    return slot;
  }

  private grow(): void {
    const slots = 2 * this.number.length;
    this.state = longer(this.state, slots * this.words);
    this.edge = longer(this.edge, slots);
    this.place = longer(this.place, slots);
    this.last = longer(this.last, slots);
    this.number = longer(this.number, slots);
    this.behind = longer(this.behind, slots);
    this.left = grown(this.left, slots);
    this.due = grown(this.due, slots);
  }
}

function longer(array: Int32Array, length: number): Int32Array {
  const copy = new Int32Array(length);
  copy.set(array);
  return copy;
}
