import type { Graph } from "./graph.ts";

/** Columns and rows of all nodes; rows count from 0 in each lane. */
export interface Placement {
  readonly column: Int32Array;
  readonly row: Int32Array;
  readonly columns: number;
  readonly rows: readonly number[];
  /** Runs of nodes that share a row, in order along the flow, of all lanes. */
  readonly chains: readonly (readonly number[])[];
}

/** Columns and rows while nodes are moved: any numbers, only their order counts. */
export interface Trial {
  readonly column: Float64Array | Int32Array;
  readonly row: Float64Array | Int32Array;
}

/** Numbers the rows of each lane from 0 and leaves out empty columns; `null` where two nodes would stand on one spot. */
export function settle(graph: Graph, trial: Trial, chains: Placement["chains"]): Placement | null {
  const used = [...new Set(trial.column)].sort((a, b) => a - b);
  const place = new Map(used.map((value, index) => [value, index]));
  const column = Int32Array.from(trial.column, (value) => place.get(value)!);
  const row = new Int32Array(graph.nodeCount);
  const taken = new Set<string>();
  const rows = graph.laneNodes.map((nodes) => {
    const order = [...new Set(nodes.map((node) => trial.row[node]!))].sort((a, b) => a - b);
    for (const node of nodes) row[node] = order.indexOf(trial.row[node]!);
    return Math.max(1, order.length);
  });
  // A chain holds all columns from its first to its last.
  for (const chain of chains) {
    const node = chain[0]!;
    const last = column[chain[chain.length - 1]!]!;
    for (let at = column[node]!; at <= last; at++) {
      const spot = `${graph.lane[node]} ${row[node]} ${at}`;
      if (taken.has(spot)) return null;
      taken.add(spot);
    }
  }
  return { column, row, columns: Math.max(1, used.length), rows, chains };
}
