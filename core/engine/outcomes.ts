import type { Model, OutcomeTarget } from "../model/model.ts";

/*
 * While a run counts, an outcome is one number, the same for every start: ends by node, then edges, stuck and spent by node, then the lanes
 * that turn away, then the limit. Each kind takes as many numbers as there are nodes, edges or lanes.
 */

/** Sizes that the numbers of outcomes follow from. */
export interface Sizes {
  readonly nodes: { readonly count: number };
  readonly edges: { readonly count: number };
  readonly lanes: { readonly count: number };
}

/** The token ended at an end node. */
export function endCode(node: number): number {
  return node;
}

/** It ended at the common end, having come into the last merge by this edge (O2). */
export function edgeCode({ nodes }: Sizes, edge: number): number {
  return nodes.count + edge;
}

/** It waits at a join that will never fire (O1). */
export function stuckCode({ nodes, edges }: Sizes, node: number): number {
  return nodes.count + edges.count + node;
}

/** Its retries were used up (L5). */
export function spentCode({ nodes, edges }: Sizes, node: number): number {
  return 2 * nodes.count + edges.count + node;
}

/** The line of a lane was full (T4). */
export function turnedAwayCode({ nodes, edges }: Sizes, lane: number): number {
  return 3 * nodes.count + edges.count + lane;
}

/** Its case met the step limit (S8). */
export function limitCode({ nodes, edges, lanes }: Sizes): number {
  return 3 * nodes.count + edges.count + lanes.count;
}

/** How many numbers there are. */
export function codeCount(sizes: Sizes): number {
  return limitCode(sizes) + 1;
}

/** The number of an outcome of the model. */
export function codeOf(sizes: Sizes, target: OutcomeTarget): number {
  switch (target.kind) {
    case "end":
      return endCode(target.node);
    case "edge":
      return edgeCode(sizes, target.edge);
    case "stuck":
      return stuckCode(sizes, target.node);
    case "spent":
      return spentCode(sizes, target.node);
    case "turned-away":
      return turnedAwayCode(sizes, target.lane);
    case "limit":
      return limitCode(sizes);
  }
}

/** Id and label of an outcome (O3), from its number. */
export function describeOutcome(model: Model, code: number): { readonly id: string; readonly label: string } {
  const { nodes, edges, lanes } = model;
  let rest = code;
  if (rest < nodes.length) return { id: nodes[rest]!.id, label: nodes[rest]!.label };
  rest -= nodes.length;
  if (rest < edges.length) return { id: edges[rest]!.id, label: edges[rest]!.label || nodes[edges[rest]!.from]!.label };
  rest -= edges.length;
  if (rest < nodes.length) return { id: `stuck:${nodes[rest]!.id}`, label: nodes[rest]!.label };
  rest -= nodes.length;
  if (rest < nodes.length) return { id: `spent:${nodes[rest]!.id}`, label: nodes[rest]!.label };
  rest -= nodes.length;
  if (rest < lanes.length) return { id: `turned-away:${lanes[rest]!.id}`, label: lanes[rest]!.label };
  return { id: "limit", label: "limit" };
}
