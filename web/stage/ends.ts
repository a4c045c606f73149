import type { TraceColumns } from "#core/engine/results";
import type { Model } from "#core/model/model";
import { judge } from "#core/render/verdict";

/** The end of one traced case. */
export interface CaseEnd {
  readonly start: string;
  readonly case: number;
  /** Seconds of simulation at which its last token ended. */
  readonly time: number;
  /** Ids of all that its tokens came to (O1). */
  readonly outcomes: readonly string[];
}

/** A case that the timeline points at. */
export interface Mark extends CaseEnd {
  /** The label of the outcome that it is marked for. */
  readonly label: string;
}

/** An outcome of more than this share of the cases is no news; its cases are not marked. */
const rare = 0.1;
/** At most so many cases are marked, the rarest outcomes first. */
const mostMarks = 40;

/** The cases of a trace that ended, by time. */
export function listEnds(trace: TraceColumns): CaseEnd[] {
  const cases = new Map<string, { start: string; case: number; time: number; outcomes: Set<string> }>();
  for (let i = 0; i < trace.time.length; i++) {
    if (trace.to[i] !== null) continue;
    const key = `${trace.case[i]}/${trace.start[i]}`;
    let end = cases.get(key);
    if (end === undefined) {
      end = { start: trace.start[i]!, case: trace.case[i]!, time: 0, outcomes: new Set() };
      cases.set(key, end);
    }
    end.time = Math.max(end.time, trace.time[i]!);
    const outcome = trace.outcome[i] ?? null;
    if (outcome !== null) end.outcomes.add(outcome);
  }
  return [...cases.values()]
    .map((end) => ({ ...end, outcomes: [...end.outcomes] }))
    .sort((a, b) => a.time - b.time || a.case - b.case);
}

/**
 * The cases worth pointing at: those with a bad outcome that at most a tenth of the cases of their start have. Where there are too many,
 * the rarest.
 */
export function listMarks(model: Model, ends: readonly CaseEnd[]): Mark[] {
  const labels = new Map<string, string>();
  for (const start of model.starts) for (const outcome of start.outcomes) labels.set(outcome.id, outcome.label);
  const count = new Map<string, number>();
  const tally = (key: string) => count.set(key, (count.get(key) ?? 0) + 1);
  for (const end of ends) {
    tally(end.start);
    for (const outcome of end.outcomes) tally(`${end.start} ${outcome}`);
  }
  const shareOf = (end: CaseEnd, outcome: string) => count.get(`${end.start} ${outcome}`)! / count.get(end.start)!;
  const marks = ends.flatMap((end): { mark: Mark; share: number }[] => {
    const bad = end.outcomes
      .map((id) => ({ id, label: labels.get(id) ?? id, share: shareOf(end, id) }))
      .filter(({ id, label, share }) => share <= rare && judge(id, label) === "bad")
      .sort((a, b) => a.share - b.share)[0];
    return bad === undefined ? [] : [{ mark: { ...end, label: bad.label }, share: bad.share }];
  });
  return marks
    .sort((a, b) => a.share - b.share)
    .slice(0, mostMarks)
    .map(({ mark }) => mark)
    .sort((a, b) => a.time - b.time);
}
