import type { Arrival } from "../language/tree.ts";
import { countEntering, countLeaving } from "./graph/graph.ts";
import type { Lines } from "./lines.ts";
import type { NodeIndex } from "./model.ts";
import type { Resolution } from "./resolution.ts";

/** A node at which cases begin, or would if it were not told `arrives never` (S1). */
export interface Entry {
  readonly node: NodeIndex;
  /**
   * Why it is one: a start circle, nothing leads to it and its lane has no start circle, it arrives by a simulation line, or there
   * is no better node in the whole diagram.
   */
  readonly why: "circle" | "implicit" | "arrives" | "only";
  readonly arrival: Arrival;
}

/** T3: a case every second. */
const defaultArrival: Arrival = { kind: "every", seconds: 1 };

/**
 * Finds where cases begin (S1), in order of declaration. Where no node is a start the first connected node is; in a diagram without any edge
 * every node is.
 */
export function findEntries({ nodes, graph }: Resolution, lines: Lines): readonly Entry[] {
  const all = nodes.map((_, node) => node);
  const leads = (node: NodeIndex): boolean => countLeaving(graph, node) > 0;
  const entered = (node: NodeIndex): boolean => countEntering(graph, node) > 0;
  const isCircle = (node: NodeIndex): boolean =>
    nodes[node]!.declaration.shape === "circle" && leads(node) && !entered(node);
  const withCircle = new Set(all.filter(isCircle).map((node) => nodes[node]!.lane));
  const arrivalOf = (node: NodeIndex): Arrival | undefined => lines.get("arrives", node)?.arrival;
  const open = (node: NodeIndex, why: Entry["why"]): Entry => ({
    node,
    why,
    arrival: arrivalOf(node) ?? defaultArrival,
  });

  const entries = all.flatMap((node) => {
    if (isCircle(node)) return [open(node, "circle")];
    if (leads(node) && !entered(node) && !withCircle.has(nodes[node]!.lane)) return [open(node, "implicit")];
    return (arrivalOf(node) ?? { kind: "never" }).kind === "never" ? [] : [open(node, "arrives")];
  });
  if (entries.length > 0) return entries;
  const connected = all.filter((node) => leads(node) || entered(node));
  return (connected.length > 0 ? connected.slice(0, 1) : all).map((node) => open(node, "only"));
}
