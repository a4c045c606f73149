import type { Program } from "../../engine/program.ts";
import type { Why } from "../results.ts";
import { type Chain, ChainDraft } from "./chain.ts";
import { ENDS, ONWARD, SPENT } from "./laws.ts";
import { Tokens } from "./tokens.ts";

/** Markings of one start that are followed, and tokens of one marking. */
export const mostMarkings = 20_000;
export const mostTokens = 64;

/** What one case has at one moment: the token that moves next, those that move later, and those that wait. */
interface Marking {
  readonly next: number;
  /** States of the other tokens, ascending. */
  readonly others: readonly number[];
  /** By join, edge and state: tokens that wait there, each as `edge, state, count`, ascending by edge. State is -1 on all but a join's first-declared edge (S5). */
  readonly waiting: readonly (readonly [edge: number, state: number, count: number])[];
}

/** Thrown out of the middle of a move; caught by `followMarkings`. */
class Beyond {
  readonly why: Why;
  constructor(why: Why) {
    this.why = why;
  }
}

/**
 * Follows whole cases whose tokens meet at joins (E2). Tokens are independent, so the order in which they move changes no probability: one token is
 * followed until it ends or waits, which keeps markings few. Where the order decides which token a join goes on with, no exact answer is given.
 */
export function followMarkings(program: Program, node: number): Chain | Why {
  const tokens = new Tokens(program);
  const draft = new ChainDraft();
  const markings: Marking[] = [];
  const known = new Map<string, number>();
  const stuck = new Map<number, readonly number[]>();
  const find = (marking: Marking): number => {
    const key = `${marking.next}|${marking.others.join()}|${marking.waiting.join(";")}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, markings.length);
    return markings.push(marking) - 1;
  };
  find({ next: tokens.begin(node), others: [], waiting: [] });
  try {
    for (let state = 0; state < markings.length; state++) {
      if (state === mostMarkings) return { kind: "too-many-states", most: mostMarkings };
      const marking = markings[state]!;
      if (marking.next < 0) {
        draft.add(-1, 0, -1);
        draft.close();
        stuck.set(state, [...new Set(marking.waiting.map(([edge]) => program.edges.to[edge]!))]);
        continue;
      }
      const law = tokens.law[marking.next]!;
      draft.add(tokens.node[marking.next]!, tokens.visits[marking.next]!, law);
      const exits = tokens.book.exitsOf(law);
      const move = (taken: readonly number[]): number => {
        const after = leave(tokens, marking, taken);
        return after === null ? -1 : find(after);
      };
      for (const taken of tokens.book.isSplit(law) ? [exits] : exits.map((exit) => [exit])) draft.lead(move(taken));
      draft.close();
    }
  } catch (thrown) {
    if (thrown instanceof Beyond) return thrown.why;
    throw thrown;
  }
  return draft.bind(tokens.book.bind(), "marking", stuck);
}

/** The marking after the next token has left by these exits, one token each; `null` if the case has ended and nothing waits. */
function leave(tokens: Tokens, marking: Marking, exits: readonly number[]): Marking | null {
  const moving: number[] = [];
  let { waiting } = marking;
  for (const exit of exits) {
    if (exit === ENDS || exit === SPENT) continue;
    if (exit === ONWARD) {
      moving.push(tokens.goOn(marking.next));
      continue;
    }
    const state = tokens.pass(marking.next, exit);
    const { nodes, edges } = tokens.program;
    const to = edges.to[exit]!;
    if (nodes.joins[to] === 0 || edges.implicit[exit] === 1) moving.push(state);
    else {
      waiting = wait(tokens.program, waiting, exit, state);
      const fired = fire(tokens.program, waiting, to);
      if (fired !== null) {
        waiting = fired.waiting;
        moving.push(fired.state);
      }
    }
  }
  const [next, ...rest] = [...moving, ...marking.others];
  if (rest.length >= mostTokens) throw new Beyond({ kind: "too-many-tokens", most: mostTokens });
  if (next === undefined) return waiting.length === 0 ? null : { next: -1, others: [], waiting };
  return { next, others: rest.sort((a, b) => a - b), waiting };
}

/** A token waits behind an edge. Only that on the first-declared edge is told apart: of the others nothing is kept when the join fires (S5). */
function wait({ nodes, edges }: Program, waiting: Marking["waiting"], edge: number, token: number): Marking["waiting"] {
  const to = edges.to[edge]!;
  const state = nodes.incoming.items[nodes.incoming.at[to]!] === edge ? token : -1;
  const there = waiting.find(([one]) => one === edge);
  if (there === undefined) return [...waiting, [edge, state, 1] as const].sort((a, b) => a[0] - b[0]);
  if (there[1] !== state) throw new Beyond({ kind: "order-of-arrival", node: nodes.id[to]! });
  if (there[2] >= mostTokens) throw new Beyond({ kind: "too-many-tokens", most: mostTokens });
  return waiting.map((one) => (one === there ? [edge, state, one[2] + 1] : one));
}

/** Takes one token from each line of a join, if none is empty: what then waits, and the state of the token that goes on. */
function fire(
  { nodes }: Program,
  waiting: Marking["waiting"],
  join: number,
): { waiting: Marking["waiting"]; state: number } | null {
  const { at, items } = nodes.incoming;
  const lines = new Set(items.subarray(at[join]!, at[join + 1]!));
  if (waiting.filter(([edge]) => lines.has(edge)).length < lines.size) return null;
  const state = waiting.find(([edge]) => edge === items[at[join]!])![1];
  return {
    state,
    waiting: waiting.flatMap((one) => {
      if (!lines.has(one[0])) return [one];
      return one[2] > 1 ? [[one[0], one[1], one[2] - 1] as const] : [];
    }),
  };
}
