import { wordsOf } from "./fold.ts";

const counted = ["retr", "reessai", "attempt", "tries", "essai", "tentative", "count", "nombre"];
const used = [
  "max",
  "reached",
  "exceeded",
  "remaining",
  "left",
  "exhausted",
  "limit",
  "atteint",
  "restant",
  "epuis",
  "depass",
];

/** Whether a decision's label asks for the count of its loop (L4): "Max retries reached?", "Essais restants ?". */
export function asksForCount(label: string): boolean {
  const words = wordsOf(label);
  const speaksOf = (beginnings: readonly string[]): boolean =>
    words.some((word) => beginnings.some((beginning) => word.startsWith(beginning)));
  return speaksOf(counted) && speaksOf(used);
}
