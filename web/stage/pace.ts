import type { TraceColumns } from "#core/engine/results";

/** How simulation time becomes time on the screen. */
export interface Pace {
  /** Seconds of simulation per second on the screen at speed 1. */
  readonly rate: number;
  /** Longest glide along edges that take no time, in seconds of simulation. */
  readonly glide: number;
  /** Length of the glide that follows a token's last event, in seconds of simulation. */
  readonly tail: number;
}

/** A trace plays in about this many seconds, if that lets a step be seen. */
const whole = 45;
/** A typical step takes between these many seconds on the screen ... */
const fastestStep = 0.5;
const slowestStep = 1.2;
/** ... unless the whole would then take longer than this many. */
const longest = 360;
/** A glide along edges that take no time lasts at most this many seconds on the screen at speed 1. */
const longestGlide = 0.8;
/** The part of a stay that the glide to it may take. */
export const glidePart = 0.6;

/**
 * Chooses the pace of a trace: as a whole in 45 s, but a typical step (the median of all stays and travels that take time) in 0.5 to 1.2 s,
 * and never longer than 6 min. It depends on the trace alone.
 */
export function choosePace(trace: TraceColumns, stays: readonly number[]): Pace {
  let end = 0;
  for (let i = 0; i < trace.time.length; i++) end = Math.max(end, trace.time[i]!, trace.arrival[i]!);
  const step = median(stays);
  let rate = end / whole;
  if (step > 0) rate = Math.min(Math.max(rate, step / slowestStep), step / fastestStep);
  rate = Math.max(rate, end / longest);
  if (!(rate > 0)) rate = 1;
  const glide = longestGlide * rate;
  return { rate, glide, tail: step > 0 ? Math.min(glide, glidePart * step) : glide };
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
