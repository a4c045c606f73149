import { merge } from "../merge.ts";
import type { Program } from "../program.ts";
import { emptyTally, type Tally } from "../tally.ts";
import { walkSingle } from "../walk-single.ts";
import { walkTree } from "./lockstep.ts";
import { States } from "./states.ts";
import { tell } from "./tell.ts";
import { growTree, type Tree } from "./tree.ts";

/** Cases between two looks at the allowance. */
const chunk = 1 << 16;
/** A tree that leaves out more than this share of the cases is of no use. */
const mostUntold = 1 / 4;

/** The tree of each start that was walked last, and the step limit that it was grown for. */
const trees = new WeakMap<Program, Map<number, { readonly limit: number; readonly tree: Tree }>>();

/**
 * Walks cases that never have more than one token, those of the likeliest paths in lockstep. What these leave over goes to the plain kernel, and so does
 * everything where that is much. Parameters and answer as of `walkSingle`, to the last byte.
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
  const tree = treeOf(program, start, limit);
  if (tree.untold > mostUntold) return walkSingle(program, start, key, from, to, limit, allowance);
  const cases = new Float64Array(tree.leaves.length);
  let others = emptyTally(program);
  let arrivals = 0;
  let number = from;
  while (number < to && arrivals + others.arrivals <= allowance) {
    const end = Math.min(to, number + chunk);
    const left = allowance - arrivals - others.arrivals;
    const untold: number[] = [];
    const told = walkTree(tree, key, number, end, untold);
    const steps = told.reduce((sum, count, leaf) => sum + count * tree.leaves[leaf]!.length, 0);
    if (steps + untold.length * limit > left) {
      // The allowance may be used up within this chunk: only case by case can tell where.
      const part = walkSingle(program, start, key, number, end, limit, left);
      others = merge(others, part);
      number += part.cases;
      continue;
    }
    for (const [leaf, count] of told.entries()) cases[leaf] = cases[leaf]! + count;
    arrivals += steps;
    if (untold.length > 0)
      others = merge(others, walkSingle(program, start, key, 0, untold.length, limit, Infinity, untold));
    number = end;
  }
  const told = tell(program, start, tree.leaves, cases);
  return others.cases === 0 ? told : merge(told, others);
}

function treeOf(program: Program, start: number, limit: number): Tree {
  const known = trees.get(program) ?? new Map();
  trees.set(program, known);
  let entry = known.get(start);
  if (entry?.limit !== limit) {
    entry = { limit, tree: growTree(new States(program, start), limit) };
    known.set(start, entry);
  }
  return entry.tree;
}
