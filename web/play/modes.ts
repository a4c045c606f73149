import type { TraceColumns } from "#core/engine/results";

/** How the cases of a trace are shown: as they arrived, one of them, all from the same moment on, or no token at all. */
export type Mode = "stream" | "one" | "all" | "heat";
export const modes = ["stream", "one", "all", "heat"] as const satisfies readonly Mode[];

/** Names a case: the id of its start, and its number. */
export interface CaseName {
  readonly start: string;
  readonly case: number;
}

/** The cases of a trace in the order in which they began, with that moment in seconds. */
export function listCases(trace: TraceColumns): readonly (CaseName & { readonly begun: number })[] {
  return trace.time.flatMap((begun, i) =>
    trace.from[i] === null && trace.token[i] === 0 ? [{ start: trace.start[i]!, case: trace.case[i]!, begun }] : [],
  );
}

/** Whether two names are of the same case. */
export function isSameCase(a: CaseName | null, b: CaseName | null): boolean {
  return a === b || (a !== null && b !== null && a.start === b.start && a.case === b.case);
}

/** The rows of one case, in seconds since it began; without any where the trace does not have it. */
export function pickRows(trace: TraceColumns, name: CaseName): TraceColumns {
  const rows = trace.case.flatMap((each, i) => (each === name.case && trace.start[i] === name.start ? [i] : []));
  const begun = trace.time[rows[0] ?? 0] ?? 0;
  return order(trace, rows, () => begun);
}

/**
 * The trace that a mode shows. `one` has the case alone, from 0 on; `all` lets every case begin at 0; the others show it as it is. The same trace
 * and mode give the same rows.
 */
export function arrangeTrace(trace: TraceColumns, mode: Mode, chosen: CaseName | null): TraceColumns {
  if (mode === "one" && chosen !== null) return pickRows(trace, chosen);
  if (mode !== "all") return trace;
  const begun = new Map(listCases(trace).map((each) => [`${each.start} ${each.case}`, each.begun]));
  const since = (i: number) => begun.get(`${trace.start[i]} ${trace.case[i]}`) ?? 0;
  const rows = trace.time
    .map((_, i) => i)
    .sort((a, b) => trace.time[a]! - since(a) - (trace.time[b]! - since(b)) || a - b);
  return order(trace, rows, since);
}

/** Rows of a trace, each earlier by what `since` says. */
function order(trace: TraceColumns, rows: readonly number[], since: (row: number) => number): TraceColumns {
  const keep = <T>(column: readonly T[]): T[] => rows.map((i) => column[i]!);
  return {
    time: rows.map((i) => trace.time[i]! - since(i)),
    arrival: rows.map((i) => trace.arrival[i]! - since(i)),
    start: keep(trace.start),
    case: keep(trace.case),
    token: keep(trace.token),
    from: keep(trace.from),
    edge: keep(trace.edge),
    to: keep(trace.to),
    outcome: keep(trace.outcome),
    ...(trace.begun !== undefined && {
      begun: rows.map((i) => (trace.begun![i] == null ? null : trace.begun![i]! - since(i))),
    }),
  };
}
