import { grown } from "../grow.ts";
import type { Program } from "../program.ts";
import type { Crowd } from "./crowd.ts";
import { longer } from "./longer.ts";

/** The open cases of a run, in slots that are used again. Arrays may be replaced when a case is opened: read them anew afterwards. */
export class OpenCases {
  /** Index of its start, and the case's number. */
  start: Int32Array = new Int32Array(16);
  number: Float64Array = new Float64Array(16);
  /** When it arrived, and the latest end of a token. */
  arrived: Float64Array = new Float64Array(16);
  ended: Float64Array = new Float64Array(16);
  /** Steps so far (S8), tokens born, tokens alive, and those of them that wait at joins. */
  steps: Int32Array = new Int32Array(16);
  born: Int32Array = new Int32Array(16);
  alive: Int32Array = new Int32Array(16);
  held: Int32Array = new Int32Array(16);
  /** Its first token, from which the others follow (`Crowd.next`). */
  first: Int32Array = new Int32Array(16);
  /** 1 where it counts (T5), and where it is traced. */
  counted: Int32Array = new Int32Array(16);
  traced: Int32Array = new Int32Array(16);
  /** What its tokens have come to, each once (O1). */
  readonly outcomes: number[][] = [];
  /** Cases open now. */
  open = 0;

  private readonly nodes: number;
  private readonly markWords: number;
  private marks: Int32Array;
  private readonly free: number[] = [];
  private used = 0;

  constructor({ nodes, edges }: Program) {
    this.nodes = nodes.count;
    this.markWords = (nodes.count + edges.count + 31) >> 5;
    this.marks = new Int32Array(16 * this.markWords);
  }

  add(start: number, number: number, time: number, counted: boolean, traced: boolean): number {
    const file = this.free.pop() ?? this.used++;
    if (file === this.start.length) this.grow();
    if (file === this.outcomes.length) this.outcomes.push([]);
    this.start[file] = start;
    this.number[file] = number;
    this.arrived[file] = time;
    this.ended[file] = time;
    this.steps[file] = 0;
    this.born[file] = 1;
    this.alive[file] = 1;
    this.held[file] = 0;
    this.counted[file] = counted ? 1 : 0;
    this.traced[file] = traced ? 1 : 0;
    this.outcomes[file]!.length = 0;
    const at = file * this.markWords;
    if (counted) for (let word = at; word < at + this.markWords; word++) this.marks[word] = 0;
    this.open++;
    return file;
  }

  remove(file: number): void {
    this.free.push(file);
    this.open--;
  }

  /** Whether the case visits a node for the first time. */
  marksNode(file: number, node: number): boolean {
    return this.mark(file, node);
  }

  /** Whether it passes an edge for the first time. */
  marksEdge(file: number, edge: number): boolean {
    return this.mark(file, this.nodes + edge);
  }

  /** Notes what a token has come to. */
  come(file: number, outcome: number): void {
    const outcomes = this.outcomes[file]!;
    if (!outcomes.includes(outcome)) outcomes.push(outcome);
  }

  /** Puts a token among those of its case. */
  link(file: number, token: number, crowd: Crowd): void {
    const first = this.first[file]!;
    crowd.next[token] = first;
    crowd.former[token] = -1;
    if (first >= 0) crowd.former[first] = token;
    this.first[file] = token;
  }

  /** Takes a token out of those of its case. */
  unlink(file: number, token: number, crowd: Crowd): void {
    const next = crowd.next[token]!;
    const former = crowd.former[token]!;
    if (next >= 0) crowd.former[next] = former;
    if (former >= 0) crowd.next[former] = next;
    else this.first[file] = next;
  }

  private mark(file: number, index: number): boolean {
    const word = file * this.markWords + (index >> 5);
    const bit = 1 << (index & 31);
    if ((this.marks[word]! & bit) !== 0) return false;
    this.marks[word] = this.marks[word]! | bit;
    return true;
  }

  private grow(): void {
    const files = 2 * this.start.length;
    this.start = longer(this.start, files);
    this.number = grown(this.number, files);
    this.arrived = grown(this.arrived, files);
    this.ended = grown(this.ended, files);
    this.steps = longer(this.steps, files);
    this.born = longer(this.born, files);
    this.alive = longer(this.alive, files);
    this.held = longer(this.held, files);
    this.first = longer(this.first, files);
    this.counted = longer(this.counted, files);
    this.traced = longer(this.traced, files);
    this.marks = longer(this.marks, files * this.markWords);
  }
}
