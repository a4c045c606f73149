import type { ResultsBeside, StartBeside } from "../analysis/beside.ts";
import type { ExactPassages } from "../analysis/results.ts";
import type { LaneResult, Summary } from "../engine/results.ts";
import { engineVersion } from "../version.ts";
import { type Dialect, type Row, writeTable } from "./table.ts";

const summaryFields = ["mean", "sd", "variance", "min", "p50", "p90", "p95", "p99", "max"] as const;

/**
 * The results of a run as one tidy table: shares are fractions, times seconds, truths 1 and 0. Exact values have rows where there are any. The version of the
 * engine is the id of a row, and the text of the diagram, where it is given, the label of one, whose value is its length in UTF-16 units.
 */
export function writeCsv(results: ResultsBeside, dialect: Dialect = "comma", text: string | null = null): string {
  const { seed, cases, starts, lanes, expectations } = results;
  const rows: Row[] = [
    ["", "run", "", "", "seed", seed],
    ["", "run", "", "", "cases", cases],
    ["", "run", engineVersion, "", "engine", 1],
    ...(text === null ? [] : [["", "run", "", text, "text", text.length] satisfies Row]),
    ...starts.flatMap(listStart),
    ...Object.entries(lanes).flatMap(([id, lane]) => listLane(id, lane)),
    ...expectations.flatMap(({ text, holds, value, exact }): Row[] => [
      ["", "expectation", text, "", "holds", holds ? 1 : 0],
      ["", "expectation", text, "", "value", value],
      ["", "expectation", text, "", "exact", exact ? 1 : 0],
    ]),
  ];
  return writeTable(rows, dialect);
}

/** Without a capacity a lane only has a cost. */
function listLane(id: string, { utilisation, waiting, queue, cost }: LaneResult): Row[] {
  const row = (measure: string, value: number): Row => ["", "lane", id, "", measure, value];
  if (utilisation === null) return [row("cost", cost)];
  return [
    row("utilisation", utilisation),
    row("waiting_mean", waiting.mean),
    row("queue_mean", queue.mean),
    row("queue_max", queue.max),
    row("cost", cost),
  ];
}

function listStart({ start, cases, outcomes, cases_by_outcome, steps, time, cost, nodes, edges }: StartBeside): Row[] {
  return [
    [start, "start", start, "", "cases", cases],
    ...outcomes.flatMap(({ id, label, count, share, ci95, exact }): Row[] => [
      [start, "outcome", id, label, "count", count],
      [start, "outcome", id, label, "share", share],
      [start, "outcome", id, label, "ci95_low", ci95[0]],
      [start, "outcome", id, label, "ci95_high", ci95[1]],
      ...list([start, "outcome", id, label, "exact"], exact),
    ]),
    ...cases_by_outcome.map(
      ({ outcomes, count }): Row => [start, "outcomes", outcomes.join(" + "), "", "count", count],
    ),
    ...listSummary(start, "steps", steps),
    ...list([start, "steps", "", "", "exact_mean"], steps.exact?.mean),
    ...list([start, "steps", "", "", "exact_variance"], steps.exact?.variance),
    ...list([start, "steps", "", "", "exact_sd"], steps.exact?.sd),
    ...listSummary(start, "time", time),
    [start, "time", "", "", "waiting_mean", time.waiting.mean],
    [start, "time", "", "", "service_mean", time.service.mean],
    ...list([start, "time", "", "", "exact_mean"], time.exact?.mean),
    ...list([start, "time", "", "", "exact_service_mean"], time.exact?.service.mean),
    [start, "cost", "", "", "mean", cost.mean],
    ...list([start, "cost", "", "", "exact_mean"], cost.exact?.mean),
    ...Object.entries(nodes).flatMap(([id, { passes, reached, exact }]): Row[] => [
      [start, "node", id, "", "passes", passes],
      [start, "node", id, "", "reached", reached],
      ...listPassages(start, "node", id, exact),
    ]),
    ...Object.entries(edges).flatMap(([id, { passes, reached, share, exact }]): Row[] => [
      [start, "edge", id, "", "passes", passes],
      [start, "edge", id, "", "reached", reached],
      [start, "edge", id, "", "share", share],
      ...listPassages(start, "edge", id, exact),
      ...list([start, "edge", id, "", "exact_share"], exact?.share),
    ]),
  ];
}

function listSummary(start: string, kind: string, summary: Summary): Row[] {
  return summaryFields.map((measure) => [start, kind, "", "", measure, summary[measure]]);
}

function listPassages(start: string, kind: string, id: string, exact: ExactPassages | null | undefined): Row[] {
  return [
    ...list([start, kind, id, "", "exact_passes"], exact?.passes),
    ...list([start, kind, id, "", "exact_reached"], exact?.reached),
  ];
}

/** The row of a figure, if there is one. */
function list(
  [start, kind, id, label, measure]: readonly [string, string, string, string, string],
  value: number | null | undefined,
): Row[] {
  return value == null ? [] : [[start, kind, id, label, measure, value]];
}
