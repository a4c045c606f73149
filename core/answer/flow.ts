import type { StartResult } from "../engine/results.ts";
import type { Model } from "../model/model.ts";
import type { Flow } from "../render/sketch.ts";

/**
 * What flows where when one case comes to each start: passes add up, a node is reached if any of the cases comes to it; an edge's share is its
 * passes / the passes of its source.
 */
export function addFlows(model: Model, starts: readonly StartResult[]): Flow {
  const add = (kind: "nodes" | "edges", id: string) => {
    const each = starts.map((start) => start[kind][id] ?? { passes: 0, reached: 0 });
    const missed = each.reduce((rest, { reached }) => rest * (1 - reached), 1);
    return { passes: each.reduce((sum, { passes }) => sum + passes, 0), reached: 1 - missed };
  };
  const nodes = Object.fromEntries(model.nodes.map(({ id }) => [id, add("nodes", id)]));
  const edges = model.edges.map(({ id, from }) => {
    const { passes } = add("edges", id);
    const source = nodes[model.nodes[from]!.id]!.passes;
    return [id, { passes, share: source === 0 ? 0 : passes / source }] as const;
  });
  return { nodes, edges: Object.fromEntries(edges) };
}
