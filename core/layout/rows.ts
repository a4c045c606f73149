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
class Lane {
  /** Chains by row. */
  private rows: number[][] = [];
  private comparisons = 0;
  private readonly at: Int32Array;
  private readonly chains: readonly Chain[];
  private readonly relations: readonly (readonly Relation[])[];
  private readonly upward: Float64Array;
  private readonly downward: Float64Array;
  private readonly column: Int32Array;
  private readonly chainOf: Int32Array;
  private readonly byColumn: Map<number, number[]>;

  constructor(
    chains: readonly Chain[],
    relations: readonly (readonly Relation[])[],
    upward: Float64Array,
    downward: Float64Array,
    column: Int32Array,
    chainOf: Int32Array,
  ) {
    this.chains = chains;
    this.relations = relations;
    this.upward = upward;
    this.downward = downward;
    this.column = column;
    this.chainOf = chainOf;
    this.at = new Int32Array(chains.length).fill(-1);
    this.byColumn = new Map();
    for (const chain of chains) {
      for (const node of chain.nodes) {
        const list = this.byColumn.get(column[node]!) ?? [];
        list.push(node);
        this.byColumn.set(column[node]!, list);
      }
    }
  }

  /** Number of edges from a chain to chains that are placed. */
  pull(chain: number): number {
    let count = 0;
    for (const node of this.chains[chain]!.nodes) {
      for (const { other } of this.relations[node]!) if (this.at[this.chainOf[other]!]! >= 0) count++;
    }
    return count;
  }

  take(chain: number): void {
    const row = this.at[chain]!;
    this.rows[row] = this.rows[row]!.filter((other) => other !== chain);
    this.at[chain] = -1;
    if (this.rows[row]!.length > 0) return;
    this.rows.splice(row, 1);
    for (let other = 0; other < this.at.length; other++) if (this.at[other]! > row) this.at[other]!--;
  }

  /** Whether there is time left to look for the best place of each chain. */
  get isCareful(): boolean {
    return this.comparisons < careful;
  }

  /** Puts a chain where it costs least: on a row with its columns free, or on a new row between two. */
  put(chain: number): void {
    const { first, last } = this.chains[chain]!;
    let best = 2 * this.rows.length - 1;
    let least = Number.POSITIVE_INFINITY;
    const near = this.isCareful ? -1 : this.rowBeside(chain);
    const [from, to] =
      near < 0
        ? [-1, 2 * this.rows.length - 1]
        : [Math.max(-1, 2 * near - 6), Math.min(2 * this.rows.length - 1, 2 * near + 6)];
    for (let twice = from; twice <= to; twice++) {
      const row = twice / 2;
      const isNew = twice % 2 !== 0;
      this.comparisons++;
      if (
        !isNew &&
        this.rows[row]!.some((other) => this.chains[other]!.first <= last && this.chains[other]!.last >= first)
      )
        continue;
      const cost = this.cost(chain, row, least) + (isNew && this.rows.length > 0 ? price.row : 0);
      if (cost < least) {
        least = cost;
        best = twice;
      }
    }
    if (best % 2 !== 0) {
      const row = (best + 1) / 2;
      this.rows.splice(row, 0, [chain]);
      for (let other = 0; other < this.at.length; other++) if (this.at[other]! >= row) this.at[other]!++;
      this.at[chain] = row;
    } else {
      this.rows[best / 2]!.push(chain);
      this.at[chain] = best / 2;
    }
  }

  /** Number of rows, and the row of each chain. */
  close(): { readonly count: number; readonly at: Int32Array } {
    return { count: Math.max(1, this.rows.length), at: this.at };
  }

  /** The row of the first chain that one hangs on. */
  private rowBeside(chain: number): number {
    for (const node of this.chains[chain]!.nodes) {
      for (const { other } of this.relations[node]!) {
        const row = this.at[this.chainOf[other]!]!;
        if (row >= 0) return row;
      }
    }
    return Math.max(0, this.rows.length - 1);
  }

  private cost(chain: number, row: number, limit: number): number {
    let cost = 0;
    for (const node of this.chains[chain]!.nodes) {
      for (const { other, want } of this.relations[node]!) {
        const otherRow = this.at[this.chainOf[other]!]!;
        if (otherRow < 0) continue;
        const away = row - otherRow;
        cost += Math.abs(away) * price.distance;
        if (want !== 0 && away * want <= 0) cost += price.astray;
      }
      this.comparisons += this.relations[node]!.length;
      if (!this.isCareful) continue;
      const column = this.byColumn.get(this.column[node]!)!;
      this.comparisons += column.length;
      for (const other of column) {
        const otherRow = this.at[this.chainOf[other]!]!;
        if (otherRow < 0 || other === node) continue;
        // The one above is in the way of what the lower one sends up, and the other way round.
        if (otherRow < row) cost += this.upward[node]! + this.downward[other]!;
        else if (otherRow > row) cost += this.downward[node]! + this.upward[other]!;
      }
      if (this.upward[node]! > 0) cost += Math.max(0, row) * price.border;
      if (this.downward[node]! > 0) cost += Math.max(0, this.rows.length - 1 - row) * price.border;
      if (cost >= limit) return cost;
    }
    return cost;
  }
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
  const rows = graph.laneNodes.map((nodes) => {
    const chains = coverByChains(graph, nodes, column, straight);
    chains.forEach((chain, index) => {
      for (const node of chain.nodes) chainOf[node] = index;
    });
    const lane = new Lane(chains, relations, upward, downward, column, chainOf);
    const order = placeGreedily(lane, chains.length);
    for (let pass = 0; pass < passes && lane.isCareful; pass++) {
      for (const chain of order) {
        lane.take(chain);
        lane.put(chain);
      }
    }
    const { count, at } = lane.close();
    for (const node of nodes) row[node] = at[chainOf[node]!]!;
    return count;
  });
  return { column, row, columns: Math.max(1, used.length), rows };
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
