import { isBlock } from "./blocks.ts";
import { solveOnward, solveVisits } from "./factor.ts";
import type { Weighted } from "./weighted.ts";

/**
 * Expected visits of each state by one case: in a branching chain by all its tokens together, by linearity (E2).
 */
export function countVisits({ blocks, weights, factor, eliminated }: Weighted): Float64Array {
  const { order, place, from, count, exits } = blocks;
  const counts = new Float64Array(order.length);
  counts[place[0]!] = 1;
  for (let part = count - 1; part >= 0; part--) {
    const first = from[part]!;
    const end = from[part + 1]!;
    if (isBlock(blocks, part)) {
      if (eliminated[part] === 0 || isIdle(counts, first, end)) continue;
      solveVisits(factor, counts, first, end);
    }
    for (let i = first; i < end; i++) {
      const visits = counts[i]!;
      if (visits === 0) continue;
      for (let k = exits.outside[i]!; k < exits.inside[i + 1]!; k++) {
        if (exits.to[k]! >= 0) counts[exits.to[k]!]! += visits * weights[exits.law[k]!]!;
      }
    }
  }
  return byState(counts, order);
}

/**
 * What is gained on average from each state on, by all tokens that follow from it: `gains` by state. Infinite where tokens may never end.
 */
export function sumGains({ blocks, weights, factor, eliminated, doomed }: Weighted, gains: Float64Array): Float64Array {
  const { order, from, count, exits } = blocks;
  const sums = new Float64Array(order.length);
  for (let part = 0; part < count; part++) {
    const first = from[part]!;
    const end = from[part + 1]!;
    for (let i = first; i < end; i++) {
      let sum = gains[order[i]!]!;
      for (let k = exits.outside[i]!; k < exits.inside[i + 1]!; k++) {
        const weight = weights[exits.law[k]!]!;
        if (exits.to[k]! >= 0 && weight > 0) sum += weight * sums[exits.to[k]!]!;
      }
      sums[i] = sum;
    }
    if (!isBlock(blocks, part)) continue;
    for (let i = first; i < end; i++) if (!Number.isFinite(sums[i]!)) sums[i] = 0;
    if (eliminated[part] === 1) solveOnward(factor, sums, first, end);
    for (let i = first; i < end; i++) if (doomed?.[order[i]!] === 1) sums[i] = Infinity;
  }
  return byState(sums, order);
}

function isIdle(counts: Float64Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (counts[i] !== 0) return false;
  return true;
}

/** Values by place, by state. */
function byState(values: Float64Array, order: Int32Array): Float64Array {
  const sorted = new Float64Array(values.length);
  for (let i = 0; i < order.length; i++) sorted[order[i]!] = values[i]!;
  return sorted;
}
