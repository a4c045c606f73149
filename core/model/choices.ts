import type { EdgeIndex, Loop, LoopIndex, Model, NodeIndex } from "./model.ts";

/** A decision that can be set: by odds, by odds for each attempt (S9), or by a loop's counter (L4). */
export interface DecisionChoice {
  readonly node: NodeIndex;
  readonly kind: "odds" | "by attempt" | "counter";
  /** In order of declaration, two at least. */
  readonly edges: readonly EdgeIndex[];
  /** The loop whose counter decides. */
  readonly loop: LoopIndex | null;
}

/** A loop whose bound can be set. */
export interface LoopChoice {
  readonly loop: LoopIndex;
  /** Id of a member that a line `loop n7 at most 5` means this loop by; `null` if a smaller loop has every member. */
  readonly member: string | null;
  /** The numbers to show (L2): `null` without a bound. */
  readonly repeats: number | null;
  readonly passes: number | null;
}

/** The decisions between several edges, in order of declaration. */
export function listDecisions({ nodes, edges }: Model): readonly DecisionChoice[] {
  return nodes.flatMap(({ index, passing, outgoing }): readonly DecisionChoice[] => {
    if (passing.kind === "counter") return [{ node: index, kind: passing.kind, edges: outgoing, loop: passing.loop }];
    if (passing.kind !== "odds" || outgoing.length < 2) return [];
    const kind = edges[outgoing[0]!]!.odds!.length > 1 ? "by attempt" : "odds";
    return [{ node: index, kind, edges: outgoing, loop: null }];
  });
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
