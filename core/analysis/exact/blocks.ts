import { findComponents } from "../../model/graph/components.ts";
import type { Chain } from "./chain.ts";
import { type Exits, sortExits } from "./exits.ts";
import { type Pattern, planElimination } from "./pattern.ts";
import { branches } from "./splits.ts";

/**
 * The states of a chain in an order in which each stands behind those that it leads to. States that can come back to each other are a block: they stand side by side, in the
 * order in which they are eliminated. Everything that is solved goes through the places of this order, forth or back, once.
 */
export interface Blocks {
  /** By place: the state; and by state: its place. */
  readonly order: Int32Array;
  readonly place: Int32Array;
  /** Parts of the order: a block, or a single state. Those of part p are at the places from `from[p]` up to `from[p + 1]`. */
  readonly count: number;
  readonly from: Int32Array;
  /** By state: its part. */
  readonly of: Int32Array;
  /** The parts that are blocks, ascending; and by part: 1 for a block in which tokens split (E2). */
  readonly cyclic: Int32Array;
  readonly splits: Uint8Array;
  /** Of the whole order: rows are places, and those outside of blocks are empty. */
  readonly pattern: Pattern;
  readonly exits: Exits;
}

/** Multiplications that eliminating all blocks of a chain once may take. */
export const mostElimination = 1_000_000_000;

/** Finds the cycles of a chain (E1); `null` if they are too entangled to be eliminated. */
export function findBlocks(chain: Chain): Blocks | null {
  const { states } = chain;
  const { count, of, cyclic: cycles } = findComponents(readArcs(chain));
  const from = new Int32Array(count + 1);
  for (const part of of) from[part + 1]!++;
  for (let part = 0; part < count; part++) from[part + 1]! += from[part]!;
  const order = new Int32Array(states);
  const place = new Int32Array(states);
  const next = from.slice();
  for (let state = 0; state < states; state++) put(state, next[of[state]!]!++);
  const cyclic = Int32Array.from(cycles.keys()).filter((part) => cycles[part] === 1);
  const splits = new Uint8Array(count);
  const patterns: Pattern[] = [];
  let work = 0;
  for (const part of cyclic) {
    const own = order.slice(from[part], from[part + 1]);
    const { sequence, pattern } = planElimination(linkWithin(chain, of, place, own), mostElimination - work);
    if (pattern === null) return null;
    work += pattern.work;
    patterns.push(pattern);
    for (const [i, member] of sequence.entries()) put(own[member]!, from[part]! + i);
    if (own.some((state) => branches(chain, state))) splits[part] = 1;
  }
  const pattern = joinPatterns(states, from, cyclic, patterns);
  return { order, place, count, from, of, cyclic, splits, pattern, exits: sortExits(chain, of, order, place) };

  function put(state: number, at: number): void {
    order[at] = state;
    place[state] = at;
  }
}

/** Whether a part of the order is a block. */
export function isBlock({ from, exits: { inside, outside } }: Blocks, part: number): boolean {
  const first = from[part]!;
  return from[part + 1]! - first > 1 || inside[first]! < outside[first]!;
}

function readArcs({ states, at, to }: Chain): Parameters<typeof findComponents>[0] {
  const source = new Int32Array(to.length);
  const target = new Int32Array(to.length);
  const outAt = new Int32Array(states + 1);
  let arcs = 0;
  for (let state = 0; state < states; state++) {
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      if (to[k]! < 0) continue;
      source[arcs] = state;
      target[arcs++] = to[k]!;
    }
    outAt[state + 1] = arcs;
  }
  const out = new Int32Array(arcs).map((_, arc) => arc);
  return { nodes: states, from: source.subarray(0, arcs), to: target.subarray(0, arcs), out, outAt };
}

/** By state of a block: those of its other states that it leads to, counted within the block. */
function linkWithin({ at, to }: Chain, of: Int32Array, place: Int32Array, own: Int32Array): number[][] {
  const first = place[own[0]!]!;
  return Array.from(own, (state) => {
    const targets: number[] = [];
    for (let k = at[state]!; k < at[state + 1]!; k++) {
      const target = to[k]!;
      if (target >= 0 && target !== state && of[target] === of[state]) targets.push(place[target]! - first);
    }
    return targets;
  });
}

/** The patterns of the blocks as one of the whole order. */
function joinPatterns(size: number, from: Int32Array, cyclic: Int32Array, patterns: readonly Pattern[]): Pattern {
  const entries = patterns.reduce((sum, { columns }) => sum + columns.length, 0);
  const joined = {
    at: new Int32Array(size + 1),
    columns: new Int32Array(entries),
    rowsAt: new Int32Array(size + 1),
    rows: new Int32Array(entries),
  };
  let done = 0;
  let filled = 0;
  for (const [i, part] of cyclic.entries()) {
    const own = patterns[i]!;
    const first = from[part]!;
    joined.at.fill(filled, done, first);
    joined.rowsAt.fill(filled, done, first);
    for (let row = 0; row < own.size; row++) {
      joined.at[first + row] = filled + own.at[row]!;
      joined.rowsAt[first + row] = filled + own.rowsAt[row]!;
    }
    for (let entry = 0; entry < own.columns.length; entry++) {
      joined.columns[filled + entry] = first + own.columns[entry]!;
      joined.rows[filled + entry] = first + own.rows[entry]!;
    }
    filled += own.columns.length;
    done = first + own.size;
  }
  joined.at.fill(filled, done);
  joined.rowsAt.fill(filled, done);
  return { size, ...joined, work: patterns.reduce((sum, { work }) => sum + work, 0) };
}
