import { didYouMean } from "../language/distance.ts";
import type { EdgeReference } from "../language/tree.ts";
import type { Findings } from "./findings.ts";
import { replace } from "./fixes.ts";
import type { EdgeIndex, NodeIndex } from "./model.ts";
import type { Names } from "./names.ts";

/** What a reference to an edge is compared with. */
export interface NamedEdge {
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  readonly label: string;
}

/** References that find nothing and still get a suggestion: each costs a look at every edge of the node. */
const mostSuggestions = 60;

/**
 * Prepares look-ups of edges by `n8 -> n9`, `n8 -> n9#2` (the second between the two) or `n8 -> n9 "No"`. What is not there gives an error at its place,
 * with the nearest edge of that node as a fix.
 */
export function createEdgeNames(
  edges: readonly NamedEdge[],
  ids: readonly string[],
  names: Names,
  findings: Findings,
): (reference: EdgeReference) => EdgeIndex | null {
  const between = new Map<string, EdgeIndex[]>();
  const leaving = new Map<NodeIndex, EdgeIndex[]>();
  edges.forEach(({ from, to }, index) => {
    append(between, `${from} ${to}`, index);
    append(leaving, from, index);
  });
  let suggested = 0;

  const nearest = (from: NodeIndex, to: NodeIndex): string => {
    if (between.has(`${to} ${from}`)) return `${ids[to]} -> ${ids[from]}`;
    const targets = [...new Set((leaving.get(from) ?? []).map((edge) => ids[edges[edge]!.to]!))];
    const target = targets.length === 1 ? targets[0]! : didYouMean(ids[to]!, targets);
    return target === null ? "" : `${ids[from]} -> ${target}`;
  };
  const refuse = (reference: EdgeReference, suggest: () => string): null => {
    const { from, to, ordinal, label, span } = reference;
    const edge = `${from.text} -> ${to.text}${ordinal === null ? "" : `#${ordinal}`}${label === null ? "" : ` "${label}"`}`;
    const suggestion = suggested++ < mostSuggestions ? suggest() : "";
    findings.add("flow/unknown-edge", span, { edge, suggestion }, () =>
      suggestion === "" ? [] : [replace(span, suggestion)],
    );
    return null;
  };

  return (reference) => {
    const from = names.node(reference.from);
    const to = names.node(reference.to);
    if (from === null || to === null) return null;
    const found = between.get(`${from} ${to}`);
    if (found === undefined) return refuse(reference, () => nearest(from, to));
    const pair = `${ids[from]} -> ${ids[to]}`;
    const { ordinal, label } = reference;
    if (ordinal !== null) return found[ordinal - 1] ?? refuse(reference, () => pair);
    if (label === null) return found[0]!;
    const labels = found.map((edge) => edges[edge]!.label);
    const at = labels.indexOf(label);
    if (at >= 0) return found[at]!;
    return refuse(reference, () => {
      const near = found.length === 1 ? null : didYouMean(label, labels);
      return near === null || near.includes('"') ? pair : `${pair} "${near}"`;
    });
  };
}

function append<Key>(lists: Map<Key, EdgeIndex[]>, key: Key, index: EdgeIndex): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [index]);
  else list.push(index);
}
