import type { EdgeDeclaration, Tree } from "./tree.ts";

/** One thing that could stand at the cursor. */
export interface Completion {
  readonly label: string;
  /** The label of the node, lane or edge that is offered. */
  readonly detail?: string;
  readonly kind: "lane" | "node" | "edge" | "shape" | "attribute" | "handle" | "keyword" | "family";
  readonly insert: string;
}

/** Names of a diagram, as they can be offered. */
export interface Offers {
  /** All lanes, `behind` being what follows their name. */
  lanes(behind: string): readonly Completion[];
  nodes(): readonly Completion[];
  /** Nodes (of one lane, or all) with the side that an edge usually has there. */
  ends(lane: string | null, side: "left" | "right"): readonly Completion[];
  /** Nodes that edges of this one lead to. */
  targets(node: string): readonly Completion[];
  /** Edges that leave a diamond, or a node that splits to one. */
  choices(): readonly Completion[];
  /** Members of loops. */
  members(): readonly Completion[];
}

/** Words of the language. */
export function list(kind: Completion["kind"], ...labels: readonly string[]): readonly Completion[] {
  return labels.map((label) => ({ label, kind, insert: label }));
}

/** The names that a diagram has to offer. */
export function createOffers(tree: Tree): Offers {
  const labels = new Map(tree.nodes.map(({ id, label }) => [id.text, label]));
  const offerNode = (id: string, insert: string): Completion => {
    const detail = labels.get(id);
    return { label: id, ...(detail === undefined ? {} : { detail }), kind: "node", insert };
  };
  return {
    lanes(behind) {
      const known = new Map(tree.lanes.map(({ id, label }) => [id.text, label?.text]));
      return [...known].map(([id, label]) => ({
        label: id,
        ...(label === undefined ? {} : { detail: label }),
        kind: "lane",
        insert: id + behind,
      }));
    },
    nodes: () => [...labels.keys()].map((id) => offerNode(id, id)),
    ends: (lane, side) =>
      tree.nodes
        .filter((node) => lane === null || node.lane === lane)
        .map(({ id }) => offerNode(id.text, `${id.text}.handle(${side})`)),
    targets(node) {
      const leaving = tree.edges.filter(({ from }) => from.node.text === node);
      return nameEdges(leaving).map(({ to, label }) => ({ label: to, ...label, kind: "node", insert: `${to} ` }));
    },
    choices() {
      const choosing = new Set([
        ...tree.nodes.filter(({ shape }) => shape === "diamond").map(({ id }) => id.text),
        ...tree.sims.flatMap((sim) => (sim.kind === "splits" && sim.mode === "one" ? [sim.node.text] : [])),
      ]);
      return nameEdges(tree.edges.filter(({ from }) => choosing.has(from.node.text))).map(({ from, to, label }) => ({
        label: `${from} -> ${to}`,
        ...label,
        kind: "edge",
        insert: `${from} -> ${to} `,
      }));
    },
    members: () =>
      [...new Set(tree.loops.flatMap(({ members }) => members.map(({ text }) => text)))].map((id) => offerNode(id, id)),
  };
}

interface NamedEdge {
  readonly from: string;
  /** With `#2` for the second between the same nodes. */
  readonly to: string;
  readonly label: { readonly detail?: string };
}

function nameEdges(edges: readonly EdgeDeclaration[]): readonly NamedEdge[] {
  const counts = new Map<string, number>();
  return edges.map(({ from, to, label }) => {
    const ends = `${from.node.text} -> ${to.node.text}`;
    const count = (counts.get(ends) ?? 0) + 1;
    counts.set(ends, count);
    return {
      from: from.node.text,
      to: count === 1 ? to.node.text : `${to.node.text}#${count}`,
      label: label === null ? {} : { detail: label.text },
    };
  });
}
