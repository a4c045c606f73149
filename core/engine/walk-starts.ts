import type { Order } from "./order.ts";
import type { Tally } from "./tally.ts";
import { casesPerReplication } from "./timed/arrivals.ts";
import { walk } from "./walk.ts";

/** What a visit takes where a case may have several tokens, or wait for a lane, against one where it has a single one. */
export const severalTokens = 10;

/** Walks the counted cases `from` up to, not including, `to` of one start in one replication, the first of which is 0. */
export function walkPart(
  { program, first, seed, limit }: Order,
  replication: number,
  start: number,
  from: number,
  to: number,
  allowance: number = Infinity,
): Tally {
  const base = first[start]! + replication * casesPerReplication;
  return walk(program, start, base + from, base + to, seed, limit, allowance);
}

/** Walks the cases of one replication, start by start; `over` is the start at which `left` was used up. */
export function walkStarts(
  order: Order,
  replication: number,
  left: number,
): { readonly tallies: readonly Tally[]; readonly left: number; readonly over: number | null } {
  const tallies: Tally[] = [];
  let rest = left;
  for (const [start, { single }] of order.program.starts.entries()) {
    const weight = single ? 1 : severalTokens;
    const tally = walkPart(order, replication, start, 0, order.cases, rest / weight);
    tallies.push(tally);
    rest -= tally.arrivals * weight;
    if (rest < 0) return { tallies, left: rest, over: start };
  }
  return { tallies, left: rest, over: null };
}
