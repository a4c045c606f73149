import type { Chain } from "./chain.ts";

/** The exits of a chain by place: those of place i that stay in its block are `inside[i]` up to `outside[i]`, the others follow up to `inside[i + 1]`. */
export interface Exits {
  readonly inside: Int32Array;
  readonly outside: Int32Array;
  /** By exit: the place that it leads to, -1 where the token ends; and the law's exit that it is. */
  readonly to: Int32Array;
  readonly law: Int32Array;
}

/** Sorts the exits by the `order` of the states (and its inverse, `place`), those that stay in their part (`of`) first. */
export function sortExits(
  { states, at, to, law, laws }: Chain,
  of: Int32Array,
  order: Int32Array,
  place: Int32Array,
): Exits {
  const exits = {
    inside: new Int32Array(states + 1),
    outside: new Int32Array(states),
    to: new Int32Array(to.length),
    law: new Int32Array(to.length),
  };
  let filled = 0;
  for (let i = 0; i < states; i++) {
    const state = order[i]!;
    const first = law[state]! < 0 ? 0 : laws.at[law[state]!]! - at[state]!;
    for (const staying of [true, false]) {
      for (let k = at[state]!; k < at[state + 1]!; k++) {
        const target = to[k]!;
        if ((target >= 0 && of[target] === of[state]) !== staying) continue;
        exits.to[filled] = target < 0 ? -1 : place[target]!;
        exits.law[filled++] = first + k;
      }
      if (staying) exits.outside[i] = filled;
    }
    exits.inside[i + 1] = filled;
  }
  return exits;
}
