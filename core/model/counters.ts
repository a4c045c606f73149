import type { Findings } from "./findings.ts";
import { removeLine } from "./fixes.ts";
import { reachTo } from "./graph/reach.ts";
import type { Lines } from "./lines.ts";
import type { LoopDraft, Loops } from "./loops.ts";
import type { EdgeIndex, LoopIndex, NodeIndex, Passing } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { asksForCount } from "./words/asks.ts";

export type CounterPassing = Extract<Passing, { readonly kind: "counter" }>;

/**
 * Finds the decisions that a loop's counter decides instead of chance (L4): member diamonds of a bounded loop that ask for the count, those told
 * `by counter`, and in a loop of exactly N passes the decisions that own one of its repeat edges. Of several loops the smallest decides. Edges are told
 * apart by where they lead, never by their labels.
 */
export function findCounterDecisions(
  resolution: Resolution,
  loops: Loops,
  isDecision: (node: NodeIndex) => boolean,
  lines: Lines,
  findings: Findings,
): ReadonlyMap<NodeIndex, CounterPassing> {
  const { nodes, tree } = resolution;
  const forcedBy = findForced(resolution, loops);
  const tellEdges = createTeller(resolution, loops);
  const found = new Map<NodeIndex, CounterPassing>();
  nodes.forEach(({ declaration }, node) => {
    const line = lines.get("by", node);
    if (line?.by === "odds") return;
    const told = line?.by === "counter";
    const asks = told || (declaration.shape === "diamond" && asksForCount(declaration.label));
    const loop = isDecision(node) ? chooseLoop(resolution, loops, node, asks, told, forcedBy.get(node)) : undefined;
    if (loop === undefined) {
      if (told) {
        findings.add("flow/no-counter", line.span, { node: declaration.id.text }, () => [
          removeLine(tree.source, line.span),
        ]);
      }
      return;
    }
    const { toward, exits } = tellEdges(node, loop);
    if (toward.length > 0 && exits.length > 0) found.set(node, { kind: "counter", loop, toward, exits });
    else if (asks) findings.add("flow/counter-undecided", declaration.id.span, { node: declaration.id.text });
  });
  return found;
}

/** By node: the smallest loop of exactly N passes that owns a repeat edge which leaves it. */
function findForced({ graph }: Resolution, { loops }: Loops): ReadonlyMap<NodeIndex, LoopIndex> {
  const forced = new Map<NodeIndex, LoopIndex>();
  for (const loop of loops) {
    if (loop.kind !== "exactly") continue;
    for (const edge of loop.repeatEdges) {
      const node = graph.from[edge];
      if (node === undefined) continue;
      const other = forced.get(node);
      if (other === undefined || isSmaller(loop, loops[other]!)) forced.set(node, loop.index);
    }
  }
  return forced;
}

function chooseLoop(
  { memberships }: Resolution,
  { loops }: Loops,
  node: NodeIndex,
  asks: boolean,
  told: boolean,
  forced: LoopIndex | undefined,
): LoopIndex | undefined {
  const asked = asks ? memberships[node]!.find((loop) => loops[loop]!.bound !== null) : undefined;
  if (asked === undefined) return forced ?? (told ? findSurrounding(loops, node) : undefined);
  return forced !== undefined && isSmaller(loops[forced]!, loops[asked]!) ? forced : asked;
}

/** A decision that is told to follow a counter without being a member follows the smallest bounded loop whose scope it is in. */
function findSurrounding(loops: readonly LoopDraft[], node: NodeIndex): LoopIndex | undefined {
  let smallest: LoopDraft | undefined;
  for (const loop of loops) {
    if (loop.bound === null || !loop.scope.includes(node)) continue;
    if (smallest === undefined || isSmaller(loop, smallest)) smallest = loop;
  }
  return smallest?.index;
}

function isSmaller(loop: LoopDraft, other: LoopDraft): boolean {
  return loop.members.length - other.members.length < 0;
}

/** Tells the edges of a decision apart: toward the repeat are the loop's repeat edges, and those from whose target, inside the scope, one can still be come to. */
function createTeller({ graph }: Resolution, { loops, implicit }: Loops) {
  const known = new Map<LoopIndex, { repeats: ReadonlySet<EdgeIndex>; before: Uint8Array }>();
  const look = (index: LoopIndex) => {
    const loop = loops[index]!;
    const within = new Uint8Array(graph.nodes);
    for (const node of loop.scope) within[node] = 1;
    const sources = loop.repeatEdges.map((edge) => graph.from[edge] ?? implicit[edge - graph.from.length]!.from);
    return { repeats: new Set(loop.repeatEdges), before: reachTo(graph, sources, { within }) };
  };
  return (node: NodeIndex, loop: LoopIndex): { toward: readonly EdgeIndex[]; exits: readonly EdgeIndex[] } => {
    const { repeats, before } = known.get(loop) ?? look(loop);
    if (!known.has(loop)) known.set(loop, { repeats, before });
    const toward: EdgeIndex[] = [];
    const exits: EdgeIndex[] = [];
    for (let k = graph.outAt[node]!; k < graph.outAt[node + 1]!; k++) {
      const edge = graph.out[k]!;
      (repeats.has(edge) || before[graph.to[edge]!] === 1 ? toward : exits).push(edge);
    }
    return { toward, exits };
  };
}
