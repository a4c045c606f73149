import type { Results, StartResult, Summary } from "../engine/results.ts";

/** One figure: the start (empty where it is over all starts), what it is of, the id and label of that, what was measured, and the value. */
type Row = readonly [start: string, kind: string, id: string, label: string, measure: string, value: number];

const head = "start,kind,id,label,measure,value";

const summaryFields = ["mean", "sd", "variance", "min", "p50", "p90", "p95", "p99", "max"] as const;

/** Beginnings that some spreadsheet takes for a formula, white space and full-width signs included. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * The results as one tidy table (RFC 4180, lines end with CR LF): one figure a row, `start,kind,id,label,measure,value`, so that a spreadsheet
 * can filter and pivot it. Shares are fractions, times seconds, truths 1 and 0. Text that a spreadsheet could take for a formula begins with an
 * apostrophe.
 */
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
  return `${head}\r\n${rows.map((row) => `${row.map(writeField).join(",")}\r\n`).join("")}`;
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

function writeField(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
