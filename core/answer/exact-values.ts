import type { StartBeside } from "../analysis/beside.ts";
import type { ExactFigures, ExactStart } from "../analysis/results.ts";
import type { StartResult } from "../engine/results.ts";
import type { Locale } from "../messages/message.ts";
import type { Unsolved } from "../messages/unsolved.ts";
import { answerWhy, asUnsolved, type WhyAnswer } from "./exact-start.ts";

/** A start of a run, perhaps with exact values. */
export interface StartAnswer extends StartBeside {
  /** Why there is no exact answer; `null` where there is one, absent where it was not asked for. */
  readonly why?: WhyAnswer | null;
}

/** Puts the exact values of a start beside those of its run, or says why there are none. */
export function putBeside(result: StartResult, found: ExactStart | Unsolved, locale: Locale): StartAnswer {
  const exact = "exact" in found && found.exact ? found : null;
  const { start, cases, outcomes, cases_by_outcome, steps, time, cost, flow, nodes, edges } = result;
  const chances = new Map(exact?.outcomes.map(({ id, probability }) => [id, probability]));
  return {
    start,
    cases,
    why: exact === null ? answerWhy(reasonOf(found), locale) : null,
    outcomes: outcomes.map((outcome) => ({ ...outcome, exact: chances.get(outcome.id) ?? null })),
    cases_by_outcome,
    steps: { ...steps, exact: exact === null ? null : momentsOf(exact) },
    time: { ...time, exact: exact === null ? null : timeOf(exact, flow !== undefined) },
    cost: { ...cost, exact: exact?.cost ?? null },
    ...(flow === undefined ? {} : { flow }),
    nodes: putAllBeside(nodes, exact?.nodes),
    edges: putAllBeside(edges, exact?.edges),
  };
}

function reasonOf(found: ExactStart | Unsolved): Unsolved {
  if ("kind" in found) return found;
  if (found.exact) throw new RangeError(`${found.start} has an exact answer`);
  return asUnsolved(found);
}

/** Exact answers know no waiting for lanes (T4). */
function timeOf({ time }: ExactFigures, waits: boolean): ExactFigures["time"] {
  return waits ? { ...time, mean: null } : time;
}

function momentsOf({ steps: { mean, variance, sd } }: ExactFigures) {
  return { mean, variance, sd };
}

function putAllBeside<Figures, Exact>(
  figures: Readonly<Record<string, Figures>>,
  exact: Readonly<Record<string, Exact>> | undefined,
): Readonly<Record<string, Figures & { readonly exact: Exact | null }>> {
  return Object.fromEntries(
    Object.entries(figures).map(([id, figure]) => [id, { ...figure, exact: exact?.[id] ?? null }]),
  );
}
