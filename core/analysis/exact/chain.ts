import type { Laws } from "./laws.ts";

/**
 * The absorbing chain of one start's cases (E1, E2): states, and how each is left. A state is a token that comes to a node; or, where tokens split and meet
 * again at joins, a whole marking, whose next token comes to a node. State 0 is where a case begins.
 */
export interface Chain {
  readonly states: number;
  /** The node that is come to; -1 where a marking has no token left that moves. */
  readonly node: Int32Array;
  /** 1 where coming there is a visit of the node, a step (S8). */
  readonly visits: Uint8Array;
  /** The law by which the state is left; -1 where none is. */
  readonly law: Int32Array;
  /** The exits of a state are `at[state]` up to `at[state + 1]`, those of its law in the same order; a split of a marking has a single one. */
  readonly at: Int32Array;
  /** By exit: the state that it leads to, -1 where the token ends. */
  readonly to: Int32Array;
  readonly laws: Laws;
  /** `alone`: a case has one token. `branching`: tokens split and go their ways, a state for each. `marking`: a state for the whole case. */
  readonly kind: "alone" | "branching" | "marking";
  /** Of a marking: the joins at which tokens are stuck when nothing moves any more (O1), by state. */
  readonly stuck: ReadonlyMap<number, readonly number[]>;
}

/** A chain as it is found, state by state. */
export class ChainDraft {
  readonly node: number[] = [];
  readonly visits: number[] = [];
  readonly law: number[] = [];
  readonly at: number[] = [0];
  readonly to: number[] = [];

  /** Adds a state; its exits follow by `lead`, then `close`. */
  add(node: number, visits: number, law: number): void {
    this.node.push(node);
    this.visits.push(visits);
    this.law.push(law);
  }

  lead(state: number): void {
    this.to.push(state);
  }

  close(): void {
    this.at.push(this.to.length);
  }

  bind(laws: Laws, kind: Chain["kind"], stuck: Chain["stuck"] = new Map()): Chain {
    return {
      states: this.node.length,
      node: Int32Array.from(this.node),
      visits: Uint8Array.from(this.visits),
      law: Int32Array.from(this.law),
      at: Int32Array.from(this.at),
      to: Int32Array.from(this.to),
      laws,
      kind,
      stuck,
    };
  }
}
