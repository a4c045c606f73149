import type { Results, StartResult } from "../engine/results.ts";

type Row = readonly (string | number)[];

const head: Row = ["start", "kind", "id", "label", "measure", "value"];

/**
 * The results as one tidy table (RFC 4180, lines end with CR LF): one figure a row, `start,kind,id,label,measure,value`, so that a spreadsheet
 * can filter and pivot it. Shares are fractions, times seconds. Text that a spreadsheet could take for a formula begins with an apostrophe.
 */
export function writeCsv(results: Results): string {
  const rows: Row[] = [head];
  for (const start of results.starts) rows.push(...listStart(start));
  for (const { text, holds, value } of results.expectations) {
    rows.push(["", "expectation", text, "", "holds", holds ? 1 : 0], ["", "expectation", text, "", "value", value]);
  }
  return rows.map((row) => `${row.map(writeField).join(",")}\r\n`).join("");
}

function listStart({ start, cases, outcomes, steps, time, cost, nodes, edges }: StartResult): Row[] {
  const rows: Row[] = [[start, "start", start, "", "cases", cases]];
  for (const { id, label, count, share, ci95 } of outcomes) {
    rows.push(
      [start, "outcome", id, label, "count", count],
      [start, "outcome", id, label, "share", share],
      [start, "outcome", id, label, "ci95_low", ci95[0]],
      [start, "outcome", id, label, "ci95_high", ci95[1]],
    );
  }
  for (const measure of ["mean", "sd", "variance", "min", "p50", "p90", "p95", "p99", "max"] as const) {
    rows.push([start, "steps", "", "", measure, steps[measure]], [start, "time", "", "", measure, time[measure]]);
  }
  rows.push(
    [start, "time", "", "", "waiting_mean", time.waiting.mean],
    [start, "time", "", "", "service_mean", time.service.mean],
  );
  rows.push([start, "cost", "", "", "mean", cost.mean]);
  for (const [id, { passes, reached }] of Object.entries(nodes)) {
    rows.push([start, "node", id, "", "passes", passes], [start, "node", id, "", "reached", reached]);
  }
  for (const [id, { passes, reached, share }] of Object.entries(edges)) {
    rows.push(
      [start, "edge", id, "", "passes", passes],
      [start, "edge", id, "", "reached", reached],
      [start, "edge", id, "", "share", share],
    );
  }
  return rows;
}

function writeField(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
