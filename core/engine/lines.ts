import type { Crew } from "./crew.ts";
import type { Program } from "./program.ts";

/** The tokens of one case that wait at joins: a line an edge, first come first served (S5). */
export class Lines {
  private readonly program: Program;
  private readonly crew: Crew;
  /** By edge: the first and the last token of its line, -1 for none. */
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  /** By node: lines that are not empty. */
  private readonly filled: Int32Array;
  private touched: number[] = [];

  constructor(program: Program, crew: Crew) {
    this.program = program;
    this.crew = crew;
    this.first = new Int32Array(program.edges.count).fill(-1);
    this.last = new Int32Array(program.edges.count).fill(-1);
    this.filled = new Int32Array(program.nodes.count);
  }

  clear(): void {
    for (const edge of this.touched) {
      this.first[edge] = -1;
      this.filled[this.program.edges.to[edge]!] = 0;
    }
    this.touched.length = 0;
  }

  /** Adds a token to the line of its edge, and tells whether the join can fire now. */
  add(token: number): boolean {
    const edge = this.crew.edge[token]!;
    const node = this.program.edges.to[edge]!;
    this.crew.behind[token] = -1;
    if (this.first[edge] === -1) {
      this.first[edge] = token;
      this.filled[node] = this.filled[node]! + 1;
      this.touched.push(edge);
    } else {
      this.crew.behind[this.last[edge]!] = token;
    }
    this.last[edge] = token;
    return this.filled[node] === this.program.nodes.joins[node];
  }

  /** Takes the first token out of a line that is not empty. */
  take(edge: number): number {
    const token = this.first[edge]!;
    const next = this.crew.behind[token]!;
    this.first[edge] = next;
    if (next === -1) this.filled[this.program.edges.to[edge]!] = this.filled[this.program.edges.to[edge]!]! - 1;
    return token;
  }
}
