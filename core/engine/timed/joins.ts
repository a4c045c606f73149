import type { Program } from "../program.ts";
import type { Crowd } from "./crowd.ts";
import { longer } from "./longer.ts";

/** The tokens that wait at joins, case by case: a line an edge, first come first served (S5). */
export class JoinLines {
  private readonly program: Program;
  private readonly crowd: Crowd;
  /** By edge: where its line lies among the words of a case, -1 for one that nothing waits for; two words a line, its first and its last token. */
  private readonly lineOf: Int32Array;
  /** By node: where the number of its lines that are not empty lies. */
  private readonly filledOf: Int32Array;
  private readonly lineWords: number;
  private readonly words: number;
  private lines: Int32Array = new Int32Array(0);

  constructor(program: Program, crowd: Crowd) {
    const { nodes, edges } = program;
    this.program = program;
    this.crowd = crowd;
    this.lineOf = new Int32Array(edges.count).fill(-1);
    this.filledOf = new Int32Array(nodes.count);
    let words = 0;
    for (let node = 0; node < nodes.count; node++) {
      if (nodes.joins[node] === 0) continue;
      for (let i = nodes.incoming.at[node]!; i < nodes.incoming.at[node + 1]!; i++) {
        this.lineOf[nodes.incoming.items[i]!] = words;
        words += 2;
      }
    }
    this.lineWords = words;
    for (let node = 0; node < nodes.count; node++) if (nodes.joins[node] !== 0) this.filledOf[node] = words++;
    this.words = words;
  }

  /** Empties the lines of a case. */
  clear(file: number): void {
    const at = file * this.words;
    if (at + this.words > this.lines.length) this.lines = longer(this.lines, 2 * (at + this.words));
    this.lines.fill(-1, at, at + this.lineWords);
    this.lines.fill(0, at + this.lineWords, at + this.words);
  }

  /** Adds a token to the line of its edge, and tells whether the join can fire now. */
  add(file: number, token: number): boolean {
    const { lines, crowd } = this;
    const edge = crowd.edge[token]!;
    const node = this.program.edges.to[edge]!;
    const line = file * this.words + this.lineOf[edge]!;
    const filled = file * this.words + this.filledOf[node]!;
    crowd.behind[token] = -1;
    if (lines[line] === -1) {
      lines[line] = token;
      lines[filled] = lines[filled]! + 1;
    } else {
      crowd.behind[lines[line + 1]!] = token;
    }
    lines[line + 1] = token;
    return lines[filled] === this.program.nodes.joins[node];
  }

  /** Takes the first token out of the line of an edge, which is not empty. */
  take(file: number, edge: number): number {
    const { lines } = this;
    const line = file * this.words + this.lineOf[edge]!;
    const token = lines[line]!;
    const next = this.crowd.behind[token]!;
    lines[line] = next;
    if (next === -1) {
      const filled = file * this.words + this.filledOf[this.program.edges.to[edge]!]!;
      lines[filled] = lines[filled]! - 1;
    }
    return token;
  }
}
