import type { Tree } from "../language/tree.ts";
import { type Diagram, isActivity } from "./assemble.ts";
import { checkMerges } from "./check-merges.ts";
import type { Entry } from "./entries.ts";
import type { Findings } from "./findings.ts";
import { createFlowMeter } from "./flows.ts";
import { findComponents } from "./graph/components.ts";
import { buildGraph } from "./graph/graph.ts";
import type { Lines } from "./lines.ts";
import type { NodeIndex, Outcome, Start } from "./model.ts";
import { findOutcomes } from "./outcomes.ts";
import { findSpenders } from "./spent.ts";

/** The starts that arrive, each with its outcomes (O1); says on the way where branches meet without being joined (S5). */
export function buildStarts(
  tree: Tree,
  diagram: Diagram,
  entries: readonly Entry[],
  lines: Lines,
  findings: Findings,
): readonly Start[] {
  const components = findComponents(buildGraph(diagram.nodes.length, diagram.edges));
  const onCycle = Uint8Array.from(components.of, (component) => components.cyclic[component]!);
  const arriving = entries.filter(({ arrival }) => arrival.kind !== "never");
  const spenders = findSpenders(
    diagram,
    arriving.map(({ node }) => node),
  );
  const measure = createFlowMeter(diagram, spenders);
  const met = new Set<NodeIndex>();
  const known = new Map<NodeIndex, readonly Outcome[]>();
  return arriving.map(({ node, why, arrival }) => {
    const first = skipLead(diagram, onCycle, spenders, node);
    let outcomes = known.get(first);
    if (outcomes === undefined) {
      const flows = measure(first);
      checkMerges(tree, diagram, flows, lines, met, findings);
      outcomes = findOutcomes({ diagram, onCycle, spenders }, first, flows);
      known.set(first, outcomes);
    }
    return { node, implicit: why === "implicit" || why === "only", arrival, outcomes };
  });
}

/** The first node at which something can happen to a case of the start: cases that come to the same one have the same outcomes. */
function skipLead(
  { nodes, edges, lanes }: Diagram,
  onCycle: Uint8Array,
  spenders: Uint8Array,
  start: NodeIndex,
): NodeIndex {
  let node = nodes[start]!;
  for (;;) {
    const { passing, outgoing, implicitRepeat, joinsAll, shape, lane } = node;
    const queues = isActivity(shape) && lanes[lane]!.queue !== null;
    const plain = passing.kind === "all" && outgoing.length === 1 && implicitRepeat === null;
    const turns = onCycle[node.index] === 1 || spenders[node.index] === 1;
    if (!plain || joinsAll || queues || turns) return node.index;
    const next = nodes[edges[outgoing[0]!]!.to]!;
    if (next.joinsAll) return node.index;
    node = next;
  }
}
