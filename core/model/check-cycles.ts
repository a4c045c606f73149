import type { Fix } from "../language/diagnostic.ts";
import { writeLoopBound } from "../language/edit.ts";
import type { Tree } from "../language/tree.ts";
import type { Diagram } from "./assemble.ts";
import { findComing } from "./coming.ts";
import type { Findings } from "./findings.ts";
import { makeFix } from "./fixes.ts";
import { findComponents, listMembers } from "./graph/components.ts";
import { buildGraph, type Graph } from "./graph/graph.ts";
import { growsForever } from "./graph/grows.ts";
import type { EdgeIndex, Node, NodeIndex, Start } from "./model.ts";
import { listNodes } from "./node-list.ts";
import { canStay, vanishes, type Weights, weighEdges } from "./weights.ts";

/** Repeats that are offered to a loop without end. */
const offeredBound = 5;

/**
 * Finds cycles that cannot be left, and splits on cycles that make tokens without end (E3), as far as the graph and the odds alone prove it: bounded repeats, counters,
 * early attempts, joins and queues always count as ways out. Where a case comes they are errors; a cycle without a way out is a warning elsewhere.
 */
export function checkCycles(tree: Tree, diagram: Diagram, starts: readonly Start[], findings: Findings): void {
  const graph = buildGraph(diagram.nodes.length, diagram.edges);
  const weights = weighEdges(diagram);
  const coming = findComing(diagram, graph, starts, weights.open);
  const tell = (code: "flow/endless" | "flow/multiplies" | "flow/endless-unreached", members: readonly NodeIndex[]) => {
    const nodes = listNodes(members.map((node) => diagram.nodes[node]!.id));
    const { idSpan } = diagram.nodes[members[0]!]!;
    findings.add(code, idSpan, { nodes, count: members.length }, () => offerBound(tree, diagram, members));
  };
  for (const members of listCycles(graph, weights.lasting)) {
    const set = new Set(members);
    const comes = members.some((node) => coming[node] === 1);
    const splits = members.filter((node) => isSplit(diagram.nodes[node]!));
    if (isClosed(diagram, weights, set)) {
      const inside = (node: NodeIndex): number =>
        diagram.nodes[node]!.outgoing.filter((edge) => weights.lasting[edge] === 1).length;
      if (!comes) tell("flow/endless-unreached", members);
      else tell(splits.some((node) => inside(node) > 1) ? "flow/multiplies" : "flow/endless", members);
    } else if (comes && splits.length > 0) {
      const growing = findGrowing(diagram, graph, weights, members, set);
      if (growing !== null) tell("flow/multiplies", growing);
    }
  }
}

/** Cycles of edges that can be taken again and again, each as its nodes in order of declaration. */
function listCycles(graph: Graph, lasting: Uint8Array): readonly (readonly NodeIndex[])[] {
  const components = findComponents(graph, lasting);
  return listMembers(components)
    .filter((_, component) => components.cyclic[component] === 1)
    .sort((a, b) => a[0]! - b[0]!);
}

function isSplit({ passing, outgoing }: Node): boolean {
  return passing.kind === "all" && outgoing.length > 1;
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

/** A bound for a loop without one that repeats there. */
function offerBound(tree: Tree, { loops, edges }: Diagram, members: readonly NodeIndex[]): readonly Fix[] {
  const set = new Set(members);
  const loop = loops.find(
    ({ bound, repeatEdges }) =>
      bound === null && repeatEdges.some((edge) => set.has(edges[edge]!.from) && set.has(edges[edge]!.to)),
  );
  const member = tree.loops.find(({ span }) => span === loop?.span)?.members[0]?.text;
  if (loop === undefined || member === undefined) return [];
  const edits = writeLoopBound(tree, member, { kind: "at most", repeats: offeredBound });
  return [makeFix("bound-loop", { loop: loop.text, count: offeredBound }, edits)];
}
