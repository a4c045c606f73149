import { COUNTER, END, type Program, SPLIT as SPLITS, STEP } from "../../engine/program.ts";
import { CHANCE, ENDS, LawBook, type LawDraft, ONWARD, SPENT, SPLIT } from "./laws.ts";
import { findVariables, type Variables } from "./variables.ts";

/** Products of sizes up to this are exact in a double. */
const exactly = Number.MAX_SAFE_INTEGER;

/**
 * The states of one token: a node it has come to, and the values of the variables that matter there (E1). A node that repeats implicitly and splits has
 * a second state, without a visit, for what it does when it does not repeat (L6).
 */
export class Tokens {
  readonly book = new LawBook();
  /** By state. */
  readonly node: number[] = [];
  readonly visits: number[] = [];
  readonly law: number[] = [];
  readonly program: Program;
  private readonly variables: Variables;
  /** By node, for arrivals and for what comes after an implicit repeat: the states by their values. */
  private readonly known: readonly (Map<number | string, number> | null)[];
  private readonly single: Int32Array;
  private readonly laws: (Map<string, number> | undefined)[] = [];
  private readonly plain: Int32Array;
  /** Values of a state begin at `valueAt[state]`. */
  private readonly valueAt: number[] = [];
  private readonly values: number[] = [];
  private readonly scratch: number[] = [];

  constructor(program: Program) {
    this.program = program;
    this.variables = findVariables(program);
    const { count } = program.nodes;
    const varies = (node: number): boolean => this.variables.at[node % count]!.length > 0;
    this.known = Array.from({ length: 2 * count }, (_, node) => (varies(node) ? new Map() : null));
    this.single = new Int32Array(2 * count).fill(-1);
    this.plain = new Int32Array(2 * count).fill(-1);
  }

  /** The state of a token that begins at a node: nothing is counted yet. */
  begin(node: number): number {
    return this.find(node, 1, () => 0);
  }

  /** The state of a token in `state` behind an edge (L3, S9). */
  pass(state: number, edge: number): number {
    const { edges, nodes } = this.program;
    const from = this.node[state]!;
    const counters = this.variables.counters;
    const { at, items } = edges.enters;
    return this.find(edges.to[edge]!, 1, (variable) => {
      if (variable >= counters) {
        const value = this.read(state, variable);
        const counts = this.visits[state] === 1 && nodes.attempt[from] === variable - counters;
        return counts ? Math.min(value + 1, this.variables.sizes[variable]! - 1) : value;
      }
      for (let i = at[edge]!; i < at[edge + 1]!; i++) if (items[i] === variable) return 0;
      return this.read(state, variable) + (edges.raises[edge] === variable ? 1 : 0);
    });
  }

  /** The state of a token that did not repeat implicitly (L6). */
  goOn(state: number): number {
    return this.find(this.node[state]!, 0, (variable) => this.read(state, variable));
  }

  private read(state: number, variable: number): number {
    const known = this.variables.at[this.node[state]!]!;
    const i = known.indexOf(variable);
    return i < 0 ? 0 : this.values[this.valueAt[state]! + i]!;
  }

  private find(node: number, visits: 0 | 1, read: (variable: number) => number): number {
    const slot = visits === 1 ? node : node + this.program.nodes.count;
    const known = this.known[slot];
    if (known == null) {
      if (this.single[slot] === -1) this.single[slot] = this.add(node, visits);
      return this.single[slot]!;
    }
    const { scratch, variables } = this;
    scratch.length = 0;
    let key: number | string = 0;
    let size = 1;
    for (const variable of variables.at[node]!) {
      const value = read(variable);
      scratch.push(value);
      key = key * variables.sizes[variable]! + value;
      size *= variables.sizes[variable]!;
    }
    if (size > exactly) key = scratch.join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const state = this.add(node, visits);
    known.set(key, state);
    return state;
  }

  private add(node: number, visits: 0 | 1): number {
    const state = this.node.length;
    this.node.push(node);
    this.visits.push(visits);
    this.valueAt.push(this.values.length);
    if (this.variables.at[node]!.length > 0) this.values.push(...this.scratch);
    this.law.push(this.findLaw(state, node, visits));
    return state;
  }

  private findLaw(state: number, node: number, visits: 0 | 1): number {
    const slot = visits === 1 ? node : node + this.program.nodes.count;
    if (this.variables.at[node]!.length === 0) {
      if (this.plain[slot] === -1) this.plain[slot] = this.addLaw(state, node, visits);
      return this.plain[slot]!;
    }
    let laws = this.laws[slot];
    if (laws === undefined) {
      laws = new Map();
      this.laws[slot] = laws;
    }
    const key = this.describe(state, node);
    const found = laws.get(key);
    if (found !== undefined) return found;
    const law = this.addLaw(state, node, visits);
    laws.set(key, law);
    return law;
  }

  /** All that a law depends on, of what a token knows. */
  private describe(state: number, node: number): string {
    const { nodes } = this.program;
    const { at, items } = nodes.outgoing;
    let key = `${this.rowOf(state, node)} ${this.sideOf(state, node)}`;
    for (let i = at[node]!; i < at[node + 1]!; i++) key += this.isClosed(state, items[i]!) ? "-" : "+";
    return nodes.repeat[node]! >= 0 && this.isClosed(state, nodes.repeat[node]!) ? `${key} -` : key;
  }

  private rowOf(state: number, node: number): number {
    const attempt = this.program.nodes.attempt[node]!;
    return attempt < 0 ? 0 : this.read(state, this.variables.counters + attempt);
  }

  /** At a counter decision: 1 if the repeats are used up, so that it goes out (L4). */
  private sideOf(state: number, node: number): number {
    const { nodes, counters } = this.program;
    const counter = nodes.counter[node]!;
    return counter >= 0 && this.read(state, counter) >= counters.bound[counter]! ? 1 : 0;
  }

  private isClosed(state: number, edge: number): boolean {
    const counter = this.program.edges.raises[edge]!;
    return counter >= 0 && this.read(state, counter) >= this.program.counters.bound[counter]!;
  }

  private addLaw(state: number, node: number, visits: 0 | 1): number {
    const { nodes, edges, counters, choices } = this.program;
    const repeat = visits === 1 ? nodes.repeat[node]! : -1;
    const row = this.rowOf(state, node);
    const draft = { node, kind: CHANCE, repeat: null, row: null, exits: [] };
    const add = (law: LawDraft): number => this.book.add(law, choices.records);
    let drawn: { edge: number; odds: number } | null = null;
    if (repeat >= 0 && !this.isClosed(state, repeat)) {
      const counter = edges.raises[repeat]!;
      if (counter >= 0 && counters.exactly[counter] === 1) return add({ ...draft, exits: [repeat] });
      drawn = { edge: repeat, odds: (choices.repeatAt[node]! >> 2) + 2 * row };
    }
    const outgoing = Array.from(nodes.outgoing.items.subarray(nodes.outgoing.at[node]!, nodes.outgoing.at[node + 1]!));
    const orSpent = (edge: number): number => (this.isClosed(state, edge) ? SPENT : edge);
    switch (nodes.passing[node]) {
      case END:
        return add({ ...draft, repeat: drawn, exits: [ENDS] });
      case STEP:
        return add({ ...draft, repeat: drawn, exits: [orSpent(outgoing[0]!)] });
      case SPLITS:
        if (drawn !== null) return add({ ...draft, repeat: drawn, exits: [ONWARD] });
        return add({ ...draft, kind: SPLIT, exits: outgoing.map(orSpent) });
    }
    const out = nodes.passing[node] === COUNTER && this.sideOf(state, node) === 1;
    const size = (out ? choices.exitsSize : choices.size)[node]!;
    const first = ((out ? choices.exitsAt : choices.at)[node]! >> 2) + size * row;
    const edgeAt = (index: number): number => choices.records[4 * index + 3]!;
    if (size === 1) return add({ ...draft, repeat: drawn, exits: [orSpent(edgeAt(first))] });
    const indices = Array.from({ length: size }, (_, i) => first + i);
    const open = indices.filter((index) => !this.isClosed(state, edgeAt(index)));
    return add({ ...draft, repeat: drawn, row: { first, open, size } });
  }
}
