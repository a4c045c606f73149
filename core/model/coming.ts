import type { Diagram } from "./assemble.ts";
import type { Graph } from "./graph/graph.ts";
import { reachFrom, reachTo } from "./graph/reach.ts";
import type { EdgeIndex, Loop, NodeIndex, Start } from "./model.ts";

/**
 * The nodes that some case comes to with positive odds, as far as that is certain: a join that may wait forever is not passed, and the exits of a counter decision only
 * where its loop leads back to it, so that its repeats can be used up. `open`: 1 for edges with positive odds.
 */
export function findComing(diagram: Diagram, graph: Graph, starts: readonly Start[], open: Uint8Array): Uint8Array {
  const certain = open.slice();
  for (const { outcomes } of starts) {
    for (const { target } of outcomes) {
      if (target.kind === "stuck") close(certain, diagram.nodes[target.node]!.outgoing);
    }
  }
  for (const loop of diagram.loops) closeExits(diagram, graph, loop, open, certain);
  return reachFrom(
    graph,
    starts.map(({ node }) => node),
    { open: certain },
  );
}

function closeExits(
  { nodes, edges }: Diagram,
  graph: Graph,
  { bound, scope, repeatEdges, counterDecisions }: Loop,
  open: Uint8Array,
  certain: Uint8Array,
): void {
  if (counterDecisions.length === 0 || bound === 0) return;
  const within = new Uint8Array(nodes.length);
  for (const node of scope) within[node] = 1;
  const passable = repeatEdges.filter((edge) => open[edge] === 1);
  const ends = (end: "from" | "to"): readonly NodeIndex[] => passable.map((edge) => edges[edge]![end]);
  const behind = reachFrom(graph, ends("to"), { open, within });
  const before = reachTo(graph, ends("from"), { open, within });
  for (const node of counterDecisions) {
    const { passing } = nodes[node]!;
    if (passing.kind === "counter" && (behind[node] === 0 || before[node] === 0)) close(certain, passing.exits);
  }
}

function close(certain: Uint8Array, edges: readonly EdgeIndex[]): void {
  for (const edge of edges) certain[edge] = 0;
}
