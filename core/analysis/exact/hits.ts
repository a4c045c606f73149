import { isBlock } from "./blocks.ts";
import type { Chain } from "./chain.ts";
import { copyFactor, type Factor, factorise, type Rows, solveOnward } from "./factor.ts";
import { ENDS, SPENT, SPLIT } from "./laws.ts";
import { branches } from "./splits.ts";
import type { Weighted } from "./weighted.ts";

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
  /** The equations of the blocks, linear at the solution, eliminated. */
  readonly factor: Factor;
}

/** Newton steps that are taken at most; each about doubles the digits. */
const mostSteps = 60;

/** Solves for the probability of ever coming to a target (E1), by the branching equations where tokens split (E2). */
export function findHits(weighted: Weighted, target: Target): Hits {
  const { blocks, chain } = weighted;
  const { order, from, count } = blocks;
  const values = new Float64Array(chain.states);
  const sheet = createSheet(chain);
  let { factor } = weighted;
  for (let part = 0; part < count; part++) {
    if (isBlock(blocks, part)) factor = solveBlock(weighted, target, values, part, sheet, factor);
    else {
      const state = order[from[part]!]!;
      values[state] = solveState(weighted, target, values, state);
    }
  }
  return { target, values, factor };
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

/** The equations of blocks, by place: what is known of each row, and its weights of the block's own states. */
interface Sheet extends Rows {
  readonly leaving: Float64Array;
  readonly known: Float64Array;
}

function createSheet({ states, to }: Chain): Sheet {
  return {
    at: new Int32Array(states),
    end: new Int32Array(states),
    columns: new Int32Array(to.length),
    weights: new Float64Array(to.length),
    leaving: new Float64Array(states),
    known: new Float64Array(states),
  };
}

/** Solves a block, and gives the factor with its equations: the plain one as long as they are the plain ones, from then on a copy. */
function solveBlock(
  weighted: Weighted,
  target: Target,
  values: Float64Array,
  part: number,
  sheet: Sheet,
  factor: Factor,
): Factor {
  const { blocks, eliminated } = weighted;
  const { order } = blocks;
  const [from, to] = [blocks.from[part]!, blocks.from[part + 1]!];
  const own = factor === weighted.factor ? () => copyFactor(factor) : () => factor;
  if (isEntangled(weighted, part)) {
    const changed = own();
    solveEntangled(weighted, target, values, part, sheet, changed);
    return changed;
  }
  const plain = writeEquations(weighted, target, values, part, sheet) && eliminated[part] === 1;
  const used = plain ? factor : own();
  if (!plain) factorise(used, sheet, from, to);
  solveOnward(used, sheet.known, from, to);
  for (let i = from; i < to; i++) values[order[i]!] = sheet.known[i]!;
  return used;
}

/** Whether a state of the block splits into tokens of which several stay in it. */
function isEntangled({ chain, blocks }: Weighted, part: number): boolean {
  if (blocks.splits[part] === 0) return false;
  const { inside, outside } = blocks.exits;
  for (let i = blocks.from[part]!; i < blocks.from[part + 1]!; i++) {
    if (outside[i]! - inside[i]! > 1 && branches(chain, blocks.order[i]!)) return true;
  }
  return false;
}

/** Newton's method on the branching equations, from 1 downwards: they have one solution where every case ends. */
function solveEntangled(
  weighted: Weighted,
  target: Target,
  values: Float64Array,
  part: number,
  sheet: Sheet,
  factor: Factor,
): void {
  const { order } = weighted.blocks;
  const [from, to] = [weighted.blocks.from[part]!, weighted.blocks.from[part + 1]!];
  const change = sheet.known;
  for (let i = from; i < to; i++) values[order[i]!] = 1;
  let worst = Infinity;
  for (let step = 0; ; step++) {
    writeEquations(weighted, target, values, part, sheet, true);
    factorise(factor, { ...sheet, leaving: null }, from, to);
    let residual = 0;
    for (let i = from; i < to; i++) {
      const value = values[order[i]!]!;
      change[i] = solveState(weighted, target, values, order[i]!) - value;
      residual = Math.max(residual, relative(change[i]!, value));
    }
    // Near the solution the residual is rounding alone, and no longer shrinks.
    if (residual === 0 || (residual < 1e-13 && residual >= worst) || step === mostSteps) return;
    worst = residual;
    solveOnward(factor, change, from, to);
    for (let i = from; i < to; i++) {
      values[order[i]!] = Math.min(1, Math.max(0, values[order[i]!]! + change[i]!));
    }
  }
}

function relative(change: number, value: number): number {
  return change === 0 ? 0 : Math.abs(change) / Math.max(value, Number.MIN_VALUE);
}

/** Writes a block's equations, linear at the present values where they are `entangled`. Gives whether they are the plain ones. */
function writeEquations(
  { chain, blocks, weights }: Weighted,
  target: Target,
  values: Float64Array,
  part: number,
  { at: rowAt, end, columns, weights: entries, leaving, known }: Sheet,
  entangled = false,
): boolean {
  const { at, to, law, laws } = chain;
  const { order, place, of, from } = blocks;
  let filled = blocks.exits.inside[from[part]!]!;
  let plain = true;
  for (let i = from[part]!; i < from[part + 1]!; i++) {
    known[i] = 0;
    leaving[i] = 0;
    rowAt[i] = filled;
    writeRow(i, order[i]!);
    end[i] = filled;
  }
  return plain;

  function put(state: number, weight: number): void {
    columns[filled] = place[state]!;
    entries[filled++] = weight;
  }

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
        if (next >= 0 && of[next] === part) plain = false;
      } else if (next >= 0 && of[next] === part) put(next, weight);
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
      if (next >= 0 && of[next] === part && !exitHits(chain, target, own, first + k)) inside.push(next);
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
