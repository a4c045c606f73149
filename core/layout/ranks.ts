import { down, type Graph, left, right, up } from "./graph.ts";
import { solveRanks } from "./simplex.ts";

/** How an edge pulls its ends together: weights of the ranking problem. */
const weights = { verticalInLane: 9, inLane: 6, other: 4 };

/**
 * What the pull of a straight edge between lanes loses for the lanes that it passes, where it would run through rows: in eighths,
 * which add up without rounding, and at most 1.
 */
const loss = (lanes: number): number => Math.min(8, lanes - 1) / 8;

/** Bounds on work; beyond them ranks stay valid and are only less tight. */
const simplexBudget = 12_000_000;
const reachBudget = 2_000_000;
const repairNodes = 1500;

/**
 * Edges that run back along the flow: those that close a cycle in a depth-first search from the starts, circles first, then the
 * order of declaration; repeat edges of loops are explored last, so that they are the ones that run back.
 */
export function findBackEdges(graph: Graph): Uint8Array {
  const outgoing: number[][] = Array.from({ length: graph.nodeCount }, () => []);
  const arrivals = new Int32Array(graph.nodeCount);
  for (const repeats of [false, true]) {
    graph.edges.forEach((edge, index) => {
      if (edge.repeat !== repeats) return;
      outgoing[edge.from]!.push(index);
      arrivals[edge.to]!++;
    });
  }
  const nodes = Array.from({ length: graph.nodeCount }, (_, node) => node);
  const roots = [
    ...nodes.filter((node) => arrivals[node] === 0 && graph.shape[node] === "circle"),
    ...nodes.filter((node) => arrivals[node] === 0 && graph.shape[node] !== "circle"),
    ...nodes,
  ];
  const back = new Uint8Array(graph.edges.length);
  const state = new Uint8Array(graph.nodeCount);
  const next = new Int32Array(graph.nodeCount);
  for (const root of roots) {
    if (state[root] !== 0) continue;
    const path = [root];
    state[root] = 1;
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      const edge = outgoing[node]![next[node]!++];
      if (edge === undefined) {
        state[node] = 2;
        path.pop();
        continue;
      }
      const to = graph.edges[edge]!.to;
      if (state[to] === 1) back[edge] = 1;
      if (state[to] !== 0) continue;
      state[to] = 1;
      path.push(to);
    }
  }
  return back;
}

/** Whether an edge can be drawn as one straight line across the flow, given the order of its ends' lanes. */
export function isVertical(graph: Graph, index: number): boolean {
  const { from, to, out, into } = graph.edges[index]!;
  const lanes = graph.lane[to]! - graph.lane[from]!;
  return (out === down && into === up && lanes >= 0) || (out === up && into === down && lanes <= 0);
}

/** The ranking problem while it is built: hard arcs that form no cycle, and pulls without direction. */
interface Problem {
  readonly arcs: {
    readonly from: number[];
    readonly to: number[];
    readonly delta: number[];
    readonly weight: number[];
  };
  readonly arc: (from: number, to: number, delta: number, weight: number) => void;
  /** Draws two nodes together, whichever lies left. */
  readonly pull: (a: number, b: number, weight: number) => void;
  /** An arc where it closes no cycle, else a pull; true for an arc. */
  readonly arcOrPull: (from: number, to: number, delta: number, weight: number) => boolean;
  readonly solve: () => Int32Array;
}

function openProblem(nodes: number): Problem {
  const arcs = { from: [] as number[], to: [] as number[], delta: [] as number[], weight: [] as number[] };
  const outgoing: number[][] = Array.from({ length: nodes }, () => []);
  let count = nodes;
  let reach = reachBudget;

  function arc(from: number, to: number, delta: number, weight: number): void {
    outgoing[from]?.push(to);
    arcs.from.push(from);
    arcs.to.push(to);
    arcs.delta.push(delta);
    arcs.weight.push(weight);
  }

  function pull(a: number, b: number, weight: number): void {
    // A node of its own before both.
    const before = count++;
    arc(before, a, 0, weight);
    arc(before, b, 0, weight);
  }

  function reaches(from: number, to: number): boolean {
    const seen = new Set([from]);
    const open = [from];
    while (open.length > 0) {
      for (const next of outgoing[open.pop()!]!) {
        if (next === to || --reach < 0) return true;
        if (!seen.has(next)) {
          seen.add(next);
          open.push(next);
        }
      }
    }
    return from === to;
  }

  function arcOrPull(from: number, to: number, delta: number, weight: number): boolean {
    const free = !reaches(to, from);
    if (free) arc(from, to, delta, weight);
    else if (weight > 0) pull(from, to, weight);
    return free;
  }

  return { arcs, arc, pull, arcOrPull, solve: () => solveRanks(count, arcs, simplexBudget) };
}

/** Which end of an edge comes first along the flow, and by how many columns at least. */
export interface Flow {
  readonly edge: number;
  readonly first: number;
  readonly second: number;
  readonly least: 0 | 1;
}

/** What the handles of an edge ask of its ends' columns; `null` where either may come first, as with most edges that run back. */
export function flowOf(graph: Graph, back: Uint8Array, index: number): Flow | null {
  const { from, to, out, into } = graph.edges[index]!;
  const ahead = out === right || into === left;
  const behind = out === left || into === right;
  if (from === to) return null;
  if (behind && !ahead) return { edge: index, first: to, second: from, least: 1 };
  if (back[index] === 1 || (ahead && behind)) return null;
  return { edge: index, first: from, second: to, least: isVertical(graph, index) ? 0 : 1 };
}

/** Enters all edges into the problem. */
function addEdges(graph: Graph, back: Uint8Array, across: number, problem: Problem): void {
  const fan = new Map<string, number>();
  const late: (() => void)[] = [];
  graph.edges.forEach(({ from, to, out }, index) => {
    if (from === to) return;
    const lanes = Math.abs(graph.lane[from]! - graph.lane[to]!);
    const isIn = lanes === 0;
    const vertical = isVertical(graph, index);
    const straight = isIn ? weights.verticalInLane : across - loss(lanes);
    const weight = vertical ? straight : isIn ? weights.inLane : weights.other;
    const flow = flowOf(graph, back, index);
    if (flow === null) {
      late.push(() => problem.pull(from, to, vertical ? weight : weight / 2));
    } else if (vertical) {
      // The k-th edge from one side into one lane stands k columns on, or they would run over each other.
      const key = `${from} ${out} ${graph.lane[to]}`;
      const nth = fan.get(key) ?? 0;
      fan.set(key, nth + 1);
      problem.arc(from, to, nth, weight);
    } else if (flow.first === from) {
      problem.arc(from, to, 1, weight);
    } else {
      late.push(() => problem.arcOrPull(to, from, 1, weight));
    }
  });
  for (const add of late) add();
}

/**
 * Sources in one column of one lane, all with a straight edge to the same side of one node, hide each other: all but one are
 * asked to stand a column earlier each. True where anything was asked.
 */
function spreadSources(graph: Graph, back: Uint8Array, rank: Int32Array, problem: Problem): boolean {
  const groups = new Map<string, number[]>();
  graph.edges.forEach(({ from, to, into }, index) => {
    if (from === to || back[index] === 1 || graph.lane[from] === graph.lane[to] || !isVertical(graph, index)) return;
    const key = `${to} ${into} ${graph.lane[from]} ${rank[from]}`;
    const group = groups.get(key) ?? [];
    if (!group.includes(from)) group.push(from);
    groups.set(key, group);
  });
  let asked = false;
  for (const group of groups.values()) {
    for (let index = 1; index < group.length; index++) {
      if (problem.arcOrPull(group[index - 1]!, group[index]!, 1, 0)) asked = true;
    }
  }
  return asked;
}

/** Nodes without edges fill the emptiest columns of their lane from the left. */
function placeIsolated(graph: Graph, rank: Int32Array): void {
  const linked = new Uint8Array(graph.nodeCount);
  for (const edge of graph.edges) {
    linked[edge.from] = 1;
    linked[edge.to] = 1;
  }
  const last = rank.reduce((most, value) => Math.max(most, value), 0);
  for (const nodes of graph.laneNodes) {
    const loose = nodes.filter((node) => linked[node] === 0);
    if (loose.length === 0) continue;
    const columns = new Int32Array(Math.max(last + 1, 6, Math.ceil(Math.sqrt(loose.length) * 1.2)));
    for (const node of nodes) if (linked[node] === 1) columns[rank[node]!]!++;
    for (const node of loose) {
      let column = 0;
      for (let other = 1; other < columns.length; other++) if (columns[other]! < columns[column]!) column = other;
      columns[column]!++;
      rank[node] = column;
    }
  }
}

/** The column of every node, from 0; each connected part starts at the left. `across` is the weight of straight edges between lanes. */
export function rankNodes(graph: Graph, back: Uint8Array, across: number): Int32Array {
  const problem = openProblem(graph.nodeCount);
  addEdges(graph, back, across, problem);
  let rank = problem.solve();
  if (graph.nodeCount <= repairNodes && spreadSources(graph, back, rank, problem)) rank = problem.solve();
  rank = rank.slice(0, graph.nodeCount);
  placeIsolated(graph, rank);
  return rank;
}
