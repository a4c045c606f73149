import type { LoopIndex, NodeIndex } from "./model.ts";

interface Membered {
  readonly members: readonly NodeIndex[];
}

/** The loops with the fewest members first, then in order of declaration (L3). */
export function orderBySize(loops: readonly Membered[]): readonly LoopIndex[] {
  return loops.map((_, index) => index).sort((a, b) => loops[a]!.members.length - loops[b]!.members.length);
}

/** By node: the loops that it is a member of, those with the fewest members first, then in order of declaration (L3, L4). */
export function findMemberships(nodes: number, loops: readonly Membered[]): readonly (readonly LoopIndex[])[] {
  const memberships: LoopIndex[][] = Array.from({ length: nodes }, () => []);
  for (const loop of orderBySize(loops)) for (const member of loops[loop]!.members) memberships[member]!.push(loop);
  return memberships;
}
