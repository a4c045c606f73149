import { down, type Graph, left, right, up } from "./graph.ts";
import { type Placement, settle } from "./placement.ts";

/** Prices of a placement, in bends as it were. */
const price = {
  /** A handle that points away from where the edge has to go. */
  astray: 8,
  /** A node in the way of a straight edge across the flow, and of one that turns anyway; a straight run that is crossed costs a part of it. */
  blocked: 6,
  inTheWay: 2,
  crossed: 0.6,
  distance: 0.7,
  /** A row between a node and the border that its edges cross. */
  border: 0.4,
  row: 3,
};

const passes = 3;

/** Comparisons of two nodes in one lane; once they are spent, chains go to the nearest free row beside what they hang on. */
const careful = 6_000_000;

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
  /** Puts a chain where it costs least: on a row with its columns free, or on a new row between two. */
  readonly put: (chain: number) => void;
  readonly take: (chain: number) => void;
  /** The row of each chain, -1 while it has none. */
  readonly at: Int32Array;
}

/** The part of an edge that runs across the flow, at one column: from one chain to another, or to a border of the lane. */
interface Rise {
  readonly from: number;
  readonly to: number;
  readonly worth: number;
}

/** Ends of a rise that leaves the lane. */
const above = -1;
const below = -2;

/** What the chains of a lane are placed by. */
interface Wishes {
  readonly chainOf: Int32Array;
  /** By node. */
  readonly relations: readonly (readonly Relation[])[];
  /** By column; those on whose way a node or a straight run stands. */
  readonly rises: readonly (readonly Rise[])[];
}

function openLane(chains: readonly Chain[], column: Int32Array, { chainOf, relations, rises }: Wishes): Lane {
  const rows: number[][] = [];
  const at = new Int32Array(chains.length).fill(-1);
  /** What stands in a column, by chain: a node, or only a straight run from one node to the next. */
  const standing = rises.map(() => new Map<number, number>());
  const hanging = chains.map(() => [0, 0]);
  chains.forEach(({ nodes, first, last }, chain) => {
    for (let place = first; place <= last; place++) standing[place]!.set(chain, price.crossed);
    for (const node of nodes) standing[column[node]!]!.set(chain, 1);
  });
  for (const { from, to } of rises.flat()) if (to < 0) hanging[from]![to === above ? 0 : 1]++;
  let comparisons = 0;
  const isCareful = (): boolean => comparisons < careful;
  const rowOf = (node: number): number => at[chainOf[node]!]!;
  /** The row of a placed chain that a chain hangs on. */
  const rowBeside = (chain: number): number | undefined =>
    chains[chain]!.nodes.flatMap((node) => relations[node]!.map(({ other }) => rowOf(other))).find((row) => row >= 0);

  /** What stands between the ends of rises, were a chain on a row. */
  function costOfRises(chain: number, row: number, limit: number): number {
    const { first, last } = chains[chain]!;
    let sum = 0;
    for (let place = first; place <= last && sum < limit; place++) {
      const here = standing[place]!;
      for (const { from, to, worth } of rises[place]!) {
        comparisons++;
        const start = from === chain ? row : at[from]!;
        const end = to === above ? -9e9 : to === below ? 9e9 : to === chain ? row : at[to]!;
        if (start === -1 || end === -1) continue;
        const [low, high] = start < end ? [start, end] : [end, start];
        if (from !== chain && to !== chain) {
          if (low < row && row < high) sum += worth * here.get(chain)!;
          continue;
        }
        comparisons += here.size;
        for (const [other, part] of here) {
          const between = at[other]!;
          if (other !== chain && between >= 0 && low < between && between < high) sum += worth * part;
        }
      }
    }
    return sum;
  }

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
    }
    const [up, down] = hanging[chain]!;
    sum += (up! * Math.max(0, row) + down! * Math.max(0, rows.length - 1 - row)) * price.border;
    return isCareful() && sum < limit ? sum + costOfRises(chain, row, limit - sum) : sum;
  }

  function put(chain: number): void {
    const { first, last } = chains[chain]!;
    const end = 2 * rows.length - 1;
    // Rows count double: the odd places are new rows between them.
    let best = end;
    let least = Number.POSITIVE_INFINITY;
    const near = isCareful() ? undefined : 2 * (rowBeside(chain) ?? rows.length - 1);
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

  return { put, take, at };
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

/** The ways across the flow inside one lane, by column. */
function findRises(
  graph: Graph,
  lane: number,
  column: Int32Array,
  columns: number,
  chainOf: Int32Array,
): readonly (readonly Rise[])[] {
  const rises: Rise[][] = Array.from({ length: columns }, () => []);
  const add = (place: number, from: number, to: number, worth: number): void => {
    if (from !== to) rises[place]!.push({ from, to, worth });
  };
  for (const { from, to, out, into } of graph.edges) {
    const [start, end] = [graph.lane[from]!, graph.lane[to]!];
    const isStraight = column[from] === column[to] && out % 2 === 1 && into % 2 === 1;
    const worth = isStraight ? price.blocked : price.inTheWay;
    const isUp = end < start;
    if (start === end) {
      if (start !== lane || from === to) continue;
      if (out % 2 === 1) add(column[from]!, chainOf[from]!, chainOf[to]!, worth);
      if (into % 2 === 1 && !isStraight) add(column[to]!, chainOf[to]!, chainOf[from]!, worth);
      continue;
    }
    if (start === lane && out === (isUp ? up : down)) add(column[from]!, chainOf[from]!, isUp ? above : below, worth);
    if (end === lane && into === (isUp ? down : up)) add(column[to]!, chainOf[to]!, isUp ? below : above, worth);
  }
  return rises;
}

/** Gives every node a row in its lane: straight runs on one row, branches above or below as their handles say. */
export function placeRows(graph: Graph, column: Int32Array): Placement {
  const columns = column.reduce((most, value) => Math.max(most, value), 0) + 1;
  const relations = relate(graph);
  const straight: number[][] = Array.from({ length: graph.nodeCount }, () => []);
  for (const { from, to, out, into } of graph.edges) {
    const isIn = graph.lane[from] === graph.lane[to];
    if (isIn && out === right && into === left && column[from]! < column[to]!) straight[from]!.push(to);
  }
  const row = new Int32Array(graph.nodeCount);
  const chainOf = new Int32Array(graph.nodeCount);
  const all: (readonly number[])[] = [];
  graph.laneNodes.forEach((nodes, index) => {
    const chains = coverByChains(graph, nodes, column, straight);
    chains.forEach((chain, own) => {
      for (const node of chain.nodes) chainOf[node] = own;
      all.push(chain.nodes);
    });
    const lane = openLane(chains, column, {
      chainOf,
      relations,
      rises: findRises(graph, index, column, columns, chainOf),
    });
    // Longest first, then all again beside the others.
    for (let pass = 0; pass <= passes; pass++) {
      for (let chain = 0; chain < chains.length; chain++) {
        if (pass > 0) lane.take(chain);
        lane.put(chain);
      }
    }
    for (const node of nodes) row[node] = lane.at[chainOf[node]!]!;
  });
  return settle(graph, { column, row }, all)!;
}
