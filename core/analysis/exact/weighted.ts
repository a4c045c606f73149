import type { Blocks } from "./blocks.ts";
import type { Chain } from "./chain.ts";
import { createFactor, type Factor, factorise, type Rows } from "./factor.ts";
import { weigh } from "./laws.ts";

/** A chain at certain odds, its plain blocks eliminated. */
export interface Weighted {
  readonly chain: Chain;
  readonly blocks: Blocks;
  /** By exit of a law: its probability. */
  readonly weights: Float64Array;
  /** By state: 1 if a case comes there with a positive probability. */
  readonly live: Uint8Array;
  /** The mean matrices of the blocks; and by part of the blocks' order: 1 for a block that is eliminated in it, so not where tokens would multiply without end. */
  readonly factor: Factor;
  readonly eliminated: Uint8Array;
  /** By state: 1 if a token there may come to a cycle that is never left or that multiplies; `null` if there is none. */
  readonly doomed: Uint8Array | null;
}

/** Nodes that cases come to and never leave, or where tokens become more and more (E3), ascending. */
export interface Trap {
  readonly kind: "endless" | "multiplies";
  readonly nodes: readonly number[];
}

/** A pivot below this stands for a mean matrix whose tokens become no fewer. */
const leastPivot = 1e-12;

/** Gives a chain its odds. Odds at which cases never end, or tokens multiply, have no exact answer (E3). */
export function weighChain(chain: Chain, blocks: Blocks, odds: Float64Array): Weighted | Trap {
  const weights = weigh(chain.laws, odds);
  const live = findLive(chain, weights);
  const rows = readRows(blocks, weights);
  const factor = createFactor(blocks.pattern);
  const eliminated = new Uint8Array(blocks.count);
  const traps: number[] = [];
  for (const part of blocks.cyclic) {
    const from = blocks.from[part]!;
    const to = blocks.from[part + 1]!;
    const splits = blocks.splits[part] === 1;
    const least = splits ? leastPivot : 0;
    factorise(factor, splits ? { ...rows, leaving: null } : rows, from, to);
    eliminated[part] = 1;
    if (!hasPivot(factor, least, from, to)) continue;
    const states = blocks.order.subarray(from, to);
    const trapped = Array.from(states).filter((_, i) => factor.pivots[from + i]! <= least);
    if (!splits) {
      const caught = trapped.find((state) => live[state] === 1);
      if (caught !== undefined) return tellEndless(chain, weights, caught);
    } else if (states.some((state) => live[state] === 1)) {
      factorise(factor, { ...leaveOut(rows, blocks, live, from, to), leaving: null }, from, to);
      if (hasPivot(factor, least, from, to)) return tellMultiplies(chain, states, live);
    } else eliminated[part] = 0;
    traps.push(...trapped);
  }
  const doomed = traps.length > 0 ? findDoomed(chain, weights, traps) : null;
  return { chain, blocks, weights, live, factor, eliminated, doomed };
}

/** Whether a block has a pivot that is no larger: none is below 0 by more than rounding. */
function hasPivot({ pivots }: Factor, least: number, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (pivots[i]! <= least) return true;
  return false;
}

/** The mean matrices within the blocks, and what leaves them. */
function readRows({ order, exits: { inside, outside, to, law } }: Blocks, weights: Float64Array): Rows {
  const values = new Float64Array(to.length);
  const leaving = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) {
    for (let k = inside[i]!; k < outside[i]!; k++) values[k] = weights[law[k]!]!;
    let left = 0;
    for (let k = outside[i]!; k < inside[i + 1]!; k++) left += weights[law[k]!]!;
    leaving[i] = left;
  }
  return { at: inside, end: outside, columns: to, weights: values, leaving };
}

/** Rows in which the states of a block that no case comes to are left out. */
function leaveOut(rows: Rows, { order }: Blocks, live: Uint8Array, from: number, to: number): Rows {
  const end = rows.end.slice();
  for (let i = from; i < to; i++) if (live[order[i]!] === 0) end[i] = rows.at[i]!;
  return { ...rows, end };
}

function findLive({ states, at, to, law, laws }: Chain, weights: Float64Array): Uint8Array {
  const live = new Uint8Array(states);
  live[0] = 1;
  const found = new Int32Array(states);
  let count = 1;
  for (let i = 0; i < count; i++) {
    const state = found[i]!;
    const own = law[state]!;
    const first = (own < 0 ? 0 : laws.at[own]!) - at[state]!;
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      const target = to[k]!;
      if (target < 0 || live[target] === 1 || !(weights[first + k]! > 0)) continue;
      live[target] = 1;
      found[count++] = target;
    }
  }
  return live;
}

/** States from which a trap is reached with a positive probability. */
function findDoomed({ states, at, to, law, laws }: Chain, weights: Float64Array, traps: readonly number[]): Uint8Array {
  const sources: number[][] = Array.from({ length: states }, () => []);
  for (let state = 0; state < states; state++) {
    const first = (laws.at[law[state]!] ?? 0) - at[state]!;
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      if (to[k]! >= 0 && weights[first + k]! > 0) sources[to[k]!]!.push(state);
    }
  }
  const doomed = new Uint8Array(states);
  const found = [...traps];
  for (const state of found) doomed[state] = 1;
  for (const state of found) {
    for (const source of sources[state]!) {
      if (doomed[source] === 1) continue;
      doomed[source] = 1;
      found.push(source);
    }
  }
  return doomed;
}

/** The nodes of the states that follow from one that is never left. */
function tellEndless({ at, to, law, laws, node }: Chain, weights: Float64Array, state: number): Trap {
  const seen = new Set([state]);
  for (const one of seen) {
    const first = laws.at[law[one]!]! - at[one]!;
    for (let k = at[one]!; k < at[one + 1]!; k++) if (to[k]! >= 0 && weights[first + k]! > 0) seen.add(to[k]!);
  }
  return { kind: "endless", nodes: listNodes([...seen].map((one) => node[one]!)) };
}

function tellMultiplies({ node }: Chain, states: Int32Array, live: Uint8Array): Trap {
  return {
    kind: "multiplies",
    nodes: listNodes(
      Array.from(
        states.filter((state) => live[state] === 1),
        (state) => node[state]!,
      ),
    ),
  };
}

function listNodes(nodes: readonly number[]): readonly number[] {
  return [...new Set(nodes)].sort((a, b) => a - b);
}
