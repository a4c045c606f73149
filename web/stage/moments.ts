import type { TraceColumns } from "#core/engine/results";
import { Doing, type Legs } from "./legs.ts";

/**
 * The moments that `Player.step` goes to, ascending: one for each distinct time of an event. Where tokens set out at that time it lies in the
 * middle of the shortest of their glides, so that the step shows every one of them on its way.
 */
export function listMoments(trace: TraceColumns, legs: Legs): Float64Array {
  const shortest = new Map<number, number>();
  for (let i = 0; i < legs.count; i++) {
    if (legs.doing[i] !== Doing.gliding && legs.doing[i] !== Doing.approaching) continue;
    const from = legs.from[i]!;
    const length = legs.until[i]! - from;
    shortest.set(from, Math.min(length, shortest.get(from) ?? length));
  }
  const times = new Set(trace.time);
  return Float64Array.from(times, (time) => time + (shortest.get(time) ?? 0) / 2).sort();
}

/** The moments at which cases come to one of these nodes (by id), in order. */
export function listArrivals(trace: TraceColumns | null, nodes: ReadonlySet<string>): Float64Array {
  const { to = [], arrival = [] } = trace ?? {};
  return Float64Array.from(new Set(arrival.filter((_, i) => nodes.has(to[i] ?? "")))).sort();
}

/** The moments at which cases start, in order. */
export function listCaseStarts({ time, from }: TraceColumns): Float64Array {
  return Float64Array.from(new Set(time.filter((_, i) => from[i] === null))).sort();
}
