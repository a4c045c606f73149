import { engineVersion } from "../version.ts";
import { type Row, writeTable } from "./table.ts";

/** A mean of a run, and the exact one where it is known. */
export interface MeanBeside {
  readonly mean: number;
  readonly exact: number | null;
}

/** What one start came to at one point of a sweep. */
export interface SweptStart {
  readonly start: string;
  readonly outcomes: readonly {
    readonly id: string;
    readonly label: string;
    readonly count: number;
    readonly share: number;
    readonly ci95: readonly [number, number];
    readonly exact: number | null;
  }[];
  readonly steps: MeanBeside;
  /** Seconds. */
  readonly time: MeanBeside;
  readonly cost: MeanBeside;
}

/** What a table of a sweep is made of, as a long run answers it. */
export interface SweptRuns {
  readonly seed: number;
  readonly cases: number;
  readonly sweep: {
    readonly edge: string;
    readonly points: readonly { readonly odds: number; readonly starts: readonly SweptStart[] }[];
  };
}

/** The points of a sweep of runs as one tidy table: every measure names the odds it was taken at, as in `share at odds 0.25`. */
export function writeSweepCsv({ seed, cases, sweep }: SweptRuns): string {
  return writeTable([
    ["", "run", "", "", "seed", seed],
    ["", "run", "", "", "cases", cases],
    ["", "run", engineVersion, "", "engine", 1],
    ...sweep.points.flatMap(({ odds, starts }) =>
      starts.flatMap(({ start, outcomes, steps, time, cost }): Row[] => {
        const at = (measure: string): string => `${measure} at odds ${odds}`;
        return [
          ...outcomes.flatMap(({ id, label, count, share, ci95, exact }): Row[] => [
            [start, "outcome", id, label, at("count"), count],
            [start, "outcome", id, label, at("share"), share],
            [start, "outcome", id, label, at("ci95_low"), ci95[0]],
            [start, "outcome", id, label, at("ci95_high"), ci95[1]],
            ...(exact === null ? [] : [[start, "outcome", id, label, at("exact"), exact] satisfies Row]),
          ]),
          ...([["steps", steps] as const, ["time", time] as const, ["cost", cost] as const] as const).flatMap(
            ([kind, { mean, exact }]): Row[] => [
              [start, kind, "", "", at("mean"), mean],
              ...(exact === null ? [] : [[start, kind, "", "", at("exact_mean"), exact] satisfies Row]),
            ],
          ),
        ];
      }),
    ),
  ]);
}
