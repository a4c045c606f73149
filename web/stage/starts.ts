import type { TraceColumns } from "#core/engine/results";
import type { Model } from "#core/model/model";

/** The rows of a trace that belong to cases of the model's starts; the trace itself where all do. */
export function keepStarts(trace: TraceColumns, model: Model): TraceColumns {
  const starts = new Set(model.starts.map(({ node }) => model.nodes[node]!.id));
  const rows = trace.start.flatMap((start, i) => (starts.has(start) ? [i] : []));
  if (rows.length === trace.start.length) return trace;
  const keep = <T>(column: readonly T[]): T[] => rows.map((i) => column[i]!);
  return {
    time: keep(trace.time),
    arrival: keep(trace.arrival),
    start: keep(trace.start),
    case: keep(trace.case),
    token: keep(trace.token),
    from: keep(trace.from),
    edge: keep(trace.edge),
    to: keep(trace.to),
    outcome: keep(trace.outcome),
    ...(trace.begun === undefined ? {} : { begun: keep(trace.begun) }),
  };
}
