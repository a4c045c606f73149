import type { Fix } from "../language/diagnostic.ts";
import { makeFix } from "./fixes.ts";
import { countEntering, countLeaving } from "./graph/graph.ts";
import { reachFrom } from "./graph/reach.ts";
import type { NodeIndex } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { createKinship } from "./words/kinship.ts";

/** Fixes that are made for one source: each costs a look at every node. */
const mostFixes = 30;

/** Makes a fix that leads an edge to the target; with `akin` only from a node whose label shares words with it. `null` if no node could be the source. */
export type Connect = (target: NodeIndex, akin?: boolean) => Fix | null;

/**
 * Prepares fixes that connect a node which nothing leads to. The likeliest source is the node whose label shares the rarest words, one in another lane before one in the
 * same; without such words one in another lane, then one that leads nowhere yet, then the nearest one declared before. The edge is written into the source's lane.
 */
export function createConnector(resolution: Resolution): Connect {
  const { nodes, tree } = resolution;
  const akinTo = createKinship(nodes.map(({ declaration }) => declaration.label));
  const newline = tree.source.includes("\r\n") ? "\r\n" : "\n";
  let made = 0;
  return (target, akin = false) => {
    if (++made > mostFixes) return null;
    const kinship = akinTo(target);
    const source = findSource(resolution, target, kinship);
    if (source === null || (akin && !kinship.has(source))) return null;
    return connect(resolution, source, target, newline);
  };
}

function findSource(
  { nodes, graph }: Resolution,
  target: NodeIndex,
  kinship: ReadonlyMap<number, number>,
): NodeIndex | null {
  const behind = reachFrom(graph, [target]);
  let best: NodeIndex | null = null;
  let highest: readonly number[] = [];
  nodes.forEach(({ declaration: { shape }, lane }, node) => {
    const leads = countLeaving(graph, node) > 0;
    const isEnd = shape === "circle" && (countEntering(graph, node) > 0 || !leads);
    // An edge from what lies behind the target would close a cycle.
    if (behind[node] === 1 || isEnd) return;
    const across = lane === nodes[target]!.lane ? 0 : 1;
    const kin = (kinship.get(node) ?? 0) * (1 + across) * (shape === "diamond" ? 1 / 2 : 1);
    const rank = [kin, across, leads ? 0 : 1, node < target ? node : -node];
    if (best !== null && !isHigher(rank, highest)) return;
    best = node;
    highest = rank;
  });
  return best;
}

/** Compares by the first figure that differs. */
function isHigher(rank: readonly number[], other: readonly number[]): boolean {
  const at = rank.findIndex((figure, i) => figure !== other[i]);
  return at >= 0 && rank[at]! > other[at]!;
}

/** The edge as a line of its own behind the last one that leaves the source, else behind the last statement of its lane. */
function connect(
  { tree, lanes, nodes, edges }: Resolution,
  source: NodeIndex,
  target: NodeIndex,
  newline: string,
): Fix {
  const from = nodes[source]!;
  const to = nodes[target]!;
  const lane = lanes[from.lane]!.id;
  const inLane = edges.filter(({ declaration }) => declaration.lane === lane).map(({ declaration }) => declaration);
  const leaving = inLane.filter((edge) => edge.from.node.text === from.declaration.id.text);
  const anchor =
    leaving.at(-1) ??
    inLane.at(-1) ??
    nodes.filter((node) => node.lane === from.lane).at(-1)?.declaration ??
    from.declaration;
  const across = to.lane - from.lane;
  const [out, into] = across === 0 ? ["right", "left"] : across > 0 ? ["bottom", "top"] : ["top", "bottom"];
  const prefix = across === 0 ? "" : `${lanes[to.lane]!.id}.`;
  const { id, label } = from.declaration;
  const line = `${id.text}.handle(${out}) -> ${prefix}${to.declaration.id.text}.handle(${into})`;
  const at = anchor.span.to;
  const insert = newline + indentOf(tree.source, anchor.span.from) + line;
  return makeFix("connect", { from: id.text, label, to: to.declaration.id.text }, [{ from: at, to: at, insert }]);
}

/** The blanks that the line of a statement begins with; none where something else stands before it. */
function indentOf(source: string, at: number): string {
  let from = at;
  while (source[from - 1] === " " || source[from - 1] === "\t") from--;
  const begins = from === 0 || source[from - 1] === "\n" || source[from - 1] === "\r";
  return begins ? source.slice(from, at) : "";
}
