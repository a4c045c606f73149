import { writeLine } from "../language/edit.ts";
import type { Tree } from "../language/tree.ts";
import type { Diagram } from "./assemble.ts";
import type { Findings } from "./findings.ts";
import { makeFix } from "./fixes.ts";
import type { Flows } from "./flows.ts";
import { certainCount } from "./forms.ts";
import type { Lines } from "./lines.ts";
import type { NodeIndex } from "./model.ts";

/**
 * Says where branches of a split certainly meet again without being joined (S5): each case passes there more often than anywhere before. Joining is offered
 * where every incoming edge is certain to bring equally many tokens, so that nothing can get stuck. `told`: nodes of which it was said for another start.
 */
export function checkMerges(
  tree: Tree,
  { nodes, edges }: Diagram,
  flows: Flows,
  lines: Lines,
  told: Set<NodeIndex>,
  findings: Findings,
): void {
  if (!flows.measured) return;
  /** By node: the highest certain count on the way there. */
  const before = new Map<NodeIndex, number>();
  for (const index of flows.order) {
    const node = nodes[index]!;
    const count = certainCount(flows.nodes.get(index)!) ?? 0;
    const highest = before.get(index) ?? 1;
    const meets = count > highest && !node.joinsAll && lines.get("joins", index) === null;
    if (meets && !told.has(index)) {
      told.add(index);
      const counts = node.incoming.map((edge) =>
        certainCount(flows.edges.get(edge) ?? { constant: 0, terms: new Map() }),
      );
      findings.add("flow/meeting-branches", node.idSpan, { node: node.id, count }, () =>
        counts.every((one) => one !== null && one === counts[0])
          ? [makeFix("joins-all", { node: node.id }, writeLine(tree, `${node.id} joins all`))]
          : [],
      );
    }
    for (const edge of node.outgoing) {
      const target = edges[edge]!.to;
      before.set(target, Math.max(before.get(target) ?? 1, highest, count));
    }
  }
}
