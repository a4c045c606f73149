/** One figure: the start (empty where it is over all starts), what it is of, the id and label of that, what was measured, and the value. */
export type Row = readonly [start: string, kind: string, id: string, label: string, measure: string, value: number];

const head = "start,kind,id,label,measure,value";

/** Beginnings that some spreadsheet takes for a formula, white space and full-width signs included. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * Figures as one tidy table (RFC 4180, lines end with CR LF): one a row, so that a spreadsheet can filter and pivot it. Text that a spreadsheet could take for a
 * formula begins with an apostrophe.
 */
export function writeTable(rows: readonly Row[]): string {
  return `${head}\r\n${rows.map((row) => `${row.map(writeField).join(",")}\r\n`).join("")}`;
}

function writeField(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
