import { down, type Graph, left, right, up } from "./graph.ts";

/** Prices of a placement, in bends as it were. */
const price = {
  /** A handle that points away from where the edge has to go. */
  astray: 8,
  /** A node in the way of a straight edge across the flow, and one in the way of an edge that turns anyway. */
  blocked: 6,
  inTheWay: 2,
  distance: 1,
  /** A row between a node and the border that its edges cross. */
  border: 0.4,
  row: 2.5,
};

const passes = 3;

/** Comparisons of two nodes in one lane; once they are spent, chains go to the nearest free row beside what they hang on. */
const careful = 6_000_000;

/** Columns and rows of all nodes; rows count from 0 in each lane. */
export interface Placement {
  readonly column: Int32Array;
  readonly row: Int32Array;
  readonly columns: number;
  readonly rows: readonly number[];
  /** Runs of nodes that share a row, in order along the flow, of all lanes. */
  readonly chains: readonly (readonly number[])[];
}

/** Neighbours in a row, joined by straight edges: it holds its columns on one row. */
interface Chain {
  readonly nodes: readonly number[];
  readonly first: number;
  readonly last: number;
}

/** An edge inside a lane, as one of its ends sees it. */
interface Relation {
  readonly other: number;
  /** -1: this end wants to lie above the other, 1: below, 0: beside it. */
  readonly want: -1 | 0 | 1;
}

/** Covers a lane by paths of straight right-to-left edges, longest first, each from its first to its last node. */
function coverByChains(
  graph: Graph,
  nodes: readonly number[],
  column: Int32Array,
  straight: readonly (readonly number[])[],
): Chain[] {
  const order = [...nodes].sort((a, b) => column[a]! - column[b]! || a - b);
  const used = new Uint8Array(graph.nodeCount);
  const length = new Int32Array(graph.nodeCount);
  const before = new Int32Array(graph.nodeCount);
  const chains: Chain[] = [];
  let remaining = order.length;
  while (remaining > 0) {
    for (const node of order) {
      length[node] = 1;
      before[node] = -1;
    }
    let end = -1;
    for (const node of order) {
      if (used[node] === 1) continue;
      if (end < 0 || length[node]! > length[end]!) end = node;
      for (const to of straight[node]!) {
        if (used[to] === 1) continue;
        const closer = before[to]! >= 0 && length[to] === length[node]! + 1 && column[node]! > column[before[to]!]!;
        if (length[to]! < length[node]! + 1 || closer) {
          length[to] = length[node]! + 1;
          before[to] = node;
        }
      }
    }
    if (length[end] === 1) {
      // Only single nodes are left.
      for (const node of order)
        if (used[node] === 0) chains.push({ nodes: [node], first: column[node]!, last: column[node]! });
      break;
    }
    const path: number[] = [];
    for (let node = end; node >= 0; node = before[node]!) {
      path.push(node);
      used[node] = 1;
      remaining--;
    }
    path.reverse();
    chains.push({ nodes: path, first: column[path[0]!]!, last: column[end]! });
  }
  return chains;
}

/** The rows of one lane while chains are put in and taken out. */
interface Lane {
  /** Number of edges from a chain to chains that are placed. */
  readonly pull: (chain: number) => number;
  /** Puts a chain where it costs least: on a row with its columns free, or on a new row between two. */
  readonly put: (chain: number) => void;
  readonly take: (chain: number) => void;
  /** Whether there is work left to look for the best place of each chain. */
  readonly isCareful: () => boolean;
  readonly rowCount: () => number;
  /** The row of each chain, -1 while it has none. */
  readonly at: Int32Array;
}

/** What the chains of a lane are placed by; all but `chains` are by node. */
interface Wishes {
  readonly column: Int32Array;
  readonly chainOf: Int32Array;
  readonly relations: readonly (readonly Relation[])[];
  /** What it costs to have another node above, or below. */
  readonly upward: Float64Array;
  readonly downward: Float64Array;
}

function openLane(chains: readonly Chain[], { column, chainOf, relations, upward, downward }: Wishes): Lane {
  const rows: number[][] = [];
  const at = new Int32Array(chains.length).fill(-1);
  const byColumn = new Map<number, number[]>();
  for (const node of chains.flatMap((chain) => chain.nodes)) {
    const list = byColumn.get(column[node]!);
    if (list === undefined) byColumn.set(column[node]!, [node]);
    else list.push(node);
  }
  let comparisons = 0;
  const isCareful = (): boolean => comparisons < careful;
  const rowOf = (node: number): number => at[chainOf[node]!]!;
  /** Rows of the placed chains that a chain hangs on, one for each edge. */
  const rowsBeside = (chain: number): number[] =>
    chains[chain]!.nodes.flatMap((node) => relations[node]!.map(({ other }) => rowOf(other)).filter((row) => row >= 0));

  function cost(chain: number, row: number, limit: number): number {
    let sum = 0;
    for (const node of chains[chain]!.nodes) {
      for (const { other, want } of relations[node]!) {
        const away = row - rowOf(other);
        if (rowOf(other) < 0) continue;
        sum += Math.abs(away) * price.distance;
        if (want !== 0 && away * want <= 0) sum += price.astray;
      }
      comparisons += relations[node]!.length;
      if (!isCareful()) continue;
      const aligned = byColumn.get(column[node]!)!;
      comparisons += aligned.length;
      for (const other of aligned) {
        if (rowOf(other) < 0 || other === node) continue;
        // The one above is in the way of what the lower one sends up, and the other way round.
        if (rowOf(other) < row) sum += upward[node]! + downward[other]!;
        else if (rowOf(other) > row) sum += downward[node]! + upward[other]!;
      }
      if (upward[node]! > 0) sum += Math.max(0, row) * price.border;
      if (downward[node]! > 0) sum += Math.max(0, rows.length - 1 - row) * price.border;
      if (sum >= limit) break;
    }
    return sum;
  }

  function put(chain: number): void {
    const { first, last } = chains[chain]!;
    const end = 2 * rows.length - 1;
    // Rows count double: the odd places are new rows between them.
    let best = end;
    let least = Number.POSITIVE_INFINITY;
    const near = isCareful() ? undefined : 2 * (rowsBeside(chain)[0] ?? rows.length - 1);
    const from = near === undefined ? -1 : Math.max(-1, near - 6);
    const to = near === undefined ? end : Math.min(end, near + 6);
    for (let twice = from; twice <= to; twice++) {
      const row = twice / 2;
      const isNew = twice % 2 !== 0;
      comparisons++;
      if (!isNew && rows[row]!.some((other) => chains[other]!.first <= last && chains[other]!.last >= first)) continue;
      const sum = cost(chain, row, least) + (isNew && rows.length > 0 ? price.row : 0);
      if (sum < least) {
        least = sum;
        best = twice;
      }
    }
    const row = Math.ceil(best / 2);
    if (best % 2 === 0) {
      rows[row]!.push(chain);
    } else {
      rows.splice(row, 0, [chain]);
      for (let other = 0; other < at.length; other++) if (at[other]! >= row) at[other]!++;
    }
    at[chain] = row;
  }

  function take(chain: number): void {
    const row = at[chain]!;
    rows[row] = rows[row]!.filter((other) => other !== chain);
    at[chain] = -1;
    if (rows[row]!.length > 0) return;
    rows.splice(row, 1);
    for (let other = 0; other < at.length; other++) if (at[other]! > row) at[other]!--;
  }

  return { pull: (chain) => rowsBeside(chain).length, put, take, isCareful, rowCount: () => rows.length, at };
}

/** What each end of the edges inside a lane wants of the other's row. */
function relate(graph: Graph): Relation[][] {
  const relations: Relation[][] = Array.from({ length: graph.nodeCount }, () => []);
  for (const { from, to, out, into } of graph.edges) {
    if (from === to || graph.lane[from] !== graph.lane[to]) continue;
    const lower = out === down && into !== down ? -1 : out === up && into !== up ? 1 : 0;
    const entry = into === up && out !== up ? -1 : into === down && out !== down ? 1 : 0;
    const want = lower !== 0 ? lower : entry;
    relations[from]!.push({ other: to, want: want as -1 | 0 | 1 });
    relations[to]!.push({ other: from, want: -want as -1 | 0 | 1 });
  }
  return relations;
}

/** Gives every node a row in its lane: straight runs on one row, branches above or below as their handles say. */
export function placeRows(graph: Graph, rank: Int32Array): Placement {
  // Columns without a node are left out.
  const used = [...new Set(rank)].sort((a, b) => a - b);
  const place = new Map(used.map((value, index) => [value, index]));
  const column = rank.map((value) => place.get(value)!);
  const relations = relate(graph);
  const straight: number[][] = Array.from({ length: graph.nodeCount }, () => []);
  const upward = new Float64Array(graph.nodeCount);
  const downward = new Float64Array(graph.nodeCount);
  for (const { from, to, out, into } of graph.edges) {
    if (graph.lane[from] === graph.lane[to]) {
      if (out === right && into === left && column[from]! < column[to]!) straight[from]!.push(to);
      continue;
    }
    const isUp = graph.lane[to]! < graph.lane[from]!;
    const worth = column[from] === column[to] ? price.blocked : price.inTheWay;
    if (out === up && isUp) upward[from]! += worth;
    if (out === down && !isUp) downward[from]! += worth;
    if (into === down && isUp) downward[to]! += worth;
    if (into === up && !isUp) upward[to]! += worth;
  }
  const row = new Int32Array(graph.nodeCount);
  const chainOf = new Int32Array(graph.nodeCount);
  const all: (readonly number[])[] = [];
  const rows = graph.laneNodes.map((nodes) => {
    const chains = coverByChains(graph, nodes, column, straight);
    chains.forEach((chain, index) => {
      for (const node of chain.nodes) chainOf[node] = index;
      all.push(chain.nodes);
    });
    const lane = openLane(chains, { column, chainOf, relations, upward, downward });
    const order = placeGreedily(lane, chains.length);
    for (let pass = 0; pass < passes && lane.isCareful(); pass++) {
      for (const chain of order) {
        lane.take(chain);
        lane.put(chain);
      }
    }
    for (const node of nodes) row[node] = lane.at[chainOf[node]!]!;
    return Math.max(1, lane.rowCount());
  });
  return { column, row, columns: Math.max(1, used.length), rows, chains: all };
}

/** Places the longest chain first, then always the one with the most edges to those placed; returns the order. */
function placeGreedily(lane: Lane, count: number): number[] {
  const order: number[] = [];
  const left = new Set(Array.from({ length: count }, (_, chain) => chain));
  // With very many chains the search for the best next one is left out: they come longest first.
  const look = count <= 600;
  while (left.size > 0) {
    let best = -1;
    let most = -1;
    for (const chain of left) {
      const pull = look ? lane.pull(chain) : 0;
      if (pull > most) {
        best = chain;
        most = pull;
      }
      if (!look) break;
    }
    lane.put(best);
    left.delete(best);
    order.push(best);
  }
  return order;
}
