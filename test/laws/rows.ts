import type { TraceColumns } from "#core/engine/results";

/** One event of a trace. */
export interface Row {
  readonly time: number;
  readonly arrival: number;
  readonly start: string;
  readonly case: number;
  readonly token: number;
  readonly from: string | null;
  readonly edge: string | null;
  readonly to: string | null;
  readonly outcome: string | null;
}

/** The events of a trace, in its order. */
export function rowsOf(trace: TraceColumns): Row[] {
  return trace.time.map((time, i) => ({
    time,
    arrival: trace.arrival[i]!,
    start: trace.start[i]!,
    case: trace.case[i]!,
    token: trace.token[i]!,
    from: trace.from[i]!,
    edge: trace.edge[i]!,
    to: trace.to[i]!,
    outcome: trace.outcome[i]!,
  }));
}

/** Names the token of an event, over all starts and cases. */
export function tokenOf(row: Row): string {
  return `${row.start} ${row.case} ${row.token}`;
}

export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
