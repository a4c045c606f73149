import type { TraceColumns } from "#core/engine/results";
import type { Model } from "#core/model/model";
import { listEnds } from "./stage/ends.ts";
import { formatClock } from "./stage/format.ts";
import type { Player } from "./stage/types.ts";
import type { Context } from "./view.ts";

/** Milliseconds of rest after which the moment is told: a row of steps is told once. */
const rest = 400;

/** What there is to tell at a moment: cases that have begun and have not ended, and those that ended, by the label of their outcome. */
export interface Moment {
  readonly under: number;
  readonly ended: number;
  readonly outcomes: readonly { readonly label: string; readonly count: number }[];
}

/** Counts the cases of a trace at a time in seconds. */
export function countCasesAt(trace: TraceColumns, model: Model, time: number): Moment {
  const labels = new Map<string, string>();
  for (const start of model.starts) for (const outcome of start.outcomes) labels.set(outcome.id, outcome.label);
  let begun = 0;
  for (let i = 0; i < trace.time.length; i++) if (trace.from[i] === null && trace.time[i]! <= time) begun++;
  const ended = listEnds(trace).filter((end) => end.time <= time);
  const counts = new Map<string, number>();
  for (const { outcomes } of ended) for (const id of outcomes) counts.set(id, (counts.get(id) ?? 0) + 1);
  return {
    under: Math.max(0, begun - ended.length),
    ended: ended.length,
    outcomes: [...counts].map(([id, count]) => ({ label: labels.get(id) ?? id, count })),
  };
}

/**
 * Tells the moment to screen readers when the picture comes to rest (a pause, a step, a jump), never while it plays. `said` gets the sentence. Returns
 * the way to stop.
 */
export function speakMoments(
  player: Player,
  trace: () => { readonly trace: TraceColumns; readonly model: Model } | null,
  context: Context,
  say: (text: string) => void,
): () => void {
  const { words, figures, locale } = context;
  let due: ReturnType<typeof setTimeout> | undefined;
  let told = player.state;

  function tell(): void {
    const known = trace();
    if (known === null || player.state.playing) return;
    const { time, duration } = player.state;
    const { under, ended, outcomes } = countCasesAt(known.trace, known.model, time);
    const list = outcomes.map(({ label, count }) => `${label} ${figures.count(count)}`).join(", ");
    say(words.spoken(figures, formatClock(time, duration, locale), under, ended, list));
  }

  const forget = player.subscribe((state) => {
    const moved = state.time !== told.time || state.playing !== told.playing;
    // Another trace is no step of the person's.
    const same = state.duration === told.duration;
    told = state;
    clearTimeout(due);
    if (moved && same && !state.playing) due = setTimeout(tell, rest);
  });
  return () => {
    clearTimeout(due);
    forget();
  };
}
