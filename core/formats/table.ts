/** One figure: the start (empty where it is over all starts), what it is of, the id and label of that, what was measured, and the value. */
export type Row = readonly [start: string, kind: string, id: string, label: string, measure: string, value: number];

/** What stands between fields: a comma, or a semicolon with decimal commas, as spreadsheets expect it where figures have a comma. */
export type Dialect = "comma" | "semicolon";

const head = "start,kind,id,label,measure,value";

/** Beginnings that some spreadsheet takes for a formula, white space and full-width signs included. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * Figures as one tidy table (RFC 4180, lines end with CR LF): one a row, so that a spreadsheet can filter and pivot it. Text that a spreadsheet could take for a
 * formula begins with an apostrophe.
 */
export function writeTable(rows: readonly Row[], dialect: Dialect = "comma"): string {
  const sign = dialect === "comma" ? "," : ";";
  const lines = rows.map((row) => row.map((value) => writeField(value, dialect)).join(sign));
  return [head.replaceAll(",", sign), ...lines].map((line) => `${line}\r\n`).join("");
}

function writeField(value: string | number, dialect: Dialect): string {
  if (typeof value === "number") return dialect === "comma" ? String(value) : String(value).replace(".", ",");
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
