import { grown } from "../grow.ts";
import { deriveStream, streamWords } from "../stream.ts";
import { longer } from "./longer.ts";

/** What a token is doing, in `Crowd.phase`: on its way to `place`, with an event pending. */
export const MOVING = 0;
/** Being moved on at this moment. */
export const HERE = 1;
/** In line for the lane of `place`. */
export const WAITING = 2;
/** Served at `place`, with an event pending. */
export const SERVED = 3;
/** At the join `place`. */
export const HELD = 4;
/** Ended, but its event is still pending. */
export const GONE = 5;

/**
 * The tokens of all open cases, in slots that are used again. What a token inherits lies in `state` (token.ts), the rest beside it. Arrays may be
 * replaced when a token is added: read them anew afterwards.
 */
export class Crowd {
  state: Int32Array;
  /** The slot of its case (cases.ts). */
  file: Int32Array;
  phase: Int32Array;
  /** The edge by which it goes or came, -1 for the token that begins a case. */
  edge: Int32Array;
  /** The node that it was at last, or waits to be served at. */
  place: Int32Array;
  /** The edge by which it came into the last merge (O2), -1 for none. */
  last: Int32Array;
  /** Its number in the case. */
  number: Int32Array;
  /** The token behind it in a line, and the one before it. */
  behind: Int32Array;
  before: Int32Array;
  /** The next and the former token of its case. */
  next: Int32Array;
  former: Int32Array;
  /** When it left the node before, when it came to where it is, and when its service there began, -1 before that. */
  left: Float64Array;
  since: Float64Array;
  begun: Float64Array;
  /** Slots in use. */
  alive = 0;
  private readonly words: number;
  private readonly free: number[] = [];
  private used = 0;

  constructor(words: number) {
    this.words = words;
    this.state = new Int32Array(words * 16);
    this.file = new Int32Array(16);
    this.phase = new Int32Array(16);
    this.edge = new Int32Array(16);
    this.place = new Int32Array(16);
    this.last = new Int32Array(16);
    this.number = new Int32Array(16);
    this.behind = new Int32Array(16);
    this.before = new Int32Array(16);
    this.next = new Int32Array(16);
    this.former = new Int32Array(16);
    this.left = new Float64Array(16);
    this.since = new Float64Array(16);
    this.begun = new Float64Array(16);
  }

  /** Where the words of a slot's token begin in `state`. */
  at(slot: number): number {
    return slot * this.words;
  }

  /** Adds the token that begins a case at a node; its counters and counts are 0, its stream is still to be opened. */
  begin(file: number, node: number, time: number): number {
    const slot = this.add();
    const from = this.at(slot);
    for (let word = from + streamWords; word < from + this.words; word++) this.state[word] = 0;
    this.file[slot] = file;
    this.edge[slot] = -1;
    this.place[slot] = node;
    this.last[slot] = -1;
    this.number[slot] = 0;
    this.left[slot] = time;
    this.begun[slot] = -1;
    this.next[slot] = -1;
    this.former[slot] = -1;
    return slot;
  }

  /**
   * Adds the child that a token sends down an edge: it inherits all but the stream, which follows from the parent's, ended, and the edge's `word`
   * (S7).
   */
  fork(parent: number, word: number, number: number): number {
    const slot = this.add();
    const { state } = this;
    const to = this.at(slot);
    const from = this.at(parent);
    for (let i = streamWords; i < this.words; i++) state[to + i] = state[from + i]!;
    deriveStream(state, from, to, word);
    this.file[slot] = this.file[parent]!;
    this.edge[slot] = this.edge[parent]!;
    this.place[slot] = this.place[parent]!;
    this.last[slot] = this.last[parent]!;
    this.number[slot] = number;
    this.begun[slot] = this.begun[parent]!;
    return slot;
  }

  /** Frees a slot. */
  remove(slot: number): void {
    this.free.push(slot);
    this.alive--;
  }

  private add(): number {
    const slot = this.free.pop() ?? this.used++;
    if (slot === this.file.length) this.grow();
    this.alive++;
    this.phase[slot] = HERE;
    return slot;
  }

  private grow(): void {
    const slots = 2 * this.file.length;
    this.state = longer(this.state, slots * this.words);
    this.file = longer(this.file, slots);
    this.phase = longer(this.phase, slots);
    this.edge = longer(this.edge, slots);
    this.place = longer(this.place, slots);
    this.last = longer(this.last, slots);
    this.number = longer(this.number, slots);
    this.behind = longer(this.behind, slots);
    this.before = longer(this.before, slots);
    this.next = longer(this.next, slots);
    this.former = longer(this.former, slots);
    this.left = grown(this.left, slots);
    this.since = grown(this.since, slots);
    this.begun = grown(this.begun, slots);
  }
}
