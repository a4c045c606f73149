import type { Loop, LoopIndex, Model, NodeIndex } from "./model.ts";

/** A loop whose bound can be set. */
export interface LoopChoice {
  readonly loop: LoopIndex;
  /** Id of a member that a line `loop n7 at most 5` means this loop by; `null` if a smaller loop has every member. */
  readonly member: string | null;
  /** The numbers to show (L2): `null` without a bound. */
  readonly repeats: number | null;
  readonly passes: number | null;
}

/** The loops, in order of declaration. */
export function listLoops({ nodes, loops }: Model): readonly LoopChoice[] {
  return loops.map((loop) => ({
    loop: loop.index,
    member: findName(loops, loop, (node) => nodes[node]!.id),
    repeats: loop.bound,
    passes: loop.bound === null ? null : loop.bound + 1,
  }));
}

/** A line means the smallest loop that its node is a member of. */
function findName(loops: readonly Loop[], loop: Loop, idOf: (node: NodeIndex) => string): string | null {
  const before = loops.filter(
    ({ index, members }) =>
      members.length < loop.members.length || (members.length === loop.members.length && index < loop.index),
  );
  const member = loop.members.find((node) => !before.some(({ members }) => members.includes(node)));
  return member === undefined ? null : idOf(member);
}
