import type { EdgeTable, Program } from "./program.ts";
import { streamWords } from "./stream.ts";

/*
 * A token's words: its stream, then its counters (L3), then its counts of visits (S9). Tokens lie one after another in one Int32Array; a child
 * inherits by copying words (S7 gives it a stream of its own).
 */

/** Where the counters begin among a token's words. */
export const countersAt = streamWords;

/** Words that a token of this program takes. */
export function tokenWords(program: Program): number {
  return streamWords + program.counters.count + program.attempts;
}

/** Counts the passage of the token at `at` over an edge: raises the counter of its loop, sets to 0 those of the scopes that it enters (L3). */
export function pass(edges: EdgeTable, state: Int32Array, at: number, edge: number): void {
  const counter = edges.raises[edge]!;
  if (counter >= 0) state[at + countersAt + counter] = state[at + countersAt + counter]! + 1;
  const { at: lists, items } = edges.enters;
  for (let i = lists[edge]!; i < lists[edge + 1]!; i++) state[at + countersAt + items[i]!] = 0;
}

/** Whether an edge is closed to the token at `at`: a repeat edge whose repeats are used up (L5). */
export function isClosed(program: Program, state: Int32Array, at: number, edge: number): boolean {
  const counter = program.edges.raises[edge]!;
  return counter >= 0 && state[at + countersAt + counter]! >= program.counters.bound[counter]!;
}
