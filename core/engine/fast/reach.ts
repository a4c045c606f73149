import { findComponents } from "../../model/graph/components.ts";
import type { Way } from "./states.ts";

/** Which states can be come to from which, itself included. Sets of states are rows of bits. */
export interface Reach {
  /** Words of a row of bits. */
  readonly words: number;
  add(row: Int32Array, state: number): void;
  has(row: Int32Array, state: number): boolean;
  /** Adds the states that can be come to from `state`. */
  addFrom(row: Int32Array, state: number): void;
  /** Whether one of the states of a row can be come to from `state`. */
  meets(row: Int32Array, state: number): boolean;
}

/** Finds it from the ways out of each state. */
export function findReach(all: readonly (readonly Way[])[]): Reach {
  const from: number[] = [];
  const to: number[] = [];
  const outAt = new Int32Array(all.length + 1);
  for (const [state, ways] of all.entries()) {
    for (const { next } of ways) {
      if (next < 0) continue;
      from.push(state);
      to.push(next);
    }
    outAt[state + 1] = to.length;
  }
  const graph = { nodes: all.length, from: Int32Array.from(from), to: Int32Array.from(to) };
  const { of, count } = findComponents({ ...graph, out: Int32Array.from(to.keys()), outAt });
  const words = (all.length + 31) >> 5;
  const rows = new Int32Array(count * words);
  const members: number[][] = Array.from({ length: count }, () => []);
  of.forEach((component, state) => {
    members[component]!.push(state);
  });
  // A way leads to the same component or to one before it.
  for (const [component, states] of members.entries()) {
    const at = component * words;
    const merged = new Set([component]);
    for (const state of states) {
      rows[at + (state >> 5)]! |= 1 << (state & 31);
      for (let i = outAt[state]!; i < outAt[state + 1]!; i++) {
        const other = of[to[i]!]!;
        if (merged.has(other)) continue;
        merged.add(other);
        for (let word = 0; word < words; word++) rows[at + word]! |= rows[other * words + word]!;
      }
    }
  }
  return {
    words,
    add(row, state) {
      row[state >> 5]! |= 1 << (state & 31);
    },
    has(row, state) {
      return ((row[state >> 5]! >>> (state & 31)) & 1) === 1;
    },
    addFrom(row, state) {
      const at = of[state]! * words;
      for (let word = 0; word < words; word++) row[word]! |= rows[at + word]!;
    },
    meets(row, state) {
      const at = of[state]! * words;
      for (let word = 0; word < words; word++) if ((row[word]! & rows[at + word]!) !== 0) return true;
      return false;
    },
  };
}
