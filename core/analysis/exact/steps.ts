import { SPLIT } from "./laws.ts";
import { sumGains } from "./moves.ts";
import { branches } from "./splits.ts";
import type { Weighted } from "./weighted.ts";

/** Products of steps and exits, or of steps and steps, that are worked through for a distribution. */
const mostWork = 50_000_000;

/** Mean steps from each state on (S8). */
export function meanSteps(weighted: Weighted): Float64Array {
  return sumGains(weighted, Float64Array.from(weighted.chain.visits));
}

/**
 * Variance of the steps of a case: what each choice adds to it, summed over the expected visits, with no difference of large numbers. The tokens of a split
 * are independent, so it adds none itself.
 */
export function stepsVariance({ chain, weights }: Weighted, visits: Float64Array, means: Float64Array): number {
  const { at, to, law, laws } = chain;
  let variance = 0;
  for (let state = 0; state < chain.states; state++) {
    const count = visits[state]!;
    // One way out is no choice.
    if (count === 0 || at[state + 1]! - at[state]! < 2 || laws.kind[law[state]!] === SPLIT) continue;
    const first = laws.at[law[state]!]! - at[state]!;
    const meanOf = (k: number): number => (to[k]! >= 0 ? means[to[k]!]! : 0);
    let mean = 0;
    for (let k = at[state]!; k < at[state + 1]!; k++)
      if (weights[first + k]! > 0) mean += weights[first + k]! * meanOf(k);
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      if (!(weights[first + k]! > 0)) continue;
      const off = meanOf(k) - mean;
      variance += count * weights[first + k]! * off * off;
    }
  }
  return variance;
}

/** P(steps = k) for k from 0 to `most`, fewer where that takes too much work (E1). */
export function distributeSteps(weighted: Weighted, most: number): Float64Array {
  const affordable = Math.floor(mostWork / Math.max(1, weighted.chain.to.length));
  if (weighted.chain.kind !== "branching") return walkSteps(weighted, Math.min(most, affordable));
  return convolveSteps(weighted, Math.min(most, affordable, Math.floor(Math.sqrt(mostWork / countSplits(weighted)))));
}

function countSplits({ chain }: Weighted): number {
  let splits = 1;
  for (let state = 0; state < chain.states; state++)
    if (branches(chain, state)) splits += chain.at[state + 1]! - chain.at[state]!;
  return splits;
}

/** Follows where a case may be after each step. */
function walkSteps({ chain, weights }: Weighted, most: number): Float64Array {
  const { at, to, law, laws, visits } = chain;
  const ended = new Float64Array(most + 1);
  let now = new Float64Array(chain.states);
  let then = new Float64Array(chain.states);
  // States without a visit pass on at once: what they get in a step goes on within it, at last to markings in which nothing moves.
  const passing = Array.from(visits.keys())
    .filter((state) => visits[state] === 0)
    .sort((a, b) => Math.sign(law[b]! + 0.5) - Math.sign(law[a]! + 0.5));
  now[0] = 1;
  for (let step = 1; step <= most; step++) {
    const leave = (state: number, share: number): void => {
      const own = law[state]!;
      if (own < 0) {
        ended[step]! += share;
        return;
      }
      const first = laws.at[own]! - at[state]!;
      for (let k = at[state]!; k < at[state + 1]!; k++) {
        const part = share * weights[first + k]!;
        if (part === 0) continue;
        if (to[k]! < 0) ended[step]! += part;
        else then[to[k]!]! += part;
      }
    };
    for (let state = 0; state < chain.states; state++) if (now[state]! > 0) leave(state, now[state]!);
    for (const state of passing) {
      const share = then[state]!;
      then[state] = 0;
      if (share > 0) leave(state, share);
    }
    [now, then] = [then, now];
    then.fill(0);
  }
  return ended;
}

/** The distribution of the steps that follow from each state, step by step; those of the tokens of a split add up. */
function convolveSteps({ chain, weights }: Weighted, most: number): Float64Array {
  const { states, at, to, law, laws, visits } = chain;
  const shares = Array.from({ length: states }, () => new Float64Array(most + 1));
  const nothing = new Float64Array(most + 1);
  nothing[0] = 1;
  const behind = (k: number): Float64Array => (to[k]! >= 0 ? shares[to[k]!]! : nothing);
  // By state that splits: the sums of its first tokens, then of one more, and so on.
  const sums = new Map<number, Float64Array[]>();
  const order = [
    ...Array.from(visits.keys()).filter((s) => visits[s] === 1),
    ...Array.from(visits.keys()).filter((s) => visits[s] === 0),
  ];
  for (let step = 0; step <= most; step++) {
    for (const state of order) {
      const rest = step - visits[state]!;
      if (rest < 0) continue;
      shares[state]![step] = branches(chain, state) ? sumTokens(state, rest) : mix(state, rest);
    }
  }
  return shares[0]!;

  function mix(state: number, rest: number): number {
    const first = laws.at[law[state]!]! - at[state]!;
    let share = 0;
    for (let k = at[state]!; k < at[state + 1]!; k++) share += weights[first + k]! * behind(k)[rest]!;
    return share;
  }

  function sumTokens(state: number, rest: number): number {
    let own = sums.get(state);
    if (own === undefined) {
      own = Array.from({ length: at[state + 1]! - at[state]! }, () => new Float64Array(most + 1));
      sums.set(state, own);
    }
    for (let token = 0; token < own.length; token++) {
      const next = behind(at[state]! + token);
      if (token === 0) {
        own[0]![rest] = next[rest]!;
        continue;
      }
      let share = 0;
      for (let part = 0; part <= rest; part++) share += own[token - 1]![part]! * next[rest - part]!;
      own[token]![rest] = share;
    }
    return own.at(-1)![rest]!;
  }
}
