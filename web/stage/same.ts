import type { Layout } from "#core/layout/geometry";
import type { Model } from "#core/model/model";

/** Whether two layouts put everything at the same place. */
export function sameLayout(a: Layout, b: Layout): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Whether two models have the same nodes and edges in the same order, so that a trace means the same in both. */
export function sameParts(a: Model, b: Model): boolean {
  return (
    a.nodes.length === b.nodes.length &&
    a.edges.length === b.edges.length &&
    a.nodes.every((node, i) => node.id === b.nodes[i]!.id) &&
    a.edges.every((edge, i) => edge.id === b.edges[i]!.id)
  );
}
