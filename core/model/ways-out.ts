import type { Edit, Fix } from "../language/diagnostic.ts";
import { writeLoopBound, writeOdds } from "../language/edit.ts";
import type { Tree } from "../language/tree.ts";
import type { Diagram } from "./assemble.ts";
import { makeFix, sayInstead } from "./fixes.ts";
import { findComponents, listMembers } from "./graph/components.ts";
import { buildGraph } from "./graph/graph.ts";
import { writeLoopLine } from "./loop-line.ts";
import type { EdgeIndex, Loop, NodeIndex } from "./model.ts";
import { findJoin } from "./parallel.ts";
import { isSplit, type Unending } from "./unending.ts";

/** A change of the text that may let a cycle end. */
export type WayOut = Fix;

/** Repeats that are offered to a loop without end. */
const offeredBound = 5;
/** Fixes of one finding. */
const mostFixes = 4;
/** A decision of more edges gets no new odds, a cycle of more nodes no loop line: nobody would read them. */
const mostNamed = 50;

/**
 * Ways out of a cycle without end (E3), the likeliest first: branches that wait for each other, one edge instead of all, odds for an exit that has none, a bound. Each is
 * offered only if `ends` says that the cycle ends with it.
 */
export function listWaysOut(
  tree: Tree,
  diagram: Diagram,
  { kind, members }: Unending,
  ends: (way: WayOut) => boolean,
): readonly Fix[] {
  const fixes: Fix[] = [];
  const offer = (ways: Iterable<WayOut>): boolean => {
    const before = fixes.length;
    for (const way of ways) {
      if (fixes.length === mostFixes) break;
      if (ends(way)) fixes.push(way);
    }
    return fixes.length > before;
  };
  if (kind === "multiplies") {
    offer(joinBranches(tree, diagram, members, ends));
    offer(letChoose(tree, diagram, members));
  }
  offer(openExits(tree, diagram, members));
  const loops = listUnbounded(diagram, members);
  if (offer(boundEach(tree, diagram, loops)) || offer(boundAll(tree, diagram, loops))) return fixes;
  if (offer(loopAround(tree, diagram, members, loops)) || fixes.length > 0) return fixes;
  const around = findSurrounding(diagram, members);
  offer(loopAround(tree, diagram, around, listUnbounded(diagram, around)));
  return fixes;
}

/** Where all branches of a split meet at once, they are joined. On average that is as if the split chose one of them, which tells whether the cycle ends. */
function* joinBranches(
  tree: Tree,
  diagram: Diagram,
  members: readonly NodeIndex[],
  ends: (way: WayOut) => boolean,
): Generator<WayOut> {
  for (const index of members) {
    const join = isSplit(diagram.nodes[index]!) ? findJoin(diagram, index) : null;
    if (join === null || !ends(letOneChoose(tree, diagram.nodes[index]!.id))) continue;
    const { id } = diagram.nodes[join]!;
    const line = tree.sims.findLast((sim) => sim.kind === "joins" && sim.node.text === id);
    yield makeFix("joins-all", { node: id }, sayInstead(tree, line ?? null, `${id} joins all`));
  }
}

/** Splits on the cycle choose one edge. */
function* letChoose(tree: Tree, { nodes }: Diagram, members: readonly NodeIndex[]): Generator<WayOut> {
  for (const index of members) if (isSplit(nodes[index]!)) yield letOneChoose(tree, nodes[index]!.id);
}

function letOneChoose(tree: Tree, id: string): WayOut {
  const line = tree.sims.findLast((sim) => sim.kind === "splits" && sim.node.text === id);
  return makeFix("splits-one", { node: id }, sayInstead(tree, line ?? null, `${id} splits one`));
}

/** Exits with odds 0 get as much as each edge would have evenly; an implicit repeat that is certain gets one half. */
function* openExits(tree: Tree, diagram: Diagram, members: readonly NodeIndex[]): Generator<WayOut> {
  const set = new Set(members);
  for (const index of members) {
    const { passing, outgoing, implicitRepeat } = diagram.nodes[index]!;
    if (passing.kind === "odds" && outgoing.length <= mostNamed) {
      const exit = outgoing.find((edge) => !set.has(diagram.edges[edge]!.to) && lastOdds(diagram, edge) === 0);
      if (exit !== undefined) yield giveOdds(tree, diagram, outgoing, exit, 1 / outgoing.length);
    }
    if (implicitRepeat !== null && lastOdds(diagram, implicitRepeat) === 1) {
      yield giveOdds(tree, diagram, [implicitRepeat], implicitRepeat, 1 / 2);
    }
  }
}

function lastOdds({ edges }: Diagram, edge: EdgeIndex): number {
  return edges[edge]!.odds!.at(-1)!;
}

function giveOdds(tree: Tree, diagram: Diagram, edges: readonly EdgeIndex[], chosen: EdgeIndex, share: number): WayOut {
  const targets = edges.map((edge) =>
    nameTarget(diagram, edge, edge === chosen ? share : lastOdds(diagram, edge) * (1 - share)),
  );
  return makeFix("give-odds", { edge: diagram.edges[chosen]!.id, odds: share }, writeOdds(tree, targets));
}

function nameTarget({ nodes, edges }: Diagram, index: EdgeIndex, odds: number) {
  const { id, from, to } = edges[index]!;
  const ordinal = /#(\d+)$/.exec(id)?.[1];
  return {
    from: nodes[from]!.id,
    to: nodes[to]!.id,
    ordinal: ordinal === undefined ? null : Number(ordinal),
    odds: [odds],
  };
}

/** Loops without a bound that repeat on the cycle get one, each alone. */
function* boundEach(tree: Tree, diagram: Diagram, loops: readonly Loop[]): Generator<WayOut> {
  for (const loop of loops) {
    yield makeFix("bound-loop", { loop: loop.text, count: offeredBound }, boundLoop(tree, diagram, loop));
  }
}

function* boundAll(tree: Tree, diagram: Diagram, loops: readonly Loop[]): Generator<WayOut> {
  if (loops.length < 2) return;
  const edits = loops.flatMap((loop) => boundLoop(tree, diagram, loop));
  yield makeFix("bound-loops", { loops: loops.length, count: offeredBound }, edits);
}

function listUnbounded({ loops, edges }: Diagram, members: readonly NodeIndex[]): readonly Loop[] {
  const set = new Set(members);
  return loops.filter(
    ({ bound, repeatEdges }) =>
      bound === null && repeatEdges.some((edge) => set.has(edges[edge]!.from) && set.has(edges[edge]!.to)),
  );
}

/** By a line that names the loop by a member of no smaller one; where there is none, in its own text. */
function boundLoop(tree: Tree, { nodes, loops }: Diagram, loop: Loop): readonly Edit[] {
  const smallest = (member: NodeIndex): Loop | undefined =>
    loops
      .filter(({ members }) => members.includes(member))
      .reduce((least, other) => (other.members.length < least.members.length ? other : least));
  const member = loop.members.find((one) => smallest(one) === loop);
  if (member !== undefined) {
    return writeLoopBound(tree, nodes[member]!.id, { kind: "at most", repeats: offeredBound });
  }
  const { to } = tree.loops.find(({ span }) => span === loop.span)!.condition.span;
  return [{ from: to, to, insert: `, up to ${offeredBound} times` }];
}

/** A loop line around the cycle, with a bound; together with bounds for the loops there that would stay without. */
function* loopAround(
  tree: Tree,
  diagram: Diagram,
  members: readonly NodeIndex[],
  loops: readonly Loop[],
): Generator<WayOut> {
  if (members.length > mostNamed) return;
  const names = members.map((node) => diagram.nodes[node]!.id);
  const edit = writeLoopLine(tree, `up to ${offeredBound} times`, names);
  yield makeFix("add-loop", { count: offeredBound }, [edit]);
  const more = loops.flatMap((loop) => boundLoop(tree, diagram, loop));
  if (more.length > 0) yield makeFix("add-loop", { count: offeredBound }, [edit, ...more]);
}

/** All nodes on cycles with the members, whatever the odds. */
function findSurrounding({ nodes, edges }: Diagram, members: readonly NodeIndex[]): readonly NodeIndex[] {
  const components = findComponents(buildGraph(nodes.length, edges));
  return listMembers(components)[components.of[members[0]!]!]!;
}
