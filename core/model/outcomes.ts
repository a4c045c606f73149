import { type Diagram, isActivity } from "./assemble.ts";
import type { Flows } from "./flows.ts";
import { areEqual, constantForm, type Form } from "./forms.ts";
import type { EdgeIndex, LaneIndex, NodeIndex, Outcome, OutcomeTarget } from "./model.ts";

/** What a case can come to but for the limit, which is always possible. */
type Target = Exclude<OutcomeTarget, { readonly kind: "limit" }>;

/** What is known of the whole diagram. */
export interface Ground {
  readonly diagram: Diagram;
  /** By node: 1 if it lies on a cycle, implicit repeats included. */
  readonly onCycle: Uint8Array;
  /** By node: 1 if repeats may be used up there (L5). */
  readonly spenders: Uint8Array;
}

/**
 * All that the cases of a start can come to (O1), by edges and whatever the odds: ends in order of declaration, or where there is one end the edges into its
 * last merge (O2), then stuck, spent and turned away. The limit is always possible and not listed.
 */
export function findOutcomes(
  { diagram, onCycle, spenders }: Ground,
  start: NodeIndex,
  flows: Flows,
): readonly Outcome[] {
  const { nodes, lanes } = diagram;
  const reached = new Uint8Array(nodes.length);
  const ends: NodeIndex[] = [];
  const stuck: NodeIndex[] = [];
  const spent: NodeIndex[] = [];
  const turning = new Set<LaneIndex>();
  for (const index of flows.order) {
    const { outgoing, joinsAll, shape, lane } = nodes[index]!;
    reached[index] = 1;
    if (outgoing.length === 0) ends.push(index);
    if (joinsAll && mayWait(diagram, index, start, flows)) stuck.push(index);
    if (spenders[index] === 1) spent.push(index);
    if (isActivity(shape) && lanes[lane]!.queue !== null) turning.add(lane);
  }
  const merge = ends.length === 1 ? findLastMerge(diagram, start, ends[0]!, reached, onCycle) : [];
  const inOrder = (indices: Iterable<number>): number[] => [...indices].sort((a, b) => a - b);
  const targets: readonly Target[] = [
    ...merge.map((edge) => ({ kind: "edge", edge }) as const),
    ...(merge.length > 0 ? [] : inOrder(ends)).map((node) => ({ kind: "end", node }) as const),
    ...inOrder(stuck).map((node) => ({ kind: "stuck", node }) as const),
    ...inOrder(spent).map((node) => ({ kind: "spent", node }) as const),
    ...inOrder(turning).map((lane) => ({ kind: "turned-away", lane }) as const),
  ];
  return targets.map((target) => describe(diagram, target));
}

/**
 * Walks back from the only end while one edge leads there that the start comes to; the edges into the first node with several (O2). None if that
 * node lies on a cycle or joins, or if the walk comes to the start or to where an implicit repeat leads: tokens come there by no edge (L6).
 */
function findLastMerge(
  { nodes, edges }: Diagram,
  start: NodeIndex,
  end: NodeIndex,
  reached: Uint8Array,
  onCycle: Uint8Array,
): readonly EdgeIndex[] {
  const repeated = new Set(edges.filter(({ implicit, from }) => implicit && reached[from] === 1).map(({ to }) => to));
  let node = nodes[end]!;
  while (node.index !== start && !node.joinsAll && !repeated.has(node.index)) {
    const coming = node.incoming.filter((edge) => reached[edges[edge]!.from] === 1);
    if (coming.length > 1) return onCycle[node.index] === 1 ? [] : coming;
    node = nodes[edges[coming[0]!]!.from]!;
  }
  return [];
}

/** Whether a join may wait forever: unless every branch is certain to bring as many tokens as the others. */
function mayWait({ nodes }: Diagram, index: NodeIndex, start: NodeIndex, { measured, edges }: Flows): boolean {
  const { incoming } = nodes[index]!;
  if (!measured || index === start) return true;
  const flow = (edge: EdgeIndex): Form => edges.get(edge) ?? constantForm(0);
  return !incoming.every((edge) => areEqual(flow(edge), flow(incoming[0]!)));
}

/** Ids and labels (O3). */
function describe({ nodes, edges, lanes }: Diagram, target: Target): Outcome {
  switch (target.kind) {
    case "end":
      return { id: nodes[target.node]!.id, label: nodes[target.node]!.label, target };
    case "edge": {
      const { id, label, from } = edges[target.edge]!;
      return { id, label: label === "" ? nodes[from]!.label : label, target };
    }
    case "stuck":
    case "spent":
      return { id: `${target.kind}:${nodes[target.node]!.id}`, label: nodes[target.node]!.label, target };
    case "turned-away":
      return { id: `turned-away:${lanes[target.lane]!.id}`, label: lanes[target.lane]!.label, target };
  }
}
