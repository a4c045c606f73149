import type { EdgeDeclaration, EndDeclaration, Tree } from "../language/tree.ts";
import type { Findings } from "./findings.ts";
import { makeFix, removeLine } from "./fixes.ts";
import type { NodeIndex } from "./model.ts";
import type { Names } from "./names.ts";
import type { ResolvedEdge, ResolvedLane, ResolvedNode } from "./resolution.ts";

/**
 * Resolves the ends of all edges. An edge's identity is its position: the second one between the same two nodes is `n8->n10#2`. An edge
 * that repeats an earlier one in every field is dropped with a notice. An edge belongs to its source's lane, whatever block or prefix it was
 * written with; a prefix that says otherwise gives a warning.
 */
export function resolveEdges(
  tree: Tree,
  lanes: readonly ResolvedLane[],
  nodes: readonly ResolvedNode[],
  names: Names,
  findings: Findings,
): readonly ResolvedEdge[] {
  const seen = new Set<string>();
  const parallel = new Map<string, number>();
  const edges: ResolvedEdge[] = [];
  const laneOf = (node: NodeIndex): string => lanes[nodes[node]!.lane]!.id;
  for (const declaration of tree.edges) {
    const from = names.node(declaration.from.node);
    const to = names.node(declaration.to.node);
    if (from === null || to === null) continue;
    const pair = `${declaration.from.node.text}->${declaration.to.node.text}`;
    const fields = `${pair} ${declaration.from.handle} ${declaration.to.handle} ${declaration.label?.text ?? ""}`;
    if (seen.has(fields)) {
      findings.add("flow/duplicate-edge", declaration.span, { edge: pair }, () => [
        removeLine(tree.source, declaration.span),
      ]);
      continue;
    }
    seen.add(fields);
    checkLane(declaration, declaration.from, laneOf(from), names, findings);
    checkLane(declaration, declaration.to, laneOf(to), names, findings);
    const count = (parallel.get(pair) ?? 0) + 1;
    parallel.set(pair, count);
    edges.push({ declaration, id: count === 1 ? pair : `${pair}#${count}`, from, to });
  }
  return edges;
}

/** The node's own lane is the one that counts; without a prefix the block that the line stands in is meant. */
function checkLane(edge: EdgeDeclaration, end: EndDeclaration, lane: string, names: Names, findings: Findings): void {
  if (end.lane !== null && names.lane(end.lane, lane) === null) return;
  const written = end.lane?.text ?? edge.lane;
  if (written === null || written === lane) return;
  const place = end.lane?.span ?? { from: end.node.span.from, to: end.node.span.from };
  findings.add("flow/lane-mismatch", end.span, { node: end.node.text, lane, written }, () => [
    makeFix("name-lane", { lane }, [{ from: place.from, to: place.to, insert: end.lane === null ? `${lane}.` : lane }]),
  ]);
}
