import { findComponents } from "../../model/graph/components.ts";
import type { Chain } from "./chain.ts";
import { type Pattern, planElimination } from "./pattern.ts";

/** States that can come back to each other, in the order in which they are eliminated. */
export interface Block {
  readonly states: Int32Array;
  readonly pattern: Pattern;
}

/** The states of a chain in an order in which each stands behind those that it leads to, blocks of a cycle as one. */
export interface Blocks {
  readonly order: readonly (number | Block)[];
  /** By state: the index of its entry in `order`. */
  readonly of: Int32Array;
  /** By state: its place within its block; 0 outside of blocks. */
  readonly place: Int32Array;
}

/** Multiplications that eliminating all blocks of a chain once may take. */
export const mostElimination = 1_000_000_000;

/** Finds the cycles of a chain (E1); `null` if they are too entangled to be eliminated. */
export function findBlocks({ states, at, to }: Chain): Blocks | null {
  const arcs = { from: [] as number[], to: [] as number[] };
  const outAt = new Int32Array(states + 1);
  for (let state = 0; state < states; state++) {
    for (let i = at[state]!; i < at[state + 1]!; i++) {
      if (to[i]! < 0) continue;
      arcs.from.push(state);
      arcs.to.push(to[i]!);
    }
    outAt[state + 1] = arcs.to.length;
  }
  const components = findComponents({
    nodes: states,
    from: Int32Array.from(arcs.from),
    to: Int32Array.from(arcs.to),
    out: Int32Array.from(arcs.to.keys()),
    outAt,
  });
  const members = gather(components.of, components.count);
  const place = new Int32Array(states);
  let work = 0;
  const order: (number | Block)[] = [];
  for (let component = 0; component < components.count; component++) {
    const own = members.items.subarray(members.at[component]!, members.at[component + 1]!);
    if (components.cyclic[component] === 0) {
      order.push(own[0]!);
      continue;
    }
    for (const [i, state] of own.entries()) place[state] = i;
    const inside = Array.from(own, (state) => {
      const targets: number[] = [];
      for (let i = at[state]!; i < at[state + 1]!; i++) {
        const target = to[i]!;
        if (target >= 0 && components.of[target] === component && target !== state) targets.push(place[target]!);
      }
      return targets;
    });
    const { sequence, pattern } = planElimination(inside, mostElimination - work);
    if (pattern === null) return null;
    work += pattern.work;
    const block = { states: Int32Array.from(sequence, (i) => own[i]!), pattern };
    for (const [i, state] of block.states.entries()) place[state] = i;
    order.push(block);
  }
  return { order, of: components.of, place };
}

function gather(of: Int32Array, count: number): { at: Int32Array; items: Int32Array } {
  const at = new Int32Array(count + 1);
  for (const component of of) at[component + 1]!++;
  for (let component = 0; component < count; component++) at[component + 1]! += at[component]!;
  const next = at.slice();
  const items = new Int32Array(of.length);
  of.forEach((component, state) => {
    items[next[component]!++] = state;
  });
  return { at, items };
}
