import { merge } from "../merge.ts";
import type { Program } from "../program.ts";
import { emptyTally, type Tally } from "../tally.ts";
import { walkSingle } from "../walk-single.ts";
import { walkTree } from "./lockstep.ts";
import { layNetwork, type Network } from "./network.ts";
import { States } from "./states.ts";
import { tell } from "./tell.ts";
import { walkNetwork } from "./through.ts";
import { growTree, type Tree } from "./tree.ts";

/** Cases between two looks at the allowance, in a tree and in a network. */
const treeCases = 1 << 16;
const networkCases = 1 << 14;
/** A tree that leaves out more than this share of the cases gives way to a network, */
const mostUntold = 1 / 16;
/** which is laid out for so many cases or more, */
const fewCases = 1 << 11;
/** and given up when it leaves out this share of a round. */
const mostOthers = 1 / 4;

/** How the cases of a start are walked. */
type Way = { readonly tree: Tree; readonly network: null } | { readonly tree: null; readonly network: Network };

/** The last way of each start that was walked, the step limit that it was made for, and whether for many cases; `null` where only the plain kernel will do. */
const ways = new WeakMap<
  Program,
  Map<number, { readonly limit: number; readonly many: boolean; readonly way: Way | null }>
>();

/**
 * Walks cases that never have more than one token: those of the likeliest paths in lockstep, or all of them through a network of states. What these leave
 * over goes to the plain kernel, and so does everything where that is much. Parameters and answer as of `walkSingle`, to the last byte.
 */
export function walkFast(
  program: Program,
  start: number,
  key: Int32Array,
  from: number,
  to: number,
  limit: number,
  allowance: number,
): Tally {
  const way = wayOf(program, start, limit, to - from);
  if (way === null) return walkSingle(program, start, key, from, to, limit, allowance);
  const { tree, network } = way;
  const cases = new Float64Array(tree?.leaves.length ?? 0);
  let others = emptyTally(program);
  let arrivals = 0;
  let number = from;
  const plain = (end: number): void => {
    const part = walkSingle(program, start, key, number, end, limit, allowance - arrivals - others.arrivals);
    others = merge(others, part);
    number += part.cases;
  };
  while (number < to && arrivals + others.arrivals <= allowance) {
    const end = Math.min(to, number + (tree === null ? networkCases : treeCases));
    const untold: number[] = [];
    const told = tree === null ? null : walkTree(tree, key, number, end, untold);
    const part = network === null ? null : walkNetwork(program, start, network, key, number, end, limit, untold);
    const steps = part?.arrivals ?? told!.reduce((sum, count, leaf) => sum + count * tree!.leaves[leaf]!.length, 0);
    // Where the allowance may be used up within a round, only case by case can tell where.
    if (arrivals + others.arrivals + steps + untold.length * limit > allowance) {
      plain(end);
      continue;
    }
    if (part !== null) others = merge(others, part);
    else {
      told!.forEach((count, leaf) => {
        cases[leaf] = cases[leaf]! + count;
      });
      arrivals += steps;
    }
    if (untold.length > 0) {
      others = merge(others, walkSingle(program, start, key, 0, untold.length, limit, Infinity, untold));
    }
    const gaveUp = network !== null && untold.length > mostOthers * (end - number);
    number = end;
    if (gaveUp) plain(to);
  }
  if (tree === null) return others;
  const all = tell(program, start, tree.leaves, cases);
  return others.cases === 0 ? all : merge(all, others);
}

function wayOf(program: Program, start: number, limit: number, cases: number): Way | null {
  const known = ways.get(program) ?? new Map();
  ways.set(program, known);
  let entry = known.get(start);
  const many = cases >= fewCases;
  if (entry?.limit !== limit || (entry.way === null && many && !entry.many)) {
    entry = { limit, many, way: findWay(program, start, limit, many) };
    known.set(start, entry);
  }
  return entry.way;
}

function findWay(program: Program, start: number, limit: number, many: boolean): Way | null {
  const states = new States(program, start);
  const tree = growTree(states, limit);
  if (tree.untold <= mostUntold) return { tree, network: null };
  const network = many ? layNetwork(program, states) : null;
  return network === null ? null : { tree: null, network };
}
