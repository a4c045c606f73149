import type { Block } from "./blocks.ts";
import type { Chain } from "./chain.ts";
import { type Factor, factorise, solveOnward } from "./factor.ts";
import { ENDS, SPENT, SPLIT } from "./laws.ts";
import { branches, type Weighted } from "./weighted.ts";

/** What a case may come to. */
export type Target =
  | { readonly kind: "node"; readonly node: number }
  | { readonly kind: "edge"; readonly edge: number }
  /** It ends there (S6): it visits, and does not repeat implicitly (L6). */
  | { readonly kind: "end"; readonly node: number }
  /** Its repeats are used up there (L5). */
  | { readonly kind: "spent"; readonly node: number }
  /** It waits there for ever (O1). */
  | { readonly kind: "stuck"; readonly node: number };

/** By state: the probability that the target is ever come to from there. */
export interface Hits {
  readonly target: Target;
  readonly values: Float64Array;
  /** By entry of the blocks' order: the equations of the block, linear at the solution, eliminated. */
  readonly factors: readonly (Factor | null)[];
}

/** Newton steps that are taken at most; each about doubles the digits. */
const mostSteps = 60;

/** Solves for the probability of ever coming to a target (E1), by the branching equations where tokens split (E2). */
export function findHits(weighted: Weighted, target: Target): Hits {
  const { blocks, chain } = weighted;
  const values = new Float64Array(chain.states);
  const factors = blocks.order.map((block, entry): Factor | null => {
    if (typeof block === "number") {
      values[block] = solveState(weighted, target, values, block);
      return null;
    }
    return solveBlock(weighted, target, values, entry, block);
  });
  return { target, values, factors };
}

/** Whether a state is the target, so that nothing after it matters. */
export function isHit({ node, visits, stuck }: Chain, target: Target, state: number): boolean {
  if (target.kind === "node") return visits[state] === 1 && node[state] === target.node;
  return target.kind === "stuck" && stuck.get(state)?.includes(target.node) === true;
}

/** Whether a law's exit is the target. */
export function exitHits({ laws }: Chain, target: Target, law: number, exit: number): boolean {
  if (target.kind === "edge") return laws.exit[exit] === target.edge;
  const way = target.kind === "end" ? ENDS : target.kind === "spent" ? SPENT : null;
  return way !== null && laws.exit[exit] === way && laws.node[law] === target.node;
}

/** What an exit of a state is worth. `exit` is the law's, `k` the state's. */
export function worth(
  chain: Chain,
  target: Target,
  values: Float64Array,
  law: number,
  exit: number,
  k: number,
): number {
  if (exitHits(chain, target, law, exit)) return 1;
  return chain.to[k]! >= 0 ? values[chain.to[k]!]! : 0;
}

/** Whether one of the tokens that a split of a marking sends off comes to the target at once. */
export function forkHits(chain: Chain, target: Target, law: number): boolean {
  for (let exit = chain.laws.at[law]!; exit < chain.laws.at[law + 1]!; exit++) {
    if (exitHits(chain, target, law, exit)) return true;
  }
  return false;
}

/** The value of a state by those of the states behind it. */
function solveState({ chain, weights }: Weighted, target: Target, values: Float64Array, state: number): number {
  if (isHit(chain, target, state)) return 1;
  const law = chain.law[state]!;
  if (law < 0) return 0;
  const { at, laws, to } = chain;
  const first = laws.at[law]! - at[state]!;
  let value = 0;
  if (laws.kind[law] === SPLIT) {
    if (chain.kind === "marking") {
      if (forkHits(chain, target, law)) return 1;
      return to[at[state]!]! >= 0 ? values[to[at[state]!]!]! : 0;
    }
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      value += (1 - value) * worth(chain, target, values, law, first + k, k);
    }
    return value;
  }
  for (let k = at[state]!; k < at[state + 1]!; k++) {
    const weight = weights[first + k]!;
    if (weight > 0) value += weight * worth(chain, target, values, law, first + k, k);
  }
  return value;
}

/** The equations of a block: what is known of each row, and its weights of the block's own states. */
interface Equations {
  readonly known: Float64Array;
  readonly at: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
  readonly leaving: Float64Array | null;
  /** The plain block's own matrix. */
  readonly plain: boolean;
}

function solveBlock(weighted: Weighted, target: Target, values: Float64Array, entry: number, block: Block): Factor {
  const { chain, blocks, factors } = weighted;
  const isInside = (k: number): boolean => chain.to[k]! >= 0 && blocks.of[chain.to[k]!] === entry;
  const entangled = block.states.some((state) => {
    if (!branches(chain, state)) return false;
    let inside = 0;
    for (let k = chain.at[state]!; k < chain.at[state + 1]!; k++) if (isInside(k)) inside++;
    return inside > 1;
  });
  if (entangled) return solveEntangled(weighted, target, values, entry, block);
  const equations = writeEquations(weighted, target, values, entry, block);
  const own = factors[entry] ?? null;
  const factor = equations.plain && own !== null ? own : factorise(block.pattern, equations);
  const solved = equations.known;
  solveOnward(factor, solved);
  for (const [i, state] of block.states.entries()) values[state] = solved[i]!;
  return factor;
}

/** Newton's method on the branching equations, from 1 downwards: they have one solution where every case ends. */
function solveEntangled(weighted: Weighted, target: Target, values: Float64Array, entry: number, block: Block): Factor {
  for (const state of block.states) values[state] = 1;
  let factor: Factor;
  let worst = Infinity;
  for (let step = 0; ; step++) {
    const equations = writeEquations(weighted, target, values, entry, block, true);
    factor = factorise(block.pattern, { ...equations, leaving: null });
    const change = Float64Array.from(
      block.states,
      (state) => solveState(weighted, target, values, state) - values[state]!,
    );
    const residual = change.reduce((most, one, i) => Math.max(most, relative(one, values[block.states[i]!]!)), 0);
    // Near the solution the residual is rounding alone, and no longer shrinks.
    if (residual === 0 || (residual < 1e-13 && residual >= worst) || step === mostSteps) return factor;
    worst = residual;
    solveOnward(factor, change);
    for (const [i, state] of block.states.entries()) {
      values[state] = Math.min(1, Math.max(0, values[state]! + change[i]!));
    }
  }
}

function relative(change: number, value: number): number {
  return change === 0 ? 0 : Math.abs(change) / Math.max(value, Number.MIN_VALUE);
}

/** Writes the block's equations, linear at the present values where they are `entangled`. */
function writeEquations(
  { chain, blocks, weights }: Weighted,
  target: Target,
  values: Float64Array,
  entry: number,
  block: Block,
  entangled = false,
): Equations {
  const { at, to, law, laws } = chain;
  const size = block.states.length;
  const known = new Float64Array(size);
  const leaving = new Float64Array(size);
  const rowsAt = new Int32Array(size + 1);
  const columns: number[] = [];
  const entries: number[] = [];
  let plain = true;
  const put = (state: number, weight: number): void => {
    columns.push(blocks.place[state]!);
    entries.push(weight);
  };
  for (const [i, state] of block.states.entries()) {
    writeRow(i, state);
    rowsAt[i + 1] = columns.length;
  }
  return { known, at: rowsAt, columns: Int32Array.from(columns), weights: Float64Array.from(entries), leaving, plain };

  function writeRow(i: number, state: number): void {
    const own = law[state]!;
    const first = laws.at[own]! - at[state]!;
    if (
      isHit(chain, target, state) ||
      (chain.kind === "marking" && laws.kind[own] === SPLIT && forkHits(chain, target, own))
    ) {
      known[i] = 1;
      leaving[i] = 1;
      plain = false;
      return;
    }
    if (branches(chain, state)) {
      plain = false;
      writeSplit(i, state, own, first);
      return;
    }
    const fork = laws.kind[own] === SPLIT;
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      const weight = weights[first + k]!;
      const next = to[k]!;
      if (!fork && exitHits(chain, target, own, first + k)) {
        known[i]! += weight;
        leaving[i]! += weight;
        if (next >= 0 && blocks.of[next] === entry) plain = false;
      } else if (next >= 0 && blocks.of[next] === entry) put(next, weight);
      else {
        leaving[i]! += weight;
        if (next >= 0 && weight > 0) known[i]! += weight * values[next]!;
      }
    }
  }

  /** One token each: a token inside the block counts where none of the others hits. */
  function writeSplit(i: number, state: number, own: number, first: number): void {
    let others = 0;
    const inside: number[] = [];
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      const next = to[k]!;
      if (next >= 0 && blocks.of[next] === entry && !exitHits(chain, target, own, first + k)) inside.push(next);
      else others += (1 - others) * worth(chain, target, values, own, first + k, k);
    }
    known[i] = others;
    leaving[i] = others;
    for (const [j, next] of inside.entries()) {
      let weight = 1 - others;
      if (entangled) for (const [m, other] of inside.entries()) if (m !== j) weight *= 1 - values[other]!;
      put(next, weight);
    }
  }
}
