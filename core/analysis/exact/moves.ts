import { solveOnward, solveVisits } from "./factor.ts";
import type { Weighted } from "./weighted.ts";

/**
 * Expected visits of each state by one case: in a branching chain by all its tokens together, by linearity (E2).
 */
export function countVisits({ chain, blocks, weights, factors }: Weighted): Float64Array {
  const { at, to, law, laws } = chain;
  const visits = new Float64Array(chain.states);
  visits[0] = 1;
  for (let entry = blocks.order.length - 1; entry >= 0; entry--) {
    const block = blocks.order[entry]!;
    if (typeof block === "number") {
      send(block);
      continue;
    }
    const coming = Float64Array.from(block.states, (state) => visits[state]!);
    const factor = factors[entry] ?? null;
    if (factor === null || coming.every((value) => value === 0)) continue;
    solveVisits(factor, coming);
    for (const [i, state] of block.states.entries()) visits[state] = coming[i]!;
    for (const state of block.states) send(state, entry);
  }
  return visits;

  function send(state: number, inside = -1): void {
    const count = visits[state]!;
    if (count === 0) return;
    const first = (laws.at[law[state]!] ?? 0) - at[state]!;
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      const target = to[k]!;
      if (target >= 0 && (inside < 0 || blocks.of[target] !== inside)) visits[target]! += count * weights[first + k]!;
    }
  }
}

/**
 * What is gained on average from each state on, by all tokens that follow from it: `gains` by state. Infinite where tokens may never end.
 */
export function sumGains({ chain, blocks, weights, factors, doomed }: Weighted, gains: Float64Array): Float64Array {
  const { at, to, law, laws } = chain;
  const sums = gains.slice();
  for (const [entry, block] of blocks.order.entries()) {
    if (typeof block === "number") {
      gather(block, -1);
      continue;
    }
    for (const state of block.states) gather(state, entry);
    const factor = factors[entry] ?? null;
    const values = Float64Array.from(block.states, (state) => (Number.isFinite(sums[state]!) ? sums[state]! : 0));
    if (factor !== null) solveOnward(factor, values);
    for (const [i, state] of block.states.entries()) sums[state] = doomed?.[state] === 1 ? Infinity : values[i]!;
  }
  return sums;

  function gather(state: number, inside: number): void {
    const first = (laws.at[law[state]!] ?? 0) - at[state]!;
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      const target = to[k]!;
      const weight = weights[first + k]!;
      if (target >= 0 && weight > 0 && blocks.of[target] !== inside) sums[state]! += weight * sums[target]!;
    }
  }
}
