import type { Block, Blocks } from "./blocks.ts";
import type { Chain } from "./chain.ts";
import { type Factor, factorise } from "./factor.ts";
import { SPLIT, weigh } from "./laws.ts";

/** A chain at certain odds, its plain blocks eliminated. */
export interface Weighted {
  readonly chain: Chain;
  readonly blocks: Blocks;
  /** By exit of a law: its probability. */
  readonly weights: Float64Array;
  /** By state: 1 if a case comes there with a positive probability. */
  readonly live: Uint8Array;
  /** By entry of the blocks' order: the block's mean matrix, eliminated; `null` for what is no block, and where tokens would multiply without end. */
  readonly factors: readonly (Factor | null)[];
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
  const factors: (Factor | null)[] = [];
  const traps: number[] = [];
  for (const [entry, block] of blocks.order.entries()) {
    if (typeof block === "number") {
      factors.push(null);
      continue;
    }
    const splits = block.states.some((state) => branches(chain, state));
    const rows = readRows(chain, blocks, entry, block, weights, splits);
    const factor = factorise(block.pattern, rows);
    const worst = factor.pivots.findIndex((pivot) => (splits ? pivot <= leastPivot : pivot === 0));
    if (worst < 0) {
      factors.push(factor);
      continue;
    }
    const trapped = Array.from(block.states).filter((_, i) =>
      splits ? factor.pivots[i]! <= leastPivot : factor.pivots[i] === 0,
    );
    const caught = trapped.find((state) => live[state] === 1);
    if (caught !== undefined && !splits) return tellEndless(chain, weights, caught);
    if (splits && block.states.some((state) => live[state] === 1)) {
      const alive = readRows(chain, blocks, entry, block, weights, true, live);
      const pruned = factorise(block.pattern, alive);
      if (pruned.pivots.some((pivot) => pivot <= leastPivot)) return tellMultiplies(chain, block, live);
      factors.push(pruned);
    } else factors.push(splits ? null : factor);
    traps.push(...trapped);
  }
  return { chain, blocks, weights, live, factors, doomed: traps.length > 0 ? findDoomed(chain, weights, traps) : null };
}

/** Whether a state is left by several tokens at once, each a state of its own. */
export function branches({ law, laws, kind }: Chain, state: number): boolean {
  return kind === "branching" && law[state]! >= 0 && laws.kind[law[state]!] === SPLIT;
}

/** The mean matrix within a block. With `within`, states whose entry is 0 are left out. */
function readRows(
  chain: Chain,
  blocks: Blocks,
  entry: number,
  block: Block,
  weights: Float64Array,
  splits: boolean,
  within?: Uint8Array,
) {
  const { at, to, law, laws } = chain;
  const rowsAt = new Int32Array(block.states.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  const leaving = splits ? null : new Float64Array(block.states.length);
  for (const [i, state] of block.states.entries()) {
    const first = laws.at[law[state]!]! - at[state]!;
    for (let k = at[state]!; k < at[state + 1]! && within?.[state] !== 0; k++) {
      const weight = weights[first + k]!;
      const target = to[k]!;
      if (target >= 0 && blocks.of[target] === entry) {
        columns.push(blocks.place[target]!);
        values.push(weight);
      } else if (leaving !== null) leaving[i]! += weight;
    }
    rowsAt[i + 1] = columns.length;
  }
  return { at: rowsAt, columns: Int32Array.from(columns), weights: Float64Array.from(values), leaving };
}

function findLive({ states, at, to, law, laws }: Chain, weights: Float64Array): Uint8Array {
  const live = new Uint8Array(states);
  live[0] = 1;
  const found = [0];
  for (const state of found) {
    const first = (laws.at[law[state]!] ?? 0) - at[state]!;
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      const target = to[k]!;
      if (target < 0 || live[target] === 1 || !(weights[first + k]! > 0)) continue;
      live[target] = 1;
      found.push(target);
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

function tellMultiplies({ node }: Chain, { states }: Block, live: Uint8Array): Trap {
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
