import { orderBySize } from "./memberships.ts";
import type { EdgeIndex, LoopIndex, NodeIndex } from "./model.ts";
import type { Repeats } from "./repeats.ts";

/** Which loop each repeat belongs to. */
export interface Ownership {
  /** The declared repeat edges that the loop owns, ascending. */
  edges(loop: LoopIndex): readonly EdgeIndex[];
  /** The implicit repeat that the loop owns. */
  implicit(loop: LoopIndex): { readonly from: NodeIndex; readonly to: NodeIndex } | null;
  /** The loop that owns what this one would repeat; `null` if this one owns something, or would repeat nothing. */
  rival(loop: LoopIndex): LoopIndex | null;
}

/**
 * Gives each repeat edge to one loop, the one with the fewest members, then the first declared (L3). Of implicit repeats one can leave a node: they are
 * claimed by the node they leave.
 */
export function claimRepeats(
  loops: readonly { readonly members: readonly NodeIndex[] }[],
  repeats: readonly Repeats[],
): Ownership {
  const edgeOwner = new Map<EdgeIndex, LoopIndex>();
  const nodeOwner = new Map<NodeIndex, LoopIndex>();
  for (const loop of orderBySize(loops)) {
    const found = repeats[loop]!;
    if (found.kind === "edges") {
      for (const edge of found.edges) if (!edgeOwner.has(edge)) edgeOwner.set(edge, loop);
    } else if (found.kind === "implicit" && !nodeOwner.has(found.from)) nodeOwner.set(found.from, loop);
  }
  const edges = (loop: LoopIndex): readonly EdgeIndex[] => {
    const found = repeats[loop]!;
    return found.kind === "edges" ? found.edges.filter((edge) => edgeOwner.get(edge) === loop) : [];
  };
  return {
    edges,
    implicit(loop) {
      const found = repeats[loop]!;
      return found.kind === "implicit" && nodeOwner.get(found.from) === loop ? found : null;
    },
    rival(loop) {
      const found = repeats[loop]!;
      const owner =
        found.kind === "edges"
          ? edges(loop).length > 0
            ? loop
            : edgeOwner.get(found.edges[0]!)
          : found.kind === "implicit"
            ? nodeOwner.get(found.from)
            : undefined;
      return owner === undefined || owner === loop ? null : owner;
    },
  };
}
