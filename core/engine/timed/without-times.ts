import type { Model } from "../../model/model.ts";

/** The same model, in which nothing takes time: its cases go the same ways (S7). */
export function withoutTimes(model: Model): Model {
  const instant = { family: "constant", value: 0 } as const;
  return {
    ...model,
    nodes: model.nodes.map((node) => ({ ...node, service: instant })),
    edges: model.edges.map((edge) => ({ ...edge, travel: instant })),
  };
}
