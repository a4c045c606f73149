import { isBlock } from "./blocks.ts";
import type { Chain } from "./chain.ts";
import { solveVisits } from "./factor.ts";
import { exitHits, forkHits, type Hits, isHit, worth } from "./hits.ts";
import { SPLIT } from "./laws.ts";
import { branches } from "./splits.ts";
import type { Weighted } from "./weighted.ts";

/**
 * How often each state is come to before the target is, each token weighed by the probability that no other token comes to it: the adjoint of the equations of
 * `findHits` (E4).
 */
export function countPulls({ chain, blocks, weights }: Weighted, { target, values, factor }: Hits): Float64Array {
  const { at, to, law, laws } = chain;
  const { order, from } = blocks;
  const pulls = new Float64Array(chain.states);
  const coming = new Float64Array(chain.states);
  pulls[0] = 1;
  for (let part = blocks.count - 1; part >= 0; part--) {
    const first = from[part]!;
    const end = from[part + 1]!;
    if (!isBlock(blocks, part)) {
      send(order[first]!, -1);
      continue;
    }
    let some = false;
    for (let i = first; i < end; i++) {
      coming[i] = pulls[order[i]!]!;
      some ||= coming[i] !== 0;
    }
    if (!some) continue;
    solveVisits(factor, coming, first, end);
    for (let i = first; i < end; i++) pulls[order[i]!] = coming[i]!;
    for (let i = first; i < end; i++) send(order[i]!, part);
  }
  return pulls;

  function send(state: number, inside: number): void {
    const count = pulls[state]!;
    const own = law[state]!;
    if (count === 0 || own < 0 || isHit(chain, target, state)) return;
    const first = laws.at[own]! - at[state]!;
    const fork = laws.kind[own] === SPLIT;
    if (fork && chain.kind === "marking" && forkHits(chain, target, own)) return;
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      const next = to[k]!;
      if (next < 0 || blocks.of[next] === inside) continue;
      if (!(fork && chain.kind === "marking") && exitHits(chain, target, own, first + k)) continue;
      let weight = weights[first + k]!;
      if (branches(chain, state)) {
        for (let other = at[state]!; other < at[state + 1]!; other++) {
          if (other !== k) weight *= 1 - worth(chain, target, values, own, first + other, other);
        }
      }
      pulls[next]! += count * weight;
    }
  }
}

/** By exit of a law: what it is worth, summed over the states that have the law. */
export function sumWorth({ chain }: Weighted, pulls: Float64Array, { target, values }: Hits): Float64Array {
  return sumByExit(chain, pulls, (law, exit, k) => worth(chain, target, values, law, exit, k));
}

/** By exit of a law: the `worthOf` each state's exit, weighed and summed over the states that have the law. */
export function sumByExit(
  { states, at, law, laws }: Chain,
  weights: Float64Array,
  worthOf: (law: number, exit: number, k: number) => number,
): Float64Array {
  const sums = new Float64Array(laws.exit.length);
  for (let state = 0; state < states; state++) {
    const own = law[state]!;
    if (own < 0 || weights[state] === 0 || laws.kind[own] === SPLIT) continue;
    const first = laws.at[own]! - at[state]!;
    for (let k = at[state]!; k < at[state + 1]!; k++) sums[first + k]! += weights[state]! * worthOf(own, first + k, k);
  }
  return sums;
}
