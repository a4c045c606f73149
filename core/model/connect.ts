import type { Fix } from "../language/diagnostic.ts";
import { makeFix } from "./fixes.ts";
import { countEntering, countLeaving } from "./graph/graph.ts";
import { reachFrom } from "./graph/reach.ts";
import type { NodeIndex } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { createKinship } from "./words/kinship.ts";

/**
 * Prepares fixes that connect a node which nothing leads to: the function it gives finds the likeliest source and writes the edge into that node's lane,
 * or gives `null` where no node could be the source. Likeliest is the node whose label shares the rarest words, one in another lane before one in the
 * same; without such a word a node that leads nowhere yet, then the nearest one declared before.
 */
export function createConnector(resolution: Resolution): (target: NodeIndex) => Fix | null {
  const { nodes } = resolution;
  const akinTo = createKinship(nodes.map(({ declaration }) => declaration.label));
  return (target) => {
    const source = findSource(resolution, target, akinTo(target));
    return source === null ? null : connect(resolution, source, target);
  };
}

function findSource(
  { nodes, graph }: Resolution,
  target: NodeIndex,
  kinship: ReadonlyMap<number, number>,
): NodeIndex | null {
  const behind = reachFrom(graph, [target]);
  let best: NodeIndex | null = null;
  let most = 0;
  nodes.forEach(({ declaration, lane }, node) => {
    const leads = countLeaving(graph, node) > 0;
    const entered = countEntering(graph, node) > 0;
    // What lies behind the target would close a cycle; a circle at the end is where things are over.
    if (behind[node] === 1 || (declaration.shape === "circle" && (entered || !leads))) return;
    const kin = (kinship.get(node) ?? 0) * (declaration.shape === "diamond" ? 5 : 10);
    const near = node < target ? 1 / (1 + target - node) : 0;
    const score = 1 + kin + (lane === nodes[target]!.lane ? 0 : 1.5) * (1 + kin) + (leads ? 0 : 1) + near;
    if (score <= most) return;
    best = node;
    most = score;
  });
  return best;
}

/** The edge as a line of its own behind the last one that leaves the source, else behind the last statement of its lane. */
function connect({ tree, lanes, nodes, edges }: Resolution, source: NodeIndex, target: NodeIndex): Fix {
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
  const insert = breakBefore(tree.source, anchor.span.from) + line;
  return makeFix("connect", { from: id.text, label, to: to.declaration.id.text }, [{ from: at, to: at, insert }]);
}

/** The line break of the source, and the blanks that its line begins with. */
function breakBefore(source: string, at: number): string {
  const begin = Math.max(source.lastIndexOf("\n", at - 1), source.lastIndexOf("\r", at - 1)) + 1;
  const indent = /^[ \t]*$/.exec(source.slice(begin, at))?.[0] ?? "";
  return (source.includes("\r\n") ? "\r\n" : "\n") + indent;
}
