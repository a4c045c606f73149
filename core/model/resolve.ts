import type { LoopDeclaration, NodeDeclaration, Tree } from "../language/tree.ts";
import type { Findings } from "./findings.ts";
import { makeFix, removeLine } from "./fixes.ts";
import { buildGraph } from "./graph/graph.ts";
import { findMemberships } from "./memberships.ts";
import type { NodeIndex } from "./model.ts";
import { createNames, type Names } from "./names.ts";
import type { Resolution, ResolvedLane, ResolvedLoop, ResolvedNode } from "./resolution.ts";
import { resolveEdges } from "./resolve-edges.ts";

/** The largest diagram that is given a meaning. */
export const nodeLimit = 5_000;
export const edgeLimit = 20_000;

/**
 * Resolves all names in two passes, so that order does not matter: first lanes and nodes, then what refers to them. What refers to
 * nothing is left out, with an error. A diagram over the limits gives an empty resolution and one error.
 */
export function resolve(source: Tree, findings: Findings): Resolution {
  const tree = isTooLarge(source, findings)
    ? { ...source, lanes: [], nodes: [], edges: [], loops: [], sims: [] }
    : source;
  const lanes = resolveLanes(tree);
  const nodes = resolveNodes(tree, lanes, findings);
  const names = createNames(
    nodes.map(({ declaration }) => declaration.id.text),
    lanes.map(({ id }) => id),
    findings,
  );
  const edges = resolveEdges(tree, lanes, nodes, names, findings);
  const loops = tree.loops.flatMap((loop) => resolveLoop(loop, names));
  const memberships = findMemberships(nodes.length, loops);
  return { tree, lanes, nodes, edges, loops, memberships, graph: buildGraph(nodes.length, edges), names };
}

function isTooLarge({ nodes, edges, diagram }: Tree, findings: Findings): boolean {
  const span = { from: diagram.from, to: Math.min(diagram.from + 1, diagram.to) };
  if (nodes.length > nodeLimit) findings.add("flow/too-many-nodes", span, { count: nodes.length, limit: nodeLimit });
  else if (edges.length > edgeLimit)
    findings.add("flow/too-many-edges", span, { count: edges.length, limit: edgeLimit });
  else return false;
  return true;
}

/** A lane that is opened again continues; its label is the first that was given. */
function resolveLanes(tree: Tree): readonly ResolvedLane[] {
  const lanes = new Map<string, ResolvedLane>();
  const labelled = new Set<string>();
  for (const { id, label, span } of tree.lanes) {
    const known = lanes.get(id.text) ?? { id: id.text, label: id.text, span };
    const takes = label !== null && !labelled.has(id.text);
    if (takes) labelled.add(id.text);
    lanes.set(id.text, takes ? { ...known, label: label.text } : known);
  }
  return [...lanes.values()];
}

function resolveNodes(tree: Tree, lanes: readonly ResolvedLane[], findings: Findings): readonly ResolvedNode[] {
  const laneOf = new Map(lanes.map(({ id }, index) => [id, index]));
  const declared = new Map<string, NodeDeclaration>();
  const nodes: ResolvedNode[] = [];
  for (const declaration of tree.nodes) {
    const { id } = declaration;
    const lane = laneOf.get(declaration.lane ?? "");
    const first = declared.get(id.text);
    if (first !== undefined) {
      findings.add("flow/duplicate-node", id.span, { node: id.text, label: first.label }, () =>
        offerForTwin(tree, first, declaration),
      );
    } else if (lane !== undefined) {
      declared.set(id.text, declaration);
      nodes.push({ declaration, lane });
    }
  }
  return nodes;
}

/** A copy is best removed; another node best gets a name of its own. */
function offerForTwin(tree: Tree, first: NodeDeclaration, again: NodeDeclaration) {
  const same =
    first.shape === again.shape &&
    first.label === again.label &&
    first.owner === again.owner &&
    first.description === again.description &&
    first.system === again.system;
  const node = findFreeId(tree);
  const rename = makeFix("rename-node", { node }, [{ ...again.id.span, insert: node }]);
  const remove = removeLine(tree.source, again.span);
  return same ? [remove, rename] : [rename, remove];
}

function findFreeId(tree: Tree): string {
  const taken = new Set(tree.nodes.map(({ id }) => id.text));
  let number = tree.nodes.length;
  while (taken.has(`n${number}`)) number++;
  return `n${number}`;
}

function resolveLoop(declaration: LoopDeclaration, names: Names): readonly ResolvedLoop[] {
  const members = new Set<NodeIndex>();
  for (const name of declaration.members) {
    const member = names.node(name);
    if (member !== null) members.add(member);
  }
  return members.size === 0 ? [] : [{ declaration, members: [...members] }];
}
