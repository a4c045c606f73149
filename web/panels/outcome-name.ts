import type { Words } from "../i18n/en.ts";

/** How an outcome is called on the page: its label, and for pseudo outcomes (O3) what happened there. */
export function nameOutcome({ id, label }: { readonly id: string; readonly label: string }, words: Words): string {
  if (id === "limit") return words.outcomes.limit;
  if (id.startsWith("stuck:")) return words.outcomes.stuck(label);
  if (id.startsWith("spent:")) return words.outcomes.spent(label);
  if (id.startsWith("turned-away:")) return words.outcomes.turnedAway(label);
  return label.trim() === "" ? id : label;
}
