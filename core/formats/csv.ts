import type { Results, StartResult, Summary } from "../engine/results.ts";
import { type Row, writeTable } from "./table.ts";

const summaryFields = ["mean", "sd", "variance", "min", "p50", "p90", "p95", "p99", "max"] as const;

/** The results of a run as one tidy table: shares are fractions, times seconds, truths 1 and 0. */
export function writeCsv(results: Results): string {
  const { seed, cases, starts, lanes, expectations } = results;
  const rows: Row[] = [
    ["", "run", "", "", "seed", seed],
    ["", "run", "", "", "cases", cases],
    ...starts.flatMap(listStart),
    ...Object.entries(lanes).map(([id, { cost }]): Row => ["", "lane", id, "", "cost", cost]),
    ...expectations.flatMap(({ text, holds, value }): Row[] => [
      ["", "expectation", text, "", "holds", holds ? 1 : 0],
      ["", "expectation", text, "", "value", value],
    ]),
  ];
  return writeTable(rows);
}

function listStart({ start, cases, outcomes, cases_by_outcome, steps, time, cost, nodes, edges }: StartResult): Row[] {
  return [
    [start, "start", start, "", "cases", cases],
    ...outcomes.flatMap(({ id, label, count, share, ci95 }): Row[] => [
      [start, "outcome", id, label, "count", count],
      [start, "outcome", id, label, "share", share],
      [start, "outcome", id, label, "ci95_low", ci95[0]],
      [start, "outcome", id, label, "ci95_high", ci95[1]],
    ]),
    ...cases_by_outcome.map(
      ({ outcomes, count }): Row => [start, "outcomes", outcomes.join(" + "), "", "count", count],
    ),
    ...listSummary(start, "steps", steps),
    ...listSummary(start, "time", time),
    [start, "time", "", "", "waiting_mean", time.waiting.mean],
    [start, "time", "", "", "service_mean", time.service.mean],
    [start, "cost", "", "", "mean", cost.mean],
    ...Object.entries(nodes).flatMap(([id, { passes, reached }]): Row[] => [
      [start, "node", id, "", "passes", passes],
      [start, "node", id, "", "reached", reached],
    ]),
    ...Object.entries(edges).flatMap(([id, { passes, reached, share }]): Row[] => [
      [start, "edge", id, "", "passes", passes],
      [start, "edge", id, "", "reached", reached],
      [start, "edge", id, "", "share", share],
    ]),
  ];
}

function listSummary(start: string, kind: string, summary: Summary): Row[] {
  return summaryFields.map((measure) => [start, kind, "", "", measure, summary[measure]]);
}
