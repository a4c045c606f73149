import type { TraceColumns } from "#core/engine/results";

/** The moments at which cases begin, ascending, each once. */
export function listBeginnings(trace: TraceColumns): readonly number[] {
  const times = new Set<number>();
  for (let i = 0; i < trace.time.length; i++) if (trace.from[i] === null) times.add(trace.time[i]!);
  return [...times].sort((a, b) => a - b);
}

/** The nearest moment after (1) or before (-1) a time; the time itself where there is none. */
export function stepTo(moments: readonly number[], time: number, direction: 1 | -1): number {
  const next = direction === 1 ? moments.find((each) => each > time) : moments.findLast((each) => each < time);
  return next ?? time;
}
