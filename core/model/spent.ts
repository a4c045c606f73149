import type { Diagram } from "./assemble.ts";
import type { EdgeIndex, Loop, Node, NodeIndex } from "./model.ts";
import { valueAt } from "./odds.ts";

/**
 * By node: 1 if a token may end there because its repeats are used up (L5). A repeat edge can be met closed where a token that has made all repeats comes to its
 * source without leaving the loop's scope; a decision that the counter decides sends it to the exits before. `begins`: the nodes at which cases begin.
 */
export function findSpenders(diagram: Diagram, begins: readonly NodeIndex[]): Uint8Array {
  const closed = new Uint8Array(diagram.edges.length);
  for (const loop of diagram.loops) {
    if (loop.bound !== null && loop.repeatEdges.length > 0) markClosed(diagram, loop, begins, closed);
  }
  return Uint8Array.from(diagram.nodes, (node) => (maySpend(diagram, node, closed) ? 1 : 0));
}

/** Follows a token of that loop whose repeats are used up. */
function markClosed({ nodes, edges }: Diagram, loop: Loop, begins: readonly NodeIndex[], closed: Uint8Array): void {
  /** 1 in the scope, 2 once found. */
  const state = new Uint8Array(nodes.length);
  for (const node of loop.scope) state[node] = 1;
  const found: NodeIndex[] = [];
  const find = (node: NodeIndex): void => {
    if (state[node] !== 1) return;
    state[node] = 2;
    found.push(node);
  };
  if (loop.bound === 0) {
    for (const node of begins) find(node);
    for (const { from, to } of edges) if (state[from] === 0) find(to);
  } else for (const edge of loop.repeatEdges) find(edges[edge]!.to);
  // The list grows while it is walked.
  for (const index of found) {
    const node = nodes[index]!;
    for (const edge of edgesWithoutRepeats(node, loop)) {
      if (edges[edge]!.repeatOf === loop.index) closed[edge] = 1;
      else find(edges[edge]!.to);
    }
    const repeat = node.implicitRepeat;
    if (repeat !== null && edges[repeat]!.repeatOf !== loop.index) find(edges[repeat]!.to);
  }
}

function edgesWithoutRepeats({ passing, outgoing }: Node, loop: Loop): readonly EdgeIndex[] {
  return passing.kind === "counter" && passing.loop === loop.index ? passing.exits : outgoing;
}

function maySpend({ edges }: Diagram, { passing, outgoing }: Node, closed: Uint8Array): boolean {
  if (!outgoing.some((edge) => closed[edge] === 1)) return false;
  if (passing.kind === "counter") {
    return [passing.toward, passing.exits].some((kind) => kind.every((edge) => closed[edge] === 1));
  }
  if (passing.kind !== "odds") return true;
  const open = outgoing.filter((edge) => closed[edge] === 0);
  const attempts = edges[outgoing[0]!]!.odds!.length;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (open.every((edge) => valueAt(edges[edge]!.odds!, attempt) === 0)) return true;
  }
  return false;
}
