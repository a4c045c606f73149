import { Heap } from "./heap.ts";

/** Arcs of a ranking problem: `rank[to[k]] - rank[from[k]] >= delta[k]`, each unit beyond it costs `weight[k]`. */
export interface Arcs {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly delta: readonly number[];
  readonly weight: readonly number[];
}

/** Ranks as far left as the arcs let them be; the arcs must form no cycle. */
function longestPaths(count: number, arcs: Arcs, outgoing: readonly number[][]): Int32Array {
  const rank = new Int32Array(count);
  const waiting = new Int32Array(count);
  for (const to of arcs.to) waiting[to]!++;
  const ready: number[] = [];
  for (let node = 0; node < count; node++) if (waiting[node] === 0) ready.push(node);
  for (let next = 0; next < ready.length; next++) {
    for (const arc of outgoing[ready[next]!]!) {
      const to = arcs.to[arc]!;
      rank[to] = Math.max(rank[to]!, rank[ready[next]!]! + arcs.delta[arc]!);
      if (--waiting[to]! === 0) ready.push(to);
    }
  }
  if (ready.length < count) throw new RangeError(`arcs form a cycle through ${count - ready.length} nodes`);
  return rank;
}

/**
 * Network simplex (Gansner, Koutsofios, North, Vo 1993): whole ranks that satisfy all arcs at the least weighted length.
 * Every connected part starts at rank 0. The work is bounded by `budget` (arcs and nodes looked at): where it is spent, the
 * ranks reached so far are returned, which satisfy the arcs all the same. Throws RangeError when the arcs form a cycle.
 */
export function solveRanks(count: number, arcs: Arcs, budget: number): Int32Array {
  const { from, to, delta, weight } = arcs;
  const outgoing: number[][] = Array.from({ length: count }, () => []);
  const incoming: number[][] = Array.from({ length: count }, () => []);
  const net = new Float64Array(count);
  for (let arc = 0; arc < from.length; arc++) {
    outgoing[from[arc]!]!.push(arc);
    incoming[to[arc]!]!.push(arc);
    net[from[arc]!]! += weight[arc]!;
    net[to[arc]!]! -= weight[arc]!;
  }
  const rank = longestPaths(count, arcs, outgoing);
  const slack = (arc: number): number => rank[to[arc]!]! - rank[from[arc]!]! - delta[arc]!;

  const treeArcs: number[][] = Array.from({ length: count }, () => []);
  const part = new Int32Array(count).fill(-1);
  const parts: number[][] = [];
  growTrees();

  // The tree, walked depth first: `order[first[v] .. first[v] + span[v] - 1]` is the subtree of v, `sum` adds up `net` in it.
  const order = new Int32Array(count);
  const first = new Int32Array(count);
  const span = new Int32Array(count);
  const above = new Int32Array(count);
  const sum = new Float64Array(count);

  let spent = 0;
  let offset = 0;
  for (const nodes of parts) {
    walk(nodes[0]!, offset);
    let look = 0;
    while (spent < budget && nodes.length > 1) {
      const child = leaving(offset, nodes.length, look);
      if (child < 0) break;
      look = first[child]! - offset;
      if (!pivot(child)) break;
      walk(nodes[0]!, offset);
      spent += nodes.length * 3;
    }
    offset += nodes.length;
    const least = nodes.reduce((min, node) => Math.min(min, rank[node]!), Number.POSITIVE_INFINITY);
    for (const node of nodes) rank[node]! -= least;
  }
  return rank;

  /**
   * Spanning trees of tight arcs: a tree is moved until the nearest arc out of it is tight, and takes in the node behind it. While a
   * tree grows its ranks are kept as they were before it was moved by `moved`.
   */
  function growTrees(): void {
    const ahead = new Heap();
    const behind = new Heap();
    for (let root = 0; root < count; root++) {
      if (part[root] !== -1) continue;
      const nodes: number[] = [];
      let moved = 0;
      const join = (node: number): void => {
        part[node] = parts.length;
        nodes.push(node);
        rank[node]! -= moved;
        for (const arc of outgoing[node]!)
          if (part[to[arc]!] === -1) ahead.push(arc, rank[to[arc]!]! - rank[node]! - delta[arc]!);
        for (const arc of incoming[node]!)
          if (part[from[arc]!] === -1) behind.push(arc, rank[node]! - rank[from[arc]!]! - delta[arc]!);
      };
      join(root);
      for (;;) {
        while (ahead.length > 0 && part[to[ahead.top]!] !== -1) ahead.pop();
        while (behind.length > 0 && part[from[behind.top]!] !== -1) behind.pop();
        if (ahead.length === 0 && behind.length === 0) break;
        const isAhead = behind.length === 0 || (ahead.length > 0 && ahead.topKey - moved <= behind.topKey + moved);
        moved = isAhead ? ahead.topKey : -behind.topKey;
        const arc = isAhead ? ahead.pop() : behind.pop();
        treeArcs[from[arc]!]!.push(arc);
        treeArcs[to[arc]!]!.push(arc);
        join(isAhead ? to[arc]! : from[arc]!);
      }
      for (const node of nodes) rank[node]! += moved;
      parts.push(nodes);
    }
  }

  /** Numbers the tree below `root` from `start` on. */
  function walk(root: number, start: number): void {
    let at = start;
    const open = [root];
    above[root] = -1;
    while (open.length > 0) {
      const node = open.pop()!;
      first[node] = at;
      order[at++] = node;
      span[node] = 1;
      sum[node] = net[node]!;
      for (const arc of treeArcs[node]!) {
        if (arc === above[node]) continue;
        const other = from[arc] === node ? to[arc]! : from[arc]!;
        above[other] = arc;
        open.push(other);
      }
    }
    for (let index = at - 1; index > start; index--) {
      const node = order[index]!;
      const arc = above[node]!;
      const parent = from[arc] === node ? to[arc]! : from[arc]!;
      span[parent]! += span[node]!;
      sum[parent]! += sum[node]!;
    }
  }

  /** A node whose arc to its parent should give way: moving its subtree away from the parent shortens the whole. */
  function leaving(start: number, length: number, look: number): number {
    for (let k = 0; k < length; k++) {
      const node = order[start + ((k + look) % length)]!;
      const arc = above[node]!;
      if (arc >= 0 && (from[arc] === node ? sum[node]! : -sum[node]!) < 0) return node;
    }
    return -1;
  }

  /** Moves the subtree of `child` until another arc is tight, which takes the place of its arc to the parent. */
  function pivot(child: number): boolean {
    const old = above[child]!;
    const leftward = from[old] === child;
    const begin = first[child]!;
    const end = begin + span[child]!;
    let entering = -1;
    for (let index = begin; index < end; index++) {
      const node = order[index]!;
      for (const arc of leftward ? incoming[node]! : outgoing[node]!) {
        spent++;
        const other = first[leftward ? from[arc]! : to[arc]!]!;
        if (other >= begin && other < end) continue;
        if (entering < 0 || slack(arc) < slack(entering)) entering = arc;
      }
    }
    if (entering < 0) return false;
    const shift = leftward ? -slack(entering) : slack(entering);
    for (let index = begin; index < end; index++) rank[order[index]!]! += shift;
    for (const node of [from[old]!, to[old]!]) treeArcs[node] = treeArcs[node]!.filter((arc) => arc !== old);
    for (const node of [from[entering]!, to[entering]!]) treeArcs[node]!.push(entering);
    return true;
  }
}
