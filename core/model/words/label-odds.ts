import { fold } from "./fold.ts";

/** A share at the end of the label or alone: `90%`, `(90%)`, `(0.9)`, `(9/10)`. */
const share =
  /(?:^|\s)(?:(?<percent>\d+(?:[.,]\d+)?) ?%|\((?<inner>\d+(?:[.,]\d+)?) ?%\)|\((?<decimal>\d*[.,]\d+)\)|\((?<over>\d+)\/(?<under>\d+)\))$/u;
/** What makes the number a condition instead. */
const condition = /(?:[<>=≤≥≠]|\b(?:over|under|above|below|plus de|moins de))$/;

/** Odds that stand in an edge's label (S9), as a fraction, possibly above 1; `null` if there are none: "2xx 90%", "Yes (0.9)". */
export function readLabelOdds(label: string): number | null {
  const folded = fold(label);
  const match = share.exec(folded);
  if (match?.groups === undefined || condition.test(folded.slice(0, match.index).trimEnd())) return null;
  const { percent, inner, decimal, over, under } = match.groups;
  const hundredths = percent ?? inner;
  if (hundredths !== undefined) return readDecimal(hundredths) / 100;
  if (decimal !== undefined) return readDecimal(decimal);
  const parts = Number(under);
  return parts === 0 ? null : Number(over) / parts;
}

/** The label without the odds at its end, for where they stand beside it: "2xx 90%" is "2xx". */
export function dropLabelOdds(label: string): string {
  return readLabelOdds(label) === null ? label : label.trimEnd().replace(/(?:^|\s)\S*(?<=\d)(?: ?%)?\)?$/u, "");
}

function readDecimal(text: string): number {
  return Number(text.replace(",", "."));
}
