import type { BoundSweep, ExactFigures, ExactPassages, OddsSweep, SettingOutcomes } from "../analysis/results.ts";
import { type Row, writeTable } from "./table.ts";

/** What a table of exact answers is made of, as the interface answers it. */
export interface ExactAnswers {
  readonly starts: readonly (ExactFigures | { readonly exact: false; readonly start: string })[];
  readonly sensitivity?: readonly {
    readonly edge: string;
    readonly start: string;
    readonly measure: string;
    readonly outcome: string | null;
    readonly derivative: number;
  }[];
  readonly sweep?: OddsSweep;
  readonly bounds?: BoundSweep;
  readonly goal?: {
    readonly start: string;
    readonly edge: string;
    readonly outcome: string;
    readonly reached: boolean;
    readonly met: boolean;
    readonly odds: number;
    readonly rounded: number;
    readonly probability: number;
  } | null;
}

/**
 * Exact answers as one tidy table: shares are fractions, times seconds, truths 1 and 0; what is `null` has no row. Rows of a sweep are measured at `odds 0.25` or
 * `repeats 3`; a derivative is of an edge, labelled by the outcome or mean that it moves.
 */
export function writeExactCsv({ starts, sensitivity = [], sweep, bounds, goal }: ExactAnswers): string {
  return writeTable([
    ...starts.flatMap((start): Row[] =>
      start.exact ? listStart(start) : [[start.start, "start", start.start, "", "exact", 0]],
    ),
    ...sensitivity.map(
      ({ edge, start, measure, outcome, derivative }): Row => [
        start,
        "sensitivity",
        edge,
        outcome ?? measure,
        "derivative",
        derivative,
      ],
    ),
    ...(sweep?.points ?? []).flatMap((point) => listPoint("sweep", `odds ${point.odds}`, point)),
    ...(bounds?.points ?? []).flatMap((point) => listPoint("bounds", `repeats ${point.repeats}`, point)),
    ...(goal == null
      ? []
      : [
          ...(["reached", "met"] as const).map(
            (measure): Row => [goal.start, "goal", goal.edge, goal.outcome, measure, goal[measure] ? 1 : 0],
          ),
          ...(["odds", "rounded", "probability"] as const).map(
            (measure): Row => [goal.start, "goal", goal.edge, goal.outcome, measure, goal[measure]],
          ),
        ]),
  ]);
}

function listStart({ start, outcomes, steps, time, cost, nodes, edges }: ExactFigures): Row[] {
  const { mean, variance, sd, distribution } = steps;
  return [
    [start, "start", start, "", "exact", 1],
    ...outcomes.map(({ id, label, probability }): Row => [start, "outcome", id, label, "probability", probability]),
    [start, "steps", "", "", "mean", mean],
    [start, "steps", "", "", "variance", variance],
    [start, "steps", "", "", "sd", sd],
    ...distribution.map((one): Row => [start, "distribution", String(one.steps), "", "probability", one.probability]),
    ...(time.mean === null ? [] : [[start, "time", "", "", "mean", time.mean] satisfies Row]),
    [start, "time", "", "", "service_mean", time.service.mean],
    [start, "cost", "", "", "mean", cost.mean],
    ...Object.entries(nodes).flatMap(([id, passages]) => listPassages(start, "node", id, passages)),
    ...Object.entries(edges).flatMap(([id, passages]) => [
      ...listPassages(start, "edge", id, passages),
      [start, "edge", id, "", "share", passages.share] satisfies Row,
    ]),
  ];
}

function listPassages(start: string, kind: string, id: string, { passes, reached }: ExactPassages): Row[] {
  const row: Row = [start, kind, id, "", "passes", passes];
  return reached === null ? [row] : [row, [start, kind, id, "", "reached", reached]];
}

function listPoint(kind: string, measure: string, { starts }: SettingOutcomes): Row[] {
  return starts.flatMap(({ start, outcomes }) =>
    (outcomes ?? []).map(({ id, label, probability }): Row => [start, kind, id, label, measure, probability]),
  );
}
