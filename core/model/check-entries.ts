import type { Fix, Span } from "../language/diagnostic.ts";
import { writeLine } from "../language/edit.ts";
import { type Connect, createConnector } from "./connect.ts";
import type { Entry } from "./entries.ts";
import type { Findings } from "./findings.ts";
import { makeFix, removeLine } from "./fixes.ts";
import { findComponents, listMembers } from "./graph/components.ts";
import { countEntering, countLeaving } from "./graph/graph.ts";
import { reachFrom } from "./graph/reach.ts";
import type { Lines } from "./lines.ts";
import type { NodeIndex } from "./model.ts";
import { listNodes } from "./node-list.ts";
import type { Resolution } from "./resolution.ts";

/** Says what is odd about where cases begin, and what no case ever comes to (S1). */
export function checkEntries(
  resolution: Resolution,
  entries: readonly Entry[],
  lines: Lines,
  findings: Findings,
): void {
  const { nodes, graph, tree } = resolution;
  const idOf = (node: NodeIndex): string => nodes[node]!.declaration.id.text;
  const spanOf = (node: NodeIndex): Span => nodes[node]!.declaration.id.span;
  let connector: Connect | null = null;
  const connect = (node: NodeIndex, akin = false): readonly Fix[] => {
    connector ??= createConnector(resolution);
    const fix = connector(node, akin);
    return fix === null ? [] : [fix];
  };
  const write = (node: NodeIndex, code: string, words: string): Fix =>
    makeFix(code, { node: idOf(node) }, writeLine(tree, `${idOf(node)} ${words}`));

  for (const { node, why } of entries) {
    const silent = lines.get("arrives", node) !== null;
    if (why === "implicit" && !silent) {
      findings.add("flow/implicit-start", spanOf(node), { node: idOf(node) }, () => [
        ...connect(node),
        write(node, "arrives-never", "arrives never"),
      ]);
    }
    const connected = countLeaving(graph, node) + countEntering(graph, node) > 0;
    if (why === "only" && connected) findings.add("flow/no-start", spanOf(node), { node: idOf(node) });
  }

  const never = entries.map(({ node, arrival }) => (arrival.kind === "never" ? lines.get("arrives", node) : null));
  if (entries.length > 0 && never.every((line) => line !== null)) {
    const { span } = never[0]!;
    findings.add("flow/no-arrivals", span, {}, () => [removeLine(tree.source, span)]);
  }

  const reached = reachFrom(
    graph,
    entries.map(({ node }) => node),
  );
  for (const members of findSources(resolution)) {
    const node = members[0]!;
    const line = lines.get("arrives", node);
    if (countLeaving(graph, node) + countEntering(graph, node) === 0) {
      if (line !== null) continue;
      findings.add("flow/isolated", spanOf(node), { node: idOf(node) }, () => connect(node, true));
    } else if (reached[node] === 0 && line === null) {
      findings.add(
        "flow/unreachable",
        spanOf(node),
        { nodes: listNodes(members.map(idOf)), count: members.length },
        () => [...(members.length === 1 ? connect(node, true) : []), write(node, "arrives", "arrives every 1s")],
      );
    }
  }
  const begins = new Set(entries.map(({ node }) => node));
  nodes.forEach((_, node) => {
    const line = lines.get("arrives", node);
    if (line === null || begins.has(node) || countEntering(graph, node) === 0) return;
    findings.add("flow/never-idle", line.span, { node: idOf(node) }, () => [removeLine(tree.source, line.span)]);
  });
}

/** The components that no edge enters from another one, each in order of declaration. */
function findSources({ graph }: Resolution): readonly (readonly NodeIndex[])[] {
  const components = findComponents(graph);
  const entered = new Uint8Array(components.count);
  for (let edge = 0; edge < graph.to.length; edge++) {
    const target = components.of[graph.to[edge]!]!;
    if (components.of[graph.from[edge]!] !== target) entered[target] = 1;
  }
  return listMembers(components)
    .filter((_, component) => entered[component] === 0)
    .sort((a, b) => a[0]! - b[0]!);
}
