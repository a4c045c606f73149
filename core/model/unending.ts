import type { Diagram } from "./assemble.ts";
import { findComing } from "./coming.ts";
import { findComponents, listMembers } from "./graph/components.ts";
import { buildGraph, type Graph } from "./graph/graph.ts";
import { growsForever } from "./graph/grows.ts";
import type { EdgeIndex, Node, NodeIndex, Start } from "./model.ts";
import { canStay, vanishes, type Weights, weighEdges } from "./weights.ts";

/** A cycle without end (E3), its nodes in order of declaration. */
export interface Unending {
  /** `unreached`: it cannot be left, but no case comes there. */
  readonly kind: "endless" | "multiplies" | "unreached";
  readonly members: readonly NodeIndex[];
}

/**
 * Finds cycles that cannot be left, and splits on cycles that make tokens without end (E3), as far as the graph and the odds alone prove it: bounded repeats, counters,
 * early attempts, joins and queues always count as ways out.
 */
export function findUnending(diagram: Diagram, starts: readonly Start[]): readonly Unending[] {
  const graph = buildGraph(diagram.nodes.length, diagram.edges);
  const weights = weighEdges(diagram);
  const coming = findComing(diagram, graph, starts, weights.open);
  return listCycles(graph, weights.lasting).flatMap((members): readonly Unending[] => {
    const set = new Set(members);
    const comes = members.some((node) => coming[node] === 1);
    const splits = members.filter((node) => isSplit(diagram.nodes[node]!));
    if (isClosed(diagram, weights, set)) {
      if (!comes) return [{ kind: "unreached", members }];
      const inside = (node: NodeIndex): number =>
        diagram.nodes[node]!.outgoing.filter((edge) => weights.lasting[edge] === 1).length;
      return [{ kind: splits.some((node) => inside(node) > 1) ? "multiplies" : "endless", members }];
    }
    if (!comes || splits.length === 0) return [];
    const growing = findGrowing(diagram, graph, weights, members, set);
    return growing === null ? [] : [{ kind: "multiplies", members: growing }];
  });
}

/** Whether a node sends a token down each of several edges (S4). */
export function isSplit({ passing, outgoing }: Node): boolean {
  return passing.kind === "all" && outgoing.length > 1;
}

/** Cycles of edges that can be taken again and again, each as its nodes in order of declaration. */
function listCycles(graph: Graph, lasting: Uint8Array): readonly (readonly NodeIndex[])[] {
  const components = findComponents(graph, lasting);
  return listMembers(components)
    .filter((_, component) => components.cyclic[component] === 1)
    .sort((a, b) => a[0]! - b[0]!);
}

/** Whether a token in the set certainly can come to be unable to leave it. */
function isClosed(diagram: Diagram, { open, lasting }: Weights, set: ReadonlySet<NodeIndex>): boolean {
  const { nodes, edges, loops } = diagram;
  const leadsOut = (edge: EdgeIndex): boolean => {
    const { to, repeatOf } = edges[edge]!;
    if (set.has(to)) return false;
    return lasting[edge] === 1 || (open[edge] === 1 && repeatOf !== null && loops[repeatOf]!.bound !== null);
  };
  const stays = (edge: EdgeIndex): boolean => lasting[edge] === 1 && set.has(edges[edge]!.to);
  for (const index of set) {
    const node = nodes[index]!;
    const { outgoing, implicitRepeat, joinsAll } = node;
    const all = implicitRepeat === null ? outgoing : [...outgoing, implicitRepeat];
    if (joinsAll || vanishes(diagram, node) || all.some(leadsOut) || !canStay(diagram, node, stays)) return false;
    // A node without edges is on a cycle by its implicit repeat alone, and ends the token when that is not taken (L6).
    if (outgoing.length === 0 && edges[implicitRepeat!]!.odds!.at(-1)! < 1) return false;
  }
  return true;
}

/** The part of a cycle whose tokens certainly become more and more; `null` if none is certain. */
function findGrowing(
  diagram: Diagram,
  graph: Graph,
  { least }: Weights,
  members: readonly NodeIndex[],
  set: ReadonlySet<NodeIndex>,
): readonly NodeIndex[] | null {
  const inside = members.flatMap((node) =>
    Array.from(graph.out.subarray(graph.outAt[node]!, graph.outAt[node + 1]!)).filter((edge) =>
      set.has(graph.to[edge]!),
    ),
  );
  const whole = new Uint8Array(least.length);
  for (const edge of inside) whole[edge] = least[edge]! >= 1 ? 1 : 0;
  const certain = listCycles(graph, whole).find((cycle) => cycle.some((node) => isSplit(diagram.nodes[node]!)));
  if (certain !== undefined) return certain;
  const entries = inside.map((edge) => ({ from: graph.from[edge]!, to: graph.to[edge]!, weight: least[edge]! }));
  return growsForever(members, entries) ? members : null;
}
