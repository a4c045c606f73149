import type { Results } from "../engine/results.ts";
import type { SweptRuns, SweptStart } from "../formats/sweep-csv.ts";
import type { Locale } from "../messages/message.ts";
import { engineVersion } from "../version.ts";
import type { DiagnosticAnswer } from "./diagnostics.ts";
import type { WhyAnswer } from "./exact-start.ts";
import { putBeside } from "./exact-values.ts";
import type { Solved } from "./simulate.ts";

/** What one start came to at one point of a sweep, as it is answered. */
export interface SweepStart extends SweptStart {
  readonly cases: number;
  /** Why there is no exact answer; `null` where there is one. */
  readonly why: WhyAnswer | null;
}

/** One point of a sweep: a run with these odds. */
export interface SweepPoint {
  readonly odds: number;
  readonly starts: readonly SweepStart[];
}

/** The answer of a sweep of runs. */
export interface SweepBody extends SweptRuns {
  readonly engine: string;
  readonly replications: number;
  readonly diagnostics: readonly DiagnosticAnswer[];
  readonly sweep: { readonly edge: string; readonly points: readonly SweepPoint[] };
}

/** Writes a point from the results of its run. */
export function writePoint(odds: number, { starts }: Results, solved: Solved, locale: Locale): SweepPoint {
  return {
    odds,
    starts: starts.map((result, i) => {
      const { start, cases, why, outcomes, steps, time, cost } = putBeside(result, solved.starts[i]!, locale);
      return {
        start,
        cases,
        why: why ?? null,
        outcomes: outcomes.map(({ id, label, count, share, ci95, exact }) => {
          return { id, label, count, share, ci95, exact: exact ?? null };
        }),
        steps: { mean: steps.mean, exact: steps.exact?.mean ?? null },
        time: { mean: time.mean, exact: time.exact?.mean ?? null },
        cost: { mean: cost.mean, exact: cost.exact?.mean ?? null },
      };
    }),
  };
}

/** What stands around the points of a sweep. */
export function writeSweep(
  asked: { readonly seed: number; readonly cases: number; readonly replications: number; readonly edge: string },
  diagnostics: readonly DiagnosticAnswer[],
  points: readonly SweepPoint[],
): SweepBody {
  const { seed, cases, replications, edge } = asked;
  return { engine: engineVersion, seed, cases, replications, diagnostics, sweep: { edge, points } };
}
